"""The questions that list and board may be asked."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Account, Team
from tenant_apps.accounts.querysets import AccountQuerySet
from tenant_apps.dossiers.enums import DossierKind, Interest
from tenant_apps.dossiers.listing import Question, Reach, Sort
from tenant_apps.dossiers.models import Stage, Workflow
from vestibule.core.actors import Actor
from vestibule.core.forms import Form
from vestibule.core.sorting import alphabetical


def colleagues(actor: Actor) -> AccountQuerySet:
    """Who may be put on a dossier."""
    return Account.objects.visible_to(actor).professionals().active().order_by(alphabetical("name"), "pk")


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
    teams = Team.objects.visible_to(actor).order_by(alphabetical("name"), "pk")
    return [("", _("All teams")), *((str(team.public_id), team.name) for team in teams)]


class FilterForm(Form):
    """The question to the list, from the address; what is not understood is left out of it."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *DossierKind.choices])
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    owner = forms.ChoiceField(label=_("Adviser or case handler"), required=False)
    team = forms.ChoiceField(label=_("Team"), required=False)
    interest = forms.ChoiceField(
        label=_("Whose dossiers"), required=False, choices=[("", _("Everybody’s dossiers")), *Interest.choices]
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
