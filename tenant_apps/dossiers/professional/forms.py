"""Forms of the dossiers' pages."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Account, Team
from tenant_apps.customers.languages import readers_of, writing_hint
from tenant_apps.customers.models import Party
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.enums import (
    HANDLED_BY_HAND,
    ActionPointKind,
    DossierKind,
    PointsOfProduct,
    ProductKind,
    WaitsFor,
)
from tenant_apps.dossiers.models import ActionPoint, Dossier, PointTemplate, Product, Stage
from tenant_apps.dossiers.professional.list_forms import colleagues
from tenant_apps.flows.models import Flow
from vestibule.core.actors import Actor
from vestibule.core.forms import DateField, Form
from vestibule.core.sorting import alphabetical

REMARK = forms.Textarea(attrs={"rows": 3})


def _day(label: object) -> DateField:
    return DateField(label=label, required=False)


def _for_product() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=_("Product"),
        queryset=Product.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("The whole dossier"),
    )


def _propose_product(form: Form, actor: Actor, dossier: Dossier) -> None:
    """Offer the dossier's products, and propose the usual one unless the page says that it is for the appointment."""
    products = Product.objects.visible_to(actor)
    form.fields["product"].queryset = products.filter(dossier=dossier).order_by("pk")
    usual = None if form.initial.get("is_for_appointment") else products.usual_for(dossier)
    form.fields["product"].initial = usual.public_id if usual else None


def _for_appointment() -> forms.BooleanField:
    return forms.BooleanField(label=_("For the appointment"), required=False)


class OpenForm(Form):
    """Another dossier for a customer."""

    kind = forms.ChoiceField(label=_("What is it about?"), choices=DossierKind.choices)
    adviser = forms.ModelChoiceField(label=_("Adviser"), queryset=Account.objects.none(), to_field_name="public_id")
    case_handler = forms.ModelChoiceField(
        label=_("Case handler"),
        queryset=Account.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("Nobody"),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"].queryset = colleagues(actor)
        self.fields["adviser"].initial = actor.public_id
        self.fields["case_handler"].queryset = colleagues(actor)


class StageForm(Form):
    """Where the dossier stands."""

    stage = forms.ModelChoiceField(
        label=_("Stage"), queryset=Stage.objects.none(), to_field_name="public_id", empty_label=None
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = dossier.workflow.stages.filter(Q(archived_at=None) | Q(pk=dossier.stage_id))
        self.fields["stage"].queryset = current.order_by("position")
        self.fields["stage"].initial = dossier.stage.public_id


class PassOverForm(StageForm):
    """A move although something is missing."""

    reason = forms.CharField(
        label=_("Why the dossier goes on all the same"),
        max_length=300,
        required=False,
        widget=REMARK,
        help_text=_("Stays on file with what was missing."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].widget = forms.HiddenInput()


class AssignmentForm(Form):
    """Whose work it is."""

    adviser = forms.ModelChoiceField(
        label=_("Adviser"),
        queryset=Account.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("Nobody"),
    )
    case_handler = forms.ModelChoiceField(
        label=_("Case handler"),
        queryset=Account.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("Nobody"),
    )
    team = forms.ModelChoiceField(
        label=_("Team"),
        queryset=Team.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("No team"),
    )
    planned_submission_on = _day(_("Planned submission date"))

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.visible_to(actor).order_by(alphabetical("name"), "pk")
        self.fields["team"].initial = dossier.team.public_id if dossier.team else None
        for name in ("adviser", "case_handler"):
            person = getattr(dossier, name)
            self.fields[name].queryset = colleagues(actor)
            self.fields[name].initial = person.public_id if person else None
        self.fields["planned_submission_on"].initial = dossier.planned_submission_on


class _ForApplicant(Form):
    """A form about something that one applicant, or all of them, must do in a dossier."""

    party = forms.ModelChoiceField(
        label=_("For whom"),
        queryset=Party.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("All applicants"),
    )

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = Party.objects.visible_to(actor).people_of(dossier.customer)
        if "remark" in self.fields:
            _say_language(self.fields["remark"], self.fields["party"].queryset)


def _say_language(field: forms.Field, readers: Iterable[Party]) -> None:
    """Add in which language the text will be read, where that is not the writer's."""
    field.help_text = " ".join(str(text) for text in (field.help_text, writing_hint(readers)) if text)


class AskDocumentsForm(_ForApplicant):
    """Documents that the client must deliver."""

    document_types = forms.ModelMultipleChoiceField(
        label=_("Documents"),
        queryset=DocumentType.objects.none(),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    subject = forms.CharField(
        label=_("Another document"),
        required=False,
        max_length=200,
        help_text=_("What is not in the list, in your own words. The client reads exactly this."),
    )
    remark = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=2000,
        widget=REMARK,
        help_text=_("The client reads this with each of the documents."),
    )
    product = _for_product()
    is_for_appointment = _for_appointment()
    due_on = _day(_("Due on"))
    field_order = ("document_types", "subject", "party", "product", "remark", "is_for_appointment", "due_on")

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, dossier=dossier, **kwargs)
        self.fields["document_types"].queryset = DocumentType.objects.visible_to(actor).in_use().by_name()
        _propose_product(self, actor, dossier)


class AskFlowForm(_ForApplicant):
    """A fact find that one applicant must fill in."""

    flow = forms.ModelChoiceField(label=_("Fact find"), queryset=Flow.objects.none(), to_field_name="public_id")
    product = _for_product()
    due_on = _day(_("Due on"))
    field_order = ("flow", "party", "product", "due_on")

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, dossier=dossier, **kwargs)
        self.fields["flow"].queryset = Flow.objects.visible_to(actor).active().fitting_first(dossier.kind)
        self.fields["party"].required = True
        self.fields["party"].empty_label = None
        _propose_product(self, actor, dossier)


class ActionPointForm(_ForApplicant):
    """Something else that must be done."""

    # The usual kind first.
    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, kind.label) for kind in reversed(HANDLED_BY_HAND)])
    subject = forms.CharField(label=_("What has to be done"), max_length=200)
    remark = forms.CharField(label=_("Remark"), required=False, max_length=2000, widget=REMARK)
    product = _for_product()
    is_for_appointment = _for_appointment()
    due_on = _day(_("Due on"))
    field_order = ("kind", "subject", "party", "product", "is_for_appointment", "remark", "due_on")

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, dossier=dossier, **kwargs)
        self.fields["product"].queryset = dossier.products.order_by("pk")


