"""Forms of journeys, their steps and the firm's plans."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.errors import FileMissing
from tenant_apps.flows.enums import FlowKind
from tenant_apps.flows.models import Flow
from tenant_apps.journeys.enums import FIXED, QUESTIONS, Doer, JourneyKind, StepKind
from tenant_apps.journeys.models import Step
from tenant_apps.journeys.plans import Planned
from vestibule.core.actors import Actor
from vestibule.core.forms import DateField, Form


class BeginForm(Form):
    """Which of the three journeys."""

    kind = forms.ChoiceField(label=_("Journey"), choices=JourneyKind.choices, widget=forms.RadioSelect)


class UsualForm(Form):
    """Which journey a new prospect goes."""

    kind = forms.ChoiceField(
        label=_("For a new prospect"),
        choices=[("", _("No journey until somebody chooses one")), *JourneyKind.choices],
        required=False,
    )


class HandOverForm(Form):
    """Who does the step from now on."""

    doer = forms.ChoiceField(label=_("Who does it from now on"), choices=Doer.choices)
    remark = forms.CharField(
        label=_("Remark"),
        help_text=_("For your file. Clients do not see it."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RecordForm(Form):
    """The signed contracts, and when they were signed."""

    done_on = DateField(label=_("Signed on"))
    files = forms.FileField(
        label=_("The signed contracts"),
        help_text=_("The client finds them in the portal once they have been checked."),
        error_messages={"required": FileMissing().message},
    )
    remark = forms.CharField(
        label=_("Remark"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        initial = {"done_on": step.done_on or timezone.localdate(), "remark": step.remark}
        super().__init__(*args, initial=initial, **kwargs)


class PlanForm(Form):
    """How the firm wants each step of one journey."""

    def __init__(self, *args: Any, actor: Actor, planned: tuple[Planned, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        flows = Flow.objects.visible_to(actor).active().by_name()
        for step in planned:
            self.fields[f"{step.kind}_on"] = forms.BooleanField(
                label=_("Switched on"), required=False, initial=step.is_on
            )
            if step.kind not in FIXED:
                self.fields[f"{step.kind}_doer"] = forms.ChoiceField(
                    label=_("Who does it"), choices=Doer.choices, initial=step.doer
                )
            if step.kind in QUESTIONS:
                risks = step.kind == StepKind.RISK
                self.fields[f"{step.kind}_flow"] = forms.ModelChoiceField(
                    label=_("Flow"),
                    queryset=flows.filter(kind=FlowKind.RISK) if risks else flows.exclude(kind=FlowKind.RISK),
                    to_field_name="public_id",
                    required=False,
                    empty_label=_("The first that fits the dossier"),
                    initial=step.flow.public_id if step.flow else None,
                )

    def sections(self) -> Iterator[tuple[StepKind, Doer | None, list[BoundField]]]:
        """Each step with its fields, and who does it where that is fixed."""
        for kind in StepKind:
            fields = [self[name] for name in self.fields if name.rpartition("_")[0] == kind]
            yield kind, FIXED.get(kind), fields

    def steps(self) -> list[Planned]:
        """What the command takes."""
        asked = self.cleaned_data
        return [
            Planned(
                kind,
                is_on=asked[f"{kind}_on"],
                doer=FIXED.get(kind) or Doer(asked[f"{kind}_doer"]),
                flow=asked.get(f"{kind}_flow"),
            )
            for kind in StepKind
        ]
