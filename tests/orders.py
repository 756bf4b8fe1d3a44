"""Finds reads whose rows come in no order although somebody sees, or acts in, the order in which they come.

A query without ORDER BY that gives a list, a loop or a page its rows is refused, however many rows there are at the
moment. Told apart by where the product asks for the rows: ``get``, ``delete`` and their like need no order, and neither
does what is made a set, a dictionary or a number on the spot.
"""

import ast
import sys
from functools import cache
from pathlib import Path
from types import FrameType

from django.db.models import QuerySet
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor, ReverseOneToOneDescriptor

ROOT = Path(__file__).resolve().parents[1]
_PRODUCT = tuple(f"{ROOT}/{floor}/" for floor in ("src/vestibule", "tenants", "shared_apps", "tenant_apps", "themes"))
_TESTS = f"{ROOT}/tests/"
_MODELS = "/django/db/models/"
_HANDS_ON = ("/django/forms/", "/modeltranslation/", "/django/shortcuts.py", "/django/utils/")
_SHOWS = ("/django/template/", "/django/core/paginator.py")
_NEED_NO_ORDER = {"get", "delete", "in_bulk", "contains", "get_or_create", "update_or_create", "collect", "set"}
_ORDER_FREE_CALLS = {"set", "frozenset", "dict", "len", "any", "all", "sum", "min", "max", "sorted", "Counter"}


class Unordered(AssertionError):
    """Rows are asked for in no order where their order shows."""


def refuse_without_order(rows: QuerySet) -> None:
    """Raise ``Unordered`` if the product asks for these rows one after the other and said no order."""
    if rows.ordered or rows.query.is_empty():
        return
    place = asked_at(sys._getframe(1))
    if place is not None and not is_order_free(*place):
        file, line, _column = place
        msg = f"{Path(file).relative_to(ROOT)}:{line} reads {rows.model.__name__} in no order"
        raise Unordered(msg)


def asked_at(frame: FrameType | None) -> tuple[str, int, int] | None:
    """Return where the product asks, or None when a test does, or when no row is asked for after another."""
    is_shown = False
    while frame is not None:
        name = frame.f_code.co_filename
        if _MODELS in name and frame.f_code.co_name in _NEED_NO_ORDER:
            return None
        if _is_one_for_each(frame):
            return None
        if name.startswith(_PRODUCT):
            first, _last, column, _end = list(frame.f_code.co_positions())[frame.f_lasti // 2]
            return name, first or frame.f_lineno, column or 0
        is_ours = name.startswith(_TESTS) and Path(name).name in {"orders.py", "strictness.py"}
        is_shown = is_shown or any(part in name for part in _SHOWS)
        if not (is_ours or is_shown or any(part in name for part in (_MODELS, *_HANDS_ON))):
            return None  # a test asks, or a library for itself
        frame = frame.f_back
    return None


def _is_one_for_each(frame: FrameType) -> bool:
    """Whether rows are prefetched of which each object has one: an account, say, for every party."""
    if frame.f_code.co_name == "prefetch_one_level":
        return bool(frame.f_locals.get("single"))
    is_prefetch = frame.f_code.co_name == "get_prefetch_querysets"
    return is_prefetch and isinstance(frame.f_locals["self"], ForwardManyToOneDescriptor | ReverseOneToOneDescriptor)


@cache
def is_order_free(file: str, line: int, column: int) -> bool:
    """Whether what stands there ends in a set, a dictionary or a number."""
    return any(_forgets_order(node) for node in _around(_tree(file), line, column))


@cache
def _tree(file: str) -> ast.Module:
    return ast.parse(Path(file).read_text(encoding="utf-8"))


def _around(tree: ast.AST, line: int, column: int) -> list[ast.expr]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.expr)
        and (node.lineno, node.col_offset) <= (line, column) < (node.end_lineno, node.end_col_offset)
    ]


def _forgets_order(node: ast.expr) -> bool:
    if isinstance(node, ast.SetComp | ast.DictComp):
        return True
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ORDER_FREE_CALLS
