"""Compiled versions, kept in the process. A published version never changes, so it never has to be forgotten."""

from collections import OrderedDict
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from threading import Lock
from uuid import UUID

from shared_apps.organisations.profile import current_organisation
from tenant_apps.flows.compiled import CompiledFlow, Question, Subsection, compile_definition
from tenant_apps.flows.models import FlowRun, FlowVersion
from tenants.context import current_tenant

CAPACITY = 256

_kept: OrderedDict[tuple[UUID, UUID, datetime, str], CompiledFlow] = OrderedDict()
_lock = Lock()


def compiled(version: FlowVersion) -> CompiledFlow:
    """The version ready for use. Reads the definition from the database only the first time in this process."""
    country = current_organisation().country
    if version.published_at is None:
        return compile_definition(version.definition, country)
    key = (current_tenant().public_id, version.public_id, version.published_at, country)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    flow = compile_definition(version.definition, country)
    with _lock:
        _kept[key] = flow
        while len(_kept) > CAPACITY:
            _kept.popitem(last=False)
    return flow


def asked_of(run: FlowRun, version: FlowVersion | None = None) -> CompiledFlow:
    """What the version, or the run's own, asks of the person who fills it in."""
    flow = compiled(version or run.version)
    return flow.of_partner if run.is_partner else flow


def former_flows(run: FlowRun) -> Iterator[CompiledFlow]:
    """The older versions of the flow that a run may have had, the newest first. Reads nothing until it is asked."""
    if run.moved_from_id is not None:
        older = FlowVersion.objects.published().filter(flow=run.version.flow_id).exclude(pk=run.version_id)
        for version in older.order_by("-number"):
            yield compiled(version)


def known_question(run: FlowRun, key: str) -> Question | None:
    """The question with this key, also where only an older version of the flow asks it."""
    flows = chain((compiled(run.version),), former_flows(run))
    return next((found for flow in flows if (found := flow.question(key)) is not None), None)


def known_page(run: FlowRun, key: str) -> Subsection | None:
    """The page with this key, also where only an older version of the flow has it."""
    flows = chain((compiled(run.version),), former_flows(run))
    return next((found for flow in flows if (found := flow.subsection(key)) is not None), None)
