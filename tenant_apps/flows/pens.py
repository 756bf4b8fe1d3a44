"""Whose pen it is: a room above may say that only the client, or only the firm, fills something in for now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tenant_apps.flows.enums import Source

if TYPE_CHECKING:
    from tenant_apps.flows.models import FlowRun

Pen = Callable[["FlowRun"], Source | None]
_holders: list[Pen] = []


def hold_pen(holder: Pen) -> None:
    """Register who knows whose pen it is: ``holder`` gives the source of answers that a run takes, None for any."""
    _holders.append(holder)


def pen_of(run: "FlowRun") -> Source | None:
    """From whom the run takes answers now; None where everybody who may fill it in does."""
    return next((pen for pen in (holder(run) for holder in _holders) if pen is not None), None)
