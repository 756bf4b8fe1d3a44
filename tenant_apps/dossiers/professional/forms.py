"""Forms of the dossiers' pages."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Account, Team
from tenant_apps.accounts.querysets import AccountQuerySet
from tenant_apps.customers.models import Party
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.enums import (
    HANDLED_BY_HAND,
    ActionPointKind,
    DossierKind,
    Interest,
    PointsOfProduct,
    ProductKind,
)
from tenant_apps.dossiers.listing import Question, Reach, Sort
from tenant_apps.dossiers.models import ActionPoint, Dossier, Product, Stage, Workflow
from tenant_apps.flows.models import Flow
from vestibule.core.actors import Actor
from vestibule.core.forms import Form

REMARK = forms.Textarea(attrs={"rows": 3})


def colleagues(actor: Actor) -> AccountQuerySet:
    """Who may be put on a dossier."""
    return Account.objects.visible_to(actor).professionals().active().order_by("name", "pk")


def stage_choices(actor: Actor) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every stage, under the name of its workflow."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for stage in Stage.objects.visible_to(actor).select_related("workflow").in_order():
        groups.setdefault(str(stage.workflow), []).append((str(stage.public_id), str(stage)))
    return list(groups.items())


def owner_choices(actor: Actor) -> list[tuple[str, object]]:
    """Every colleague, and everybody."""
    return [("", _("Everybody")), *((str(person.public_id), person.name) for person in colleagues(actor))]


def team_choices(actor: Actor) -> list[tuple[str, object]]:
    """Every team, and all of them."""
    teams = Team.objects.visible_to(actor).order_by("name", "pk")
    return [("", _("All teams")), *((str(team.public_id), team.name) for team in teams)]


def _day(label: object) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget)


class FilterForm(Form):
    """The question to the list, from the address; what is not understood is left out of it."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *DossierKind.choices])
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    owner = forms.ChoiceField(label=_("Adviser or case handler"), required=False)
    team = forms.ChoiceField(label=_("Team"), required=False)
    interest = forms.ChoiceField(
        label=_("Whose"), required=False, choices=[("", _("Everybody's dossiers")), *Interest.choices]
    )
    reach = forms.ChoiceField(label=_("Show"), required=False, choices=Reach.choices)
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=Sort.choices)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = [("", _("All stages")), *stage_choices(actor)]
        self.fields["owner"].choices = owner_choices(actor)
        self.fields["team"].choices = team_choices(actor)

    @property
    def question(self) -> Question:
        self.is_valid()
        asked = self.cleaned_data
        return Question(
            words=asked.get("q", ""),
            kind=asked.get("kind", ""),
            workflow=UUID(asked["workflow"]) if asked.get("workflow") else None,
            stage=UUID(asked["stage"]) if asked.get("stage") else None,
            owner=UUID(asked["owner"]) if asked.get("owner") else None,
            team=UUID(asked["team"]) if asked.get("team") else None,
            interest=asked.get("interest", ""),
            reach=asked.get("reach", Reach.ONGOING),
            sort=asked.get("sort") or Sort.NEWEST,
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether the list leaves out anything in progress."""
        asked = self.question
        return bool(asked.kind or asked.stage or self.is_about_somebody)

    @property
    def is_about_somebody(self) -> bool:
        """Whether words or people narrow it."""
        asked = self.question
        return bool(asked.words or asked.owner or asked.team or asked.interest)

    @property
    def kept(self) -> dict[str, str]:
        """What was asked for and understood, as the address says it: to be saved under a name."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


class BoardForm(FilterForm):
    """The question to the board: one workflow, and what the list may be asked besides stage and order."""

    workflow = forms.ChoiceField(label=_("Workflow"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super(FilterForm, self).__init__(*args, **kwargs)
        for name in ("kind", "stage", "reach", "sort"):
            del self.fields[name]
        workflows = Workflow.objects.visible_to(actor).order_by("position", "pk")
        self.workflows = list(workflows)
        self.fields["workflow"].choices = [(str(each.public_id), str(each)) for each in self.workflows]
        self.fields["owner"].choices = owner_choices(actor)
        self.fields["team"].choices = team_choices(actor)
        self.order_fields(["workflow", "q", "interest", "owner", "team"])

    @property
    def chosen(self) -> Workflow | None:
        """The workflow asked for, or the firm's first one."""
        asked = self.question.workflow
        return next((each for each in self.workflows if each.public_id == asked), next(iter(self.workflows), None))

    @property
    def is_narrowed(self) -> bool:
        return self.is_about_somebody


class SaveViewForm(Form):
    """A name for the filter that is shown."""

    name = forms.CharField(label=_("Save this filter as"), max_length=60)
    is_board = forms.BooleanField(required=False, widget=forms.HiddenInput)
    query = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)

    @property
    def status(self) -> int:
        return 422 if self.errors else 200


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
        self.fields["team"].queryset = Team.objects.visible_to(actor).order_by("name", "pk")
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


class AskDocumentsForm(_ForApplicant):
    """Documents that the client must deliver."""

    document_types = forms.ModelMultipleChoiceField(
        label=_("Documents"),
        queryset=DocumentType.objects.none(),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one document.")},
    )
    remark = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=2000,
        widget=REMARK,
        help_text=_("The client reads this with each of the documents."),
    )
    due_on = _day(_("Due on"))
    field_order = ("document_types", "party", "remark", "due_on")

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, dossier=dossier, **kwargs)
        self.fields["document_types"].queryset = DocumentType.objects.visible_to(actor).in_use().order_by("name", "pk")


