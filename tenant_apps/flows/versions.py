"""Compiled versions, kept in the process. A published version never changes, so it never has to be forgotten."""

from collections import OrderedDict
from datetime import datetime
from threading import Lock
from uuid import UUID

from shared_apps.organisations.profile import current_organisation
from tenant_apps.flows.compiled import CompiledFlow, compile_definition
from tenant_apps.flows.models import FlowVersion
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
