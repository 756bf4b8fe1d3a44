"""What a file can hold of this room's settings: how often clients are reviewed, and how."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.enums import FlowKind
from tenant_apps.flows.models import Flow
from tenant_apps.reviews import policies
from tenant_apps.reviews.commands import set_review_plan
from tenant_apps.reviews.errors import FlowOfRisk
from tenant_apps.reviews.planning import current_plan
from vestibule.core import configuration
from vestibule.core.actors import Actor
from vestibule.core.configuration import ONE, Content, Part

_RULE = ("low_months", "medium_months", "high_months", "lead_days", "is_started_by_itself")


def _plan() -> dict[str, Content]:
    plan = current_plan()
    return {ONE: {"flow": plan.flow.code if plan.flow else ""} | {name: getattr(plan, name) for name in _RULE}}


def _write(actor: Actor, _key: str, content: Content) -> None:
    flow = Flow.objects.get(code=content["flow"]) if content["flow"] else None
    set_review_plan(actor=actor, flow=flow, rule={name: content[name] for name in _RULE})


def _hinders(_key: str, there: Content, _here: Content | None) -> str:
    is_of_risk = Flow.objects.filter(code=there["flow"], kind=FlowKind.RISK).exists()
    return str(FlowOfRisk()) if is_of_risk else ""


configuration.configures(
    Part(
        code="reviews.plan",
        label=_("Reviews"),
        permission=policies.CONFIGURE,
        fields={
            "low_months": configuration.number(_("Months at a low risk"), 1, 120),
            "medium_months": configuration.number(_("Months at a medium risk"), 1, 120),
            "high_months": configuration.number(_("Months at a high risk"), 1, 120),
            "lead_days": configuration.number(_("Days before the due day"), 1, 180),
            "is_started_by_itself": configuration.flag(_("Ask the client by itself when that day has come")),
            "flow": configuration.line(_("Fact find"), 50, refers_to="flows.flows"),
        },
        read=_plan,
        write=_write,
        hinders=_hinders,
    )
)