class AskFlowForm(_ForApplicant):
    """A fact find that one applicant must fill in."""

    flow = forms.ModelChoiceField(label=_("Fact find"), queryset=Flow.objects.none(), to_field_name="public_id")
    due_on = _day(_("Due on"))
    field_order = ("flow", "party", "due_on")

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, dossier=dossier, **kwargs)
        self.fields["flow"].queryset = Flow.objects.visible_to(actor).active().order_by("name", "pk")
        self.fields["party"].required = True
        self.fields["party"].empty_label = None


class ActionPointForm(_ForApplicant):
    """Something else that must be done."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, kind.label) for kind in HANDLED_BY_HAND])
    subject = forms.CharField(label=_("What has to be done"), max_length=200)
    remark = forms.CharField(label=_("Remark"), required=False, max_length=2000, widget=REMARK)
    product = forms.ModelChoiceField(
        label=_("Product"),
        queryset=Product.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("The whole dossier"),
    )
    due_on = _day(_("Due on"))
    field_order = ("kind", "subject", "party", "product", "remark", "due_on")

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, dossier=dossier, **kwargs)
        self.fields["product"].queryset = dossier.products.order_by("pk")


class EditActionPointForm(Form):
    """Other words, another date or product for an action point."""

    subject = forms.CharField(label=_("What has to be done"), max_length=200, required=False)
    remark = forms.CharField(label=_("Remark"), required=False, max_length=2000, widget=REMARK)
    product = forms.ModelChoiceField(
        label=_("Product"),
        queryset=Product.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("The whole dossier"),
    )
    due_on = _day(_("Due on"))

    def __init__(self, *args: Any, action_point: ActionPoint, **kwargs: Any) -> None:
        source = action_point.request or action_point
        initial = {
            "subject": source.subject,
            "remark": source.remark,
            "due_on": action_point.due_on,
            "product": action_point.product.public_id if action_point.product else None,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["product"].queryset = action_point.dossier.products.order_by("pk")
        if action_point.kind == ActionPointKind.DELIVER:
            self.fields["subject"].help_text = _("Leave this empty to use the name of the document.")
            self.fields["subject"].disabled = self.fields["remark"].disabled = not action_point.request.is_open
        elif action_point.kind == ActionPointKind.COMPLETE:
            del self.fields["subject"], self.fields["remark"]
        else:
            self.fields["subject"].required = True


class ProductForm(Form):
    """A product of the dossier."""

    kind = forms.ChoiceField(label=_("Product"), choices=ProductKind.choices)
    description = forms.CharField(label=_("Description"), required=False, max_length=120)
    is_shown = forms.BooleanField(label=_("Show it to the client"), required=False, initial=True)


class EditProductForm(Form):
    """What a product is called, and whether the client sees it."""

    description = forms.CharField(label=_("Description"), required=False, max_length=120)
    is_shown = forms.BooleanField(
        label=_("Show it to the client"),
        required=False,
        help_text=_("While it is hidden, the client does not see what has to be done for it either."),
    )

    def __init__(self, *args: Any, product: Product, **kwargs: Any) -> None:
        super().__init__(*args, initial={"description": product.description, "is_shown": product.is_shown}, **kwargs)


class RemoveProductForm(Form):
    """What becomes of the action points of a product that is removed."""

    action_points = forms.ChoiceField(
        label=_("What happens to its action points?"),
        choices=PointsOfProduct.choices,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, has_points: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_points:
            del self.fields["action_points"]


class DeadlineForm(Form):
    """A date that matters."""

    label = forms.CharField(label=_("What must have happened"), max_length=120)
    due_on = forms.DateField(label=_("Date"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


class NoteForm(Form):
    """A note of the team."""

    text = forms.CharField(
        label=_("New note"), max_length=5000, widget=REMARK, help_text=_("Only your colleagues read notes.")
    )
