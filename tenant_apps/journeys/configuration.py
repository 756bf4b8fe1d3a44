"""What a file can hold of this room's settings: the firm's journeys, step by step, and the usual one."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.models import Flow
from tenant_apps.journeys import policies
from tenant_apps.journeys.commands import choose_usual, save_plan
from tenant_apps.journeys.enums import FIXED, QUESTIONS, Doer, JourneyKind, StepKind
from tenant_apps.journeys.plans import Planned, is_for_client, plan_of, usual_journey
from vestibule.core import configuration
from vestibule.core.actors import Actor
from vestibule.core.configuration import ONE, Content, Field, Part

_IS_ON, _DOER, _FLOW = "is_on", "doer", "flow"


def _names() -> dict[str, Field]:
    fields: dict[str, Field] = {}
    for kind in StepKind:
        fields[f"{kind}_{_IS_ON}"] = configuration.flag(_Of(kind, _("switched on")))
        fields[f"{kind}_{_DOER}"] = configuration.one_of(_Of(kind, _("who does it")), Doer.choices)
        if kind in QUESTIONS:
            fields[f"{kind}_{_FLOW}"] = configuration.line(_Of(kind, _("flow")), 50, refers_to="flows.flows")
    return fields


class _Of:
    """What of a step is meant, in the reader's language."""

    def __init__(self, kind: StepKind, what: Any) -> None:
        self.kind, self.what = kind, what

    def __str__(self) -> str:
        """Return both."""
        return f"{self.kind.label} · {self.what}"


def _plans() -> dict[str, Content]:
    return {journey.value: _plan(journey) for journey in JourneyKind}


def _plan(journey: JourneyKind) -> Content:
    said: dict[str, Any] = {}
    for step in plan_of(journey):
        said |= {f"{step.kind}_{_IS_ON}": step.is_on, f"{step.kind}_{_DOER}": str(step.doer)}
        if step.kind in QUESTIONS:
            said[f"{step.kind}_{_FLOW}"] = step.flow.code if step.flow else ""
    return said


def _hinders(_key: str, there: Content, _here: Content | None) -> str:
    if any(there[f"{kind}_{_DOER}"] != doer for kind, doer in FIXED.items()):
        return gettext("It gives a step to somebody who may never do it.")
    if not any(there[f"{kind}_{_IS_ON}"] for kind in StepKind):
        return gettext("It has no step that is switched on.")
    for kind in QUESTIONS:
        flow = Flow.objects.filter(code=there[f"{kind}_{_FLOW}"]).first() if there[f"{kind}_{_FLOW}"] else None
        if flow is not None and there[f"{kind}_{_DOER}"] == Doer.FIRM and is_for_client(flow):
            return gettext("It gives a step to somebody who may never do it.")
    return ""


def _write(actor: Actor, key: str, content: Content) -> None:
    codes = {kind: content[f"{kind}_{_FLOW}"] for kind in QUESTIONS}
    flows = {flow.code: flow for flow in Flow.objects.filter(code__in=codes.values()).order_by("pk")}
    steps = [
        Planned(
            kind,
            is_on=content[f"{kind}_{_IS_ON}"],
            doer=Doer(content[f"{kind}_{_DOER}"]),
            flow=flows.get(codes.get(kind, "")),
        )
        for kind in StepKind
    ]
    save_plan(actor=actor, journey=key, steps=steps)


configuration.configures(
    Part(
        code="journeys.plans",
        label=_("Journeys"),
        permission=policies.CONFIGURE,
        fields=_names(),
        read=_plans,
        write=_write,
        title=lambda key, _content: JourneyKind(key).label,
        is_key=configuration.one_key_of(JourneyKind.values),
        hinders=_hinders,
    )
)
configuration.configures(
    Part(
        code="journeys.usual",
        label=_("The usual journey"),
        permission=policies.CONFIGURE,
        fields={"kind": configuration.one_of(_("Journey"), JourneyKind.choices, or_nothing=True)},
        read=lambda: {ONE: {"kind": usual_journey()}},
        write=lambda actor, _key, content: choose_usual(actor=actor, kind=content["kind"]),
    )
)
