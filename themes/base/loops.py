"""Loops that ask once what is the same for every round: which columns a list has, and what their heads are called.

Before the first round, questions about nothing but what stands outside the loop are answered, and texts translated; the
rounds then go through what is left. What is left is kept for each set of answers in each language.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any

from django.template.base import FilterExpression, Node, NodeList, TextNode, Variable, VariableDoesNotExist
from django.template.context import Context
from django.template.defaulttags import ForNode, IfNode, TemplateLiteral, WithNode
from django.utils.safestring import SafeString

from themes.base.languages import catalogue

FEW = 4
"""Rounds below which it is not worth it."""
_AT_MOST = 64
_NAMES_GIVEN = ("asvar", "target_var", "var_name", "variable_name")


class _Known:
    """A sequence that was found already."""

    __slots__ = ("values",)

    def __init__(self, values: Any) -> None:
        self.values = values

    def resolve(self, _context: Context, ignore_failures: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        return self.values


class LeanForNode(ForNode):  # type: ignore[misc]
    """A loop."""

    def render(self, context: Context) -> SafeString:
        """Draw each round."""
        values = self.sequence.resolve(context, ignore_failures=True)
        values = [] if values is None else values
        if not hasattr(values, "__len__"):
            values = list(values)
        loop = copy(self)
        loop.sequence = _Known(values)
        if len(values) >= FEW:
            loop.nodelist_loop = self._left(context)
        return ForNode.render(loop, context)  # type: ignore[no-any-return]

    def _left(self, context: Context) -> NodeList:
        """What the answers that hold for every round leave to do in each."""
        kept: dict[Any, NodeList] = self.__dict__.setdefault("left", {})
        settled = self.__dict__.get("settled")
        if settled is None:
            settled = self.settled = _settled(self)
        taken = {id(question): _branch(question, context) for question in settled}
        key = (catalogue(), *taken.values())
        if key not in kept:
            if len(kept) >= _AT_MOST:
                kept.clear()
            kept[key] = _joined(_without(self.nodelist_loop, taken, context))
        return kept[key]


def _settled(loop: ForNode) -> list[IfNode]:
    """The questions of the loop that ask for nothing that it gives a value to."""
    given = {"forloop", *loop.loopvars, *_given(loop.nodelist_loop)}
    asked = [node for node in loop.nodelist_loop if isinstance(node, IfNode)]
    return [node for node in asked if all(_is_outside(each, given) for each, _branch in node.conditions_nodelists)]


def _given(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ForNode):
            yield from node.loopvars
        if isinstance(node, WithNode):
            yield from node.extra_context
        for name in _NAMES_GIVEN:
            value = getattr(node, name, None)
            if isinstance(value, str):
                yield value
        if isinstance(node, IfNode):
            inside = [branch for _condition, branch in node.conditions_nodelists]
        else:
            inside = [getattr(node, name, ()) for name in node.child_nodelists]
        for nodelist in inside:
            yield from _given(nodelist)


def _is_outside(condition: Any, given: set[str]) -> bool:
    if condition is None:
        return True
    if isinstance(condition, TemplateLiteral):
        expression: FilterExpression = condition.value
        variable = expression.var
        is_name = isinstance(variable, Variable) and variable.lookups is not None
        return not expression.filters and not (is_name and variable.lookups[0] in given)
    parts = (part for part in (condition.first, condition.second) if part is not None)
    return all(_is_outside(part, given) for part in parts)


def _branch(question: IfNode, context: Context) -> int:
    """Which branch is taken, or -1 for none."""
    for place, (condition, _branch_of) in enumerate(question.conditions_nodelists):
        if condition is None:
            return place
        try:
            if condition.eval(context):
                return place
        except VariableDoesNotExist:
            continue
    return -1


def _without(nodes: NodeList, taken: dict[int, int], context: Context) -> Iterator[Node]:
    for node in nodes:
        if id(node) in taken:
            place = taken[id(node)]
            if place >= 0:
                yield from _without(node.conditions_nodelists[place][1], {}, context)
        elif getattr(node, "is_literal", False):
            yield TextNode(node.render(context))
        else:
            yield node


def _joined(nodes: Iterable[Node]) -> NodeList:
    """The same with neighbouring texts in one."""
    result = NodeList()
    for node in nodes:
        if isinstance(node, TextNode) and result and isinstance(result[-1], TextNode):
            result[-1] = TextNode(result[-1].s + node.s)
        else:
            result.append(node)
    return result
