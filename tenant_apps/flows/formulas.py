"""What a calculated question makes of other answers: an operation over questions that hold a number.

A calculation is JSON: ``operation`` and ``of``, the keys of the questions. A question of a subsection that repeats
counts once for each entry; inside that subsection only the entry at hand counts. What is not answered is left out, and
a calculation of nothing at all has no value. There is nothing to run but the operations named here.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from math import prod
from typing import Any

from tenant_apps.flows.conditions import number_in

COUNTABLE = frozenset({"number", "money", "percentage", "total"})
"""The types of question that hold a number."""

MAXIMUM_OPERANDS = 30
_PLACES = Decimal("0.0000001")


def _difference(numbers: list[Decimal]) -> Decimal:
    return numbers[0] - sum(numbers[1:], Decimal(0))


def _share(numbers: list[Decimal]) -> Decimal | None:
    whole = sum(numbers[1:], Decimal(0))
    return numbers[0] * 100 / whole if len(numbers) > 1 and whole else None


OPERATIONS: dict[str, Callable[[list[Decimal]], Decimal | None]] = {
    "sum": lambda numbers: sum(numbers, Decimal(0)),
    "difference": _difference,
    "product": lambda numbers: Decimal(prod(numbers)),
    "average": lambda numbers: sum(numbers, Decimal(0)) / len(numbers),
    "smallest": min,
    "largest": max,
    "share": _share,
}
"""``difference`` takes the others from the first; ``share`` says what percentage of the others the first is."""


def problems_of(calculation: Mapping[str, Any], countable: Collection[str]) -> Iterator[str]:
    """What keeps the calculation from being worked out, where these questions hold a number."""
    if set(calculation) - {"operation", "of"} or calculation.get("operation") not in OPERATIONS:
        yield "has an unknown operation"
    operands = calculation.get("of")
    if not isinstance(operands, list) or not 0 < len(operands) <= MAXIMUM_OPERANDS:
        yield f"counts from 1 to {MAXIMUM_OPERANDS} questions"
    elif unknown := [str(key) for key in operands if key not in countable]:
        yield f"counts what is no number asked before it: {', '.join(unknown)}"


def worked_out(calculation: Mapping[str, Any], data: Mapping[str, Any]) -> str | None:
    """The result as a decimal text, None where nothing is there to count."""
    by_question = [list(_numbers(key, data)) for key in calculation["of"]]
    if calculation["operation"] in {"difference", "share"}:
        if not by_question or not by_question[0]:
            return None
        by_question[0] = [sum(by_question[0], Decimal(0))]
    numbers = [number for found in by_question for number in found]
    result = OPERATIONS[calculation["operation"]](numbers) if numbers else None
    if result is None or not result.is_finite() or abs(result) >= Decimal(10) ** 20:
        return None
    return format(result.quantize(_PLACES).normalize(), "f")


def _numbers(key: str, data: Mapping[str, Any]) -> Iterator[Decimal]:
    section, subsection, name = key.split(".")
    part = (data.get(section) or {}).get(subsection)
    for entry in part if isinstance(part, list) else [part or {}]:
        number = number_in(entry.get(name))
        if number is not None:
            yield number
