"""Values in templates, found and written with less work: rows of a list ask for hundreds of them.

Django tries each part of ``line.name`` as a key first and raises and catches an error for each attribute; and it asks
of each text whether it is a date or a number. What these nodes write is the same to the byte; where anything is out of
the ordinary they leave it to Django. `tests/themes/test_lean.py` holds both side by side.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.template.base import FilterExpression, Node, NodeList, Variable, VariableNode, render_value_in_context
from django.template.context import BaseContext, Context
from django.template.defaulttags import ForNode
from django.utils.safestring import SafeString
from django_cotton.templatetags import InlineTemplate
from django_cotton.templatetags._component import PreparedValue

from themes.base.loops import LeanForNode

_NOT_FOUND = (TypeError, AttributeError, KeyError, ValueError, IndexError)


class LeanVariable(Variable):  # type: ignore[misc]
    """A name and where to look from it."""

    __slots__ = ()

    def resolve(self, context: Any) -> Any:
        """Return the value. What Django finds only by its longer way, and every error, is left to Django."""
        if self.lookups is None or self.translate or not isinstance(context, BaseContext):
            return super().resolve(context)
        try:
            value = _looked_up(context.dicts, self.lookups)
        except (*_NOT_FOUND, ObjectDoesNotExist):  # Django decides which of them count, and raises them anew
            return super().resolve(context)
        return super().resolve(context) if value is _UNUSUAL else value


_UNUSUAL = object()


def _looked_up(scopes: list[dict[str, Any]], lookups: tuple[str, ...]) -> Any:
    """Follow the lookups; an error or ``_UNUSUAL`` where it is not as simple as that."""
    name = lookups[0]
    for scope in reversed(scopes):
        if name in scope:
            value = scope[name]
            break
    else:
        return _UNUSUAL
    if callable(value):
        value = _called(value)
    for bit in lookups[1:]:
        if hasattr(type(value), "__getitem__"):
            try:
                value = value[bit]
            except _NOT_FOUND:
                value = getattr(value, bit)
        else:
            value = getattr(value, bit)
        if callable(value):
            value = _called(value)
        if value is _UNUSUAL:
            break
    return value


def _called(value: Any) -> Any:
    if getattr(value, "do_not_call_in_templates", False):
        return value
    return _UNUSUAL if getattr(value, "alters_data", False) else value()


class LeanVariableNode(VariableNode):  # type: ignore[misc]
    """A value, written out."""

    def render(self, context: Context) -> str:
        """Return the text, escaped where it must be."""
        try:
            value = self.filter_expression.resolve(context)
        except UnicodeDecodeError:
            return ""
        kind = type(value)
        if kind is SafeString:
            return value  # type: ignore[no-any-return]
        if kind is str and context.autoescape:
            return escape(value)
        return render_value_in_context(value, context)  # type: ignore[no-any-return]

    render_annotated = render


def make_lean(nodes: Iterable[Node]) -> None:
    """Make every variable below these nodes lean, in conditions, loops, attributes of components and filters too."""
    for node in nodes:
        if type(node) is VariableNode:
            node.__class__ = LeanVariableNode
        elif type(node) is ForNode:
            node.__class__ = LeanForNode
        for part in vars(node).values():
            _make_part_lean(part)


def _make_part_lean(part: object) -> None:
    if type(part) is Variable:
        part.__class__ = LeanVariable
    elif isinstance(part, FilterExpression):
        _make_part_lean(part.var)
        _make_part_lean(part.filters)
    elif isinstance(part, NodeList):
        make_lean(part)
    elif isinstance(part, InlineTemplate):
        make_lean(part.nodelist)
    elif isinstance(part, PreparedValue):
        _make_part_lean(part._variable)  # noqa: SLF001 - it has no public name
        _make_part_lean(part._template)  # noqa: SLF001 - nor has this
    elif isinstance(part, dict):
        _make_part_lean(list(part.values()))
    elif isinstance(part, list | tuple):
        for each in part:
            _make_part_lean(each)
    elif hasattr(part, "eval"):  # a condition
        _make_part_lean([getattr(part, name, None) for name in ("first", "second", "value")])
