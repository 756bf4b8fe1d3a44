"""Forms of the pages on which the firm sets up its work."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shared_apps.organisations.written import WrittenForm
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.enums import DossierKind, EntryRule, ProductKind, StageOutcome, StageTone
from tenant_apps.dossiers.models import Letter, PointTemplate, ProductText, Stage, Workflow
from tenant_apps.dossiers.models.templates import TEMPLATE_KINDS
from tenant_apps.dossiers.questions import answer_choices
from vestibule.core.actors import Actor
from vestibule.core.forms import Form


class AddWorkflowForm(WrittenForm):
    """A workflow of the firm's own."""

    kind = forms.ChoiceField(label=_("For dossiers about"), choices=DossierKind.choices)
    like = forms.ModelChoiceField(
        label=_("Begin with the stages of"),
        queryset=Workflow.objects.none(),
        to_field_name="public_id",
        empty_label=None,
        help_text=_("You can change, add and remove stages afterwards."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["like"].queryset = Workflow.objects.visible_to(actor).order_by("position", "pk")
        self.add_text("name", _("Name"), max_length=100)
        self.order_fields([*(name for name in self.fields if name.startswith("name_")), "kind", "like"])


class WorkflowForm(WrittenForm):
    """The name of a workflow, and whether it is offered."""

    is_active = forms.BooleanField(
        label=_("Offer it for new dossiers"),
        required=False,
        help_text=_("Dossiers that follow it already go on."),
    )

    def __init__(self, *args: Any, workflow: Workflow, **kwargs: Any) -> None:
        super().__init__(*args, initial={"is_active": workflow.is_active}, **kwargs)
        self.add_text("name", _("Name"), max_length=100, source=workflow)
        self.order_fields([*(name for name in self.fields if name.startswith("name_")), "is_active"])


class StageSettingsForm(WrittenForm):
    """A stage of a workflow."""

    tone = forms.ChoiceField(label=_("Colour"), choices=StageTone.choices, initial=StageTone.INFO)
    outcome = forms.ChoiceField(
        label=_("State of a dossier in this stage"), choices=StageOutcome.choices, initial=StageOutcome.ONGOING
    )
    rules = forms.MultipleChoiceField(
        label=_("Before a dossier may enter"),
        choices=EntryRule.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who tries to move a dossier here too early reads what is missing."),
    )

    def __init__(self, *args: Any, stage: Stage | None = None, **kwargs: Any) -> None:
        initial = {"tone": stage.tone, "outcome": stage.outcome, "rules": stage.rules} if stage else None
        super().__init__(*args, initial=initial, **kwargs)
        self.add_text("name", _("Name"), max_length=100, source=stage)
        names = [name for name in self.fields if name.startswith("name_")]
        self.order_fields([*names, "tone", "outcome", "rules"])

    @property
    def facts(self) -> dict[str, Any]:
        """What the commands take."""
        return {
            "names": self.texts("name"),
            "tone": self.cleaned_data["tone"],
            "outcome": self.cleaned_data["outcome"],
            "rules": self.cleaned_data["rules"],
        }


class PointTemplateForm(WrittenForm):
    """Something that is usually asked."""

    product_kind = forms.ChoiceField(
        label=_("For"), required=False, choices=[("", _("Any dossier")), *ProductKind.choices]
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, kind.label) for kind in TEMPLATE_KINDS])
    document_type = forms.ModelChoiceField(
        label=_("Document"),
        queryset=DocumentType.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("No document"),
    )
    is_of_each = forms.BooleanField(
        label=_("Ask each applicant"),
        required=False,
        initial=True,
        help_text=_("Otherwise it is asked once, of all applicants together."),
    )
    is_usual = forms.BooleanField(
        label=_("Propose it in every dossier"),
        required=False,
        initial=True,
        help_text=_("Otherwise it is asked only because of an answer, or when somebody chooses it."),
    )
    days = forms.IntegerField(label=_("Days to do it in"), required=False, min_value=1, max_value=365)

    def __init__(self, *args: Any, actor: Actor, template: PointTemplate | None = None, **kwargs: Any) -> None:
        names = ("kind", "is_of_each", "is_usual", "days")
        initial = {name: getattr(template, name) for name in names} if template else {}
        if template and template.document_type:
            initial["document_type"] = template.document_type.public_id
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        kept = Q(pk=template.document_type_id) if template else Q(pk__in=())
        types = DocumentType.objects.visible_to(actor).filter(Q(is_active=True) | kept)
        self.fields["document_type"].queryset = types.by_name()
        self.add_text("subject", _("What has to be done"), max_length=200, source=template, is_required=False)
        self.add_text("remark", _("Remark"), max_length=2000, source=template, is_required=False, rows=2)
        if template:
            del self.fields["product_kind"]
        texts = [name for name in self.fields if name.startswith(("subject_", "remark_"))]
        self.order_fields(["product_kind", "kind", "document_type", *texts, "is_of_each", "is_usual", "days"])

    @property
    def facts(self) -> dict[str, Any]:
        """What the commands take."""
        plain = {name: self.cleaned_data[name] for name in ("kind", "document_type", "is_of_each", "is_usual", "days")}
        return plain | {"subjects": self.texts("subject"), "remarks": self.texts("remark")}


class RuleForm(Form):
    """An answer because of which something is asked."""

    answer = forms.ChoiceField(label=_("When the client answers"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [("", _("Choose an answer")), *answer_choices(actor)]

    @property
    def status(self) -> int:
        return 422 if self.errors else 200

    @property
    def facts(self) -> dict[str, str]:
        """What the command takes."""
        question, _bar, option = self.cleaned_data["answer"].partition("|")
        return {"question": question, "option": option}


class LetterForm(WrittenForm):
    """A letter about action points."""

    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("By which your colleagues choose it."))

    def __init__(self, *args: Any, letter: Letter | None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": letter.name} if letter else {}, **kwargs)
        self.add_text("subject", pgettext_lazy("of a letter", "Subject"), max_length=150, source=letter)
        self.add_text("body", _("Text"), max_length=4000, source=letter, rows=6)
        first = self.fields_of("body")[0].field
        first.help_text = _("{name}, {adviser}, {firm} and {count} are filled in. What is open follows by itself.")

    @property
    def facts(self) -> dict[str, Any]:
        """What the command takes."""
        return {"name": self.cleaned_data["name"], "subjects": self.texts("subject"), "bodies": self.texts("body")}


class ProductTextForm(WrittenForm):
    """What every client reads about a kind of product."""

    def __init__(self, *args: Any, text: ProductText | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_text("text", _("Text"), max_length=4000, source=text, is_required=False, rows=8)

    @property
    def facts(self) -> dict[str, Any]:
        """What the command takes."""
        return {"texts": self.texts("text")}
