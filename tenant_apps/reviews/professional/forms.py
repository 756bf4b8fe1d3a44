"""Forms of reviews."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Account
from tenant_apps.accounts.querysets import AccountQuerySet
from tenant_apps.diligence.enums import Level
from tenant_apps.flows.enums import FlowKind
from tenant_apps.flows.models import Flow
from tenant_apps.reviews.models import Review, ReviewPlan
from vestibule.core.actors import Actor
from vestibule.core.forms import DateField, Form
from vestibule.core.sorting import alphabetical

_RULE = ("low_months", "medium_months", "high_months", "lead_days", "is_started_by_itself")


def colleagues(actor: Actor) -> AccountQuerySet:
    """Who may do a review."""
    return Account.objects.visible_to(actor).professionals().active().order_by(alphabetical("name"), "pk")


class MoveForm(Form):
    """When, and by whom."""

    due_on = DateField(label=_("Due on"))
    assigned_to = forms.ModelChoiceField(
        label=_("Who does it"),
        queryset=Account.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("Nobody"),
    )

    def __init__(self, *args: Any, actor: Actor, review: Review, **kwargs: Any) -> None:
        person = review.assigned_to
        initial = {"due_on": review.due_on, "assigned_to": person.public_id if person else None}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["assigned_to"].queryset = colleagues(actor)


class SpreadForm(Form):
    """Over which days, and over whom."""

    first = DateField(label=_("From"))
    last = DateField(label=_("Until"))
    people = forms.ModelMultipleChoiceField(
        label=_("Who does them"),
        help_text=_("In turn. Choose nobody, and each review stays with whoever does it now."),
        queryset=Account.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = colleagues(actor)


class CloseForm(Form):
    """How it ends."""

    level = forms.ChoiceField(label=_("Risk now"), choices=Level.choices, widget=forms.RadioSelect)
    conclusion = forms.CharField(
        label=_("Conclusion"),
        help_text=_("What you looked at, what changed, and why the risk is what it is. Clients do not see it."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PlanForm(Form):
    """How often, and how."""

    low_months = forms.IntegerField(label=_("Months at a low risk"), min_value=1, max_value=120)
    medium_months = forms.IntegerField(label=_("Months at a medium risk"), min_value=1, max_value=120)
    high_months = forms.IntegerField(label=_("Months at a high risk"), min_value=1, max_value=120)
    lead_days = forms.IntegerField(
        label=_("Days before the due day"),
        help_text=_("So long before it you are told, and the review may start by itself."),
        min_value=1,
        max_value=180,
    )
    is_started_by_itself = forms.BooleanField(
        label=_("Ask the client by itself when that day has come"), required=False
    )
    flow = forms.ModelChoiceField(
        label=_("Fact find"),
        help_text=_("What clients confirm or change. Without one, it is the fact find that they sent last."),
        queryset=Flow.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("The one that each client sent last"),
    )

    def __init__(self, *args: Any, actor: Actor, plan: ReviewPlan, **kwargs: Any) -> None:
        initial = {name: getattr(plan, name) for name in _RULE}
        super().__init__(*args, initial=initial | {"flow": plan.flow.public_id if plan.flow else None}, **kwargs)
        self.fields["flow"].queryset = Flow.objects.visible_to(actor).active().exclude(kind=FlowKind.RISK).by_name()

    @property
    def facts(self) -> dict[str, Any]:
        """What the command takes."""
        found = self.cleaned_data
        return {"flow": found["flow"], "rule": {name: found[name] for name in _RULE}}
