"""Conditions in JSON Logic: a closed set of operators over the answers, without side effects.

A rule that passes ``check`` evaluates for any data without raising; what is unknown counts as not answered. Money and
percentages are stored as decimal texts, so a comparison reads numeric texts as numbers.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any, TypeAlias

Rule: TypeAlias = Any
Data: TypeAlias = Any

MAXIMUM_NODES = 300
MAXIMUM_DEPTH = 12


class InvalidCondition(ValueError):
    """A rule that is not JSON Logic as we know it."""


def holds(rule: Rule, data: Data) -> bool:
    """Whether the rule is true of the data. No rule at all is true."""
    return rule is None or is_true(evaluate(rule, data))


def is_true(value: object) -> bool:
    """JSON Logic's truth: nothing, zero, an empty text and an empty list are false."""
    return bool(value)


def evaluate(rule: Rule, data: Data) -> Any:
    """The value of a checked rule."""
    if isinstance(rule, list):
        return [evaluate(part, data) for part in rule]
    if not isinstance(rule, dict):
        return rule
    operator, arguments = next(iter(rule.items()))
    return OPERATORS[operator](arguments if isinstance(arguments, list) else [arguments], data)


def check(rule: Rule) -> None:
    """Raise ``InvalidCondition`` unless the rule uses known operators with arguments of their number, and is small."""
    if sum(1 for _node in _nodes(rule, 0)) > MAXIMUM_NODES:
        msg = f"a condition has at most {MAXIMUM_NODES} parts"
        raise InvalidCondition(msg)


def variables(rule: Rule) -> set[str]:
    """The names of the answers that the rule reads; those inside a list's items are not counted."""
    if isinstance(rule, list):
        return set().union(*(variables(part) for part in rule))
    if not isinstance(rule, dict):
        return set()
    operator, arguments = next(iter(rule.items()))
    arguments = arguments if isinstance(arguments, list) else [arguments]
    if operator == "var":
        return {arguments[0]}
    return variables(arguments[:1]) if operator in OVER_ITEMS else variables(arguments)


def _nodes(rule: Rule, depth: int) -> Iterator[Rule]:
    if depth > MAXIMUM_DEPTH:
        msg = f"a condition is at most {MAXIMUM_DEPTH} levels deep"
        raise InvalidCondition(msg)
    yield rule
    parts: list[Rule] = []
    if isinstance(rule, list):
        parts = rule
    elif isinstance(rule, dict):
        parts = _arguments(rule)
    elif not (rule is None or isinstance(rule, str | int | float)):
        msg = f"{rule!r} is not a value"
        raise InvalidCondition(msg)
    for part in parts:
        yield from _nodes(part, depth + 1)


def _arguments(rule: dict[str, Rule]) -> list[Rule]:
    if len(rule) != 1:
        msg = "a condition has one operator"
        raise InvalidCondition(msg)
    operator, arguments = next(iter(rule.items()))
    if operator not in OPERATORS:
        msg = f"{operator!r} is not an operator"
        raise InvalidCondition(msg)
    arguments = arguments if isinstance(arguments, list) else [arguments]
    least, most = ARITY[operator]
    if not least <= len(arguments) <= most:
        msg = f"{operator!r} does not take {len(arguments)} values"
        raise InvalidCondition(msg)
    if operator == "var":
        if not isinstance(arguments[0], str):
            msg = "var takes the name of a question"
            raise InvalidCondition(msg)
        return []
    return arguments


def _variable(arguments: list[Rule], data: Data) -> Any:
    value = data
    for name in arguments[0].split(".") if arguments[0] else ():
        value = value.get(name) if isinstance(value, dict) else None
    return value


def number_in(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _equal(left: object, right: object) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, int | float) or isinstance(right, int | float):
        first, second = number_in(left), number_in(right)
        return first is not None and first == second
    return left == right


def _ascending(left: object, right: object, *, strictly: bool) -> bool:
    first, second = number_in(left), number_in(right)
    if first is not None and second is not None:
        return first < second if strictly else first <= second
    if first is None and second is None and isinstance(left, str) and isinstance(right, str):
        return left < right if strictly else left <= right
    return False


def _chain(values: list[Any], *, strictly: bool) -> bool:
    return all(_ascending(left, right, strictly=strictly) for left, right in pairwise(values))


def _and(arguments: list[Rule], data: Data) -> Any:
    value: Any = True
    for argument in arguments:
        value = evaluate(argument, data)
        if not is_true(value):
            break
    return value


def _or(arguments: list[Rule], data: Data) -> Any:
    value: Any = False
    for argument in arguments:
        value = evaluate(argument, data)
        if is_true(value):
            break
    return value


def _if(arguments: list[Rule], data: Data) -> Any:
    condition, then, otherwise = arguments
    return evaluate(then if is_true(evaluate(condition, data)) else otherwise, data)


def _in(arguments: list[Rule], data: Data) -> bool:
    needle, haystack = evaluate(arguments, data)
    if isinstance(haystack, list):
        return any(_equal(needle, value) for value in haystack)
    return isinstance(needle, str) and isinstance(haystack, str) and needle in haystack


def _items(arguments: list[Rule], data: Data) -> Iterator[bool]:
    items = evaluate(arguments[0], data)
    return (holds(arguments[1], item) for item in (items if isinstance(items, list) else ()))


def _all(arguments: list[Rule], data: Data) -> bool:
    results = list(_items(arguments, data))
    return bool(results) and all(results)


OPERATORS: dict[str, Callable[[list[Rule], Data], Any]] = {
    "var": _variable,
    "==": lambda arguments, data: _equal(*evaluate(arguments, data)),
    "!=": lambda arguments, data: not _equal(*evaluate(arguments, data)),
    "<": lambda arguments, data: _chain(evaluate(arguments, data), strictly=True),
    "<=": lambda arguments, data: _chain(evaluate(arguments, data), strictly=False),
    ">": lambda arguments, data: _chain(evaluate(arguments, data)[::-1], strictly=True),
    ">=": lambda arguments, data: _chain(evaluate(arguments, data)[::-1], strictly=False),
    "!": lambda arguments, data: not is_true(evaluate(arguments[0], data)),
    "!!": lambda arguments, data: is_true(evaluate(arguments[0], data)),
    "and": _and,
    "or": _or,
    "if": _if,
    "in": _in,
    "some": lambda arguments, data: any(_items(arguments, data)),
    "none": lambda arguments, data: not any(_items(arguments, data)),
    "all": _all,
}
OVER_ITEMS = frozenset({"some", "none", "all"})
MANY = 50
ARITY = {
    "var": (1, 1),
    "==": (2, 2),
    "!=": (2, 2),
    "<": (2, 3),
    "<=": (2, 3),
    ">": (2, 2),
    ">=": (2, 2),
    "!": (1, 1),
    "!!": (1, 1),
    "and": (1, MANY),
    "or": (1, MANY),
    "if": (3, 3),
    "in": (2, 2),
    "some": (2, 2),
    "none": (2, 2),
    "all": (2, 2),
}
