"""Sealing answers that were given before they were sealed, or that older code took beside newer code."""

from collections.abc import Collection
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from tenant_apps.customers.policies import require_the_product
from tenant_apps.flows.fields.registry import FIELD_TYPES
from tenant_apps.flows.models import Answer, AnswerChange, FlowRun, FlowVersion, Result, Settlement
from tenant_apps.flows.sealing import PAPERS
from tenants.sealed import LYING, seal_rows
from vestibule.core.actors import Actor
from vestibule.core.commands import command


@command
def seal_answers(*, actor: Actor, part: str, after: int = 0) -> int:
    """Seal the next rows of one of ``PARTS`` that lie in clear; return the key of the last, or nothing."""
    require_the_product(actor)
    rows, column = _WAITING[part]()
    return seal_rows(rows, column, after=after)  # what its own question does not want sealed is written as it was


def _answers() -> tuple[Any, str]:
    return _in_clear(Answer.objects.filter(key__in=_keys()), "value").select_related("run__customer"), "value"


def _changes() -> tuple[Any, str]:
    found = AnswerChange.objects.filter(answer__key__in=_keys())
    return _in_clear(found, "value").select_related("answer__run__customer"), "value"


def _results() -> tuple[Any, str]:
    told = Result.objects.filter(run__in=FlowRun.objects.filter(answers__key__in=_keys()))
    return _in_clear(told, "answers").select_related("run__customer"), "answers"


def _settlements() -> tuple[Any, str]:
    return _in_clear(Settlement.objects.all(), "values").select_related("customer"), "values"


def _in_clear(rows: Any, column: str) -> Any:
    lying = rows.filter(**{f"{column}__isnull": False}).alias(lying=Cast(column, TextField()))
    return lying.exclude(lying__contains=LYING)


def _keys() -> Collection[str]:
    """Every question that any version of any flow wants sealed."""
    sealed = {code for code, each in FIELD_TYPES.items() if each.is_sealed}
    keys = set(PAPERS)
    for definition in FlowVersion.objects.published().order_by("pk").values_list("definition", flat=True):
        for section in definition["sections"]:
            for page in section["subsections"]:
                asked = (field["key"] for field in page["fields"] if field["type"] in sealed)
                keys |= {f"{section['key']}.{page['key']}.{key}" for key in asked}
    return keys


_WAITING = {"answers": _answers, "changes": _changes, "results": _results, "settlements": _settlements}
PARTS = tuple(_WAITING)