class AskUsualForm(Form):
    """What the firm usually asks for the products of a dossier."""

    templates = forms.ModelMultipleChoiceField(
        label=_("What do you want to ask?"),
        queryset=PointTemplate.objects.none(),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is asked already is not asked twice."),
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = PointTemplate.objects.visible_to(actor).current().for_dossier(dossier).in_order()
        asked = ActionPoint.objects.visible_to(actor).filter(dossier=dossier).values("template")
        self.fields["templates"].queryset = usual
        self.fields["templates"].initial = list(
            usual.filter(is_usual=True).exclude(pk__in=asked.exclude(template=None))
        )


class TurnForm(Form):
    """For whom an action point waits."""

    waits_for = forms.ChoiceField(label=_("It waits for"), choices=WaitsFor.choices, widget=forms.RadioSelect)
    third_party = forms.CharField(
        label=_("Who is somebody else?"),
        required=False,
        max_length=100,
        help_text=_("For example the notary, the employer or the bank."),
    )

    def __init__(self, *args: Any, action_point: ActionPoint, **kwargs: Any) -> None:
        initial = {"waits_for": action_point.waits_for, "third_party": action_point.third_party}
        super().__init__(*args, initial=initial, **kwargs)


class EditActionPointForm(Form):
    """Other words, another date or product for an action point."""

    subject = forms.CharField(label=_("What has to be done"), max_length=200, required=False)
    remark = forms.CharField(label=_("Remark"), required=False, max_length=2000, widget=REMARK)
    product = _for_product()
    is_for_appointment = _for_appointment()
    due_on = _day(_("Due on"))

    def __init__(self, *args: Any, action_point: ActionPoint, **kwargs: Any) -> None:
        source = action_point.request or action_point
        initial = {
            "subject": source.subject,
            "remark": source.remark,
            "due_on": action_point.due_on,
            "product": action_point.product.public_id if action_point.product else None,
            "is_for_appointment": action_point.is_for_appointment,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["product"].queryset = action_point.dossier.products.order_by("pk")
        _say_language(self.fields["remark"], readers_of(action_point.dossier.customer, action_point.party))
        if action_point.kind == ActionPointKind.DELIVER:
            self.fields["subject"].help_text = _("Leave this empty to use the name of the document.")
            self.fields["subject"].disabled = self.fields["remark"].disabled = not action_point.request.is_open
        elif action_point.kind == ActionPointKind.COMPLETE:
            del self.fields["subject"], self.fields["remark"]
        else:
            self.fields["subject"].required = True
            is_fixed = action_point.request is not None and not action_point.request.is_open
            self.fields["subject"].disabled = self.fields["remark"].disabled = is_fixed


class ProductForm(Form):
    """A product of the dossier."""

    kind = forms.ChoiceField(label=_("Product"), choices=ProductKind.choices)
    description = forms.CharField(label=_("Description"), required=False, max_length=120)
    is_shown = forms.BooleanField(label=_("Show it to the client"), required=False, initial=True)


class EditProductForm(Form):
    """What a product is called, and whether the client sees it."""

    description = forms.CharField(label=_("Description"), required=False, max_length=120)
    details = forms.CharField(
        label=_("Details for the client"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "For example the provider, the amount and the term. The client reads it on the tab of the product."
        ),
    )
    is_shown = forms.BooleanField(
        label=_("Show it to the client"),
        required=False,
        help_text=_("While it is hidden, the client does not see what has to be done for it either."),
    )

    def __init__(self, *args: Any, product: Product, **kwargs: Any) -> None:
        super().__init__(*args, initial=_facts_of(product), **kwargs)


def _facts_of(product: Product) -> dict[str, object]:
    return {name: getattr(product, name) for name in ("description", "details", "is_shown")}


class RemoveProductForm(Form):
    """What becomes of the action points of a product that is removed."""

    action_points = forms.ChoiceField(
        label=_("What happens to its action points?"),
        choices=PointsOfProduct.choices,
        required=False,
        widget=forms.RadioSelect,
    )

    reveals = forms.BooleanField(label=_("The client may see what is kept"), required=False)

    def __init__(self, *args: Any, has_points: bool, is_shown: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_points:
            del self.fields["action_points"]
        if is_shown:
            del self.fields["reveals"]


class DeadlineForm(Form):
    """A date that matters."""

    label = forms.CharField(label=_("What must have happened"), max_length=120)
    due_on = DateField(label=_("Date"))


class NoteForm(Form):
    """A note of the team."""

    text = forms.CharField(
        label=_("New note"), max_length=5000, widget=REMARK, help_text=_("Only your colleagues read notes.")
    )
