"""What a component draws once some of its props are known for good: everything that depends on nothing else.

A button asks for some twenty props and is given three, each a literal. Its other `{% if %}` are decided when the page's
template is read, so that drawing it is a matter of the few values that differ.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.template import Context
from django.template.base import FilterExpression, Node, NodeList, TextNode, Variable, VariableNode
from django.template.defaulttags import CommentNode, IfNode, LoadNode, TemplateLiteral
from django.template.library import SimpleNode

Known = Mapping[str, Any]

PURE_FILTERS = {"add", "default", "yesno"}
PURE_TAGS = {"icon"}


def folded(nodes: Iterable[Node], known: Known) -> NodeList:
    """Return the nodes with what is known written out. Loops and blocks that name things anew stay as they are."""
    result = NodeList()
    for node in _fold(nodes, known):
        if isinstance(node, TextNode) and result and isinstance(result[-1], TextNode):
            result[-1] = TextNode(result[-1].s + node.s)
        elif not isinstance(node, TextNode) or node.s:
            result.append(node)
    return result


def _fold(nodes: Iterable[Node], known: Known) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, IfNode):
            yield from _decided(node, known)
        elif _is_settled(node, known):
            yield TextNode(node.render(Context(known)))
        elif not isinstance(node, LoadNode | CommentNode):
            yield node


def _is_settled(node: Node, known: Known) -> bool:
    if isinstance(node, VariableNode):
        variable = node.filter_expression
        return _is_known(variable, known, deep=False) and isinstance(variable.resolve(Context(known)), str)
    if isinstance(node, SimpleNode):
        arguments = [*node.args, *node.kwargs.values()]
        is_pure = node.func.__name__ in PURE_TAGS and not node.takes_context and node.target_var is None
        return is_pure and all(_is_known(argument, known, deep=False) for argument in arguments)
    return False


def _decided(node: IfNode, known: Known) -> Iterator[Node]:
    """Give the branch that is taken whatever comes, or the question with the branches that are left."""
    left: list[tuple[Any, NodeList]] = []
    for condition, branch in node.conditions_nodelists:
        is_open = condition is not None and not _is_known_condition(condition, known)
        if not is_open and condition is not None and not condition.eval(Context(known)):
            continue
        left.append((condition if is_open else None, folded(branch, known)))
        if not is_open:
            break
    if left and left[0][0] is None:
        yield from left[0][1]
    elif left:
        question = IfNode(left)
        question.token, question.origin = node.token, node.origin
        yield question


def _is_known_condition(condition: Any, known: Known) -> bool:
    if isinstance(condition, TemplateLiteral):
        return _is_known(condition.value, known)
    parts = [part for part in (condition.first, condition.second) if part is not None]
    return all(_is_known_condition(part, known) for part in parts)


def _is_known(expression: FilterExpression, known: Known, *, deep: bool = True) -> bool:
    """Whether all that is read is known; ``deep`` allows to look into it, which may find nothing there."""
    inputs = [expression.var]
    for filter_function, arguments in expression.filters:
        if filter_function.__name__ not in PURE_FILTERS:
            return False
        inputs += [value for is_variable, value in arguments if is_variable]
    return all(
        not isinstance(value, Variable)
        or value.literal is not None
        or (value.lookups and value.lookups[0] in known and (deep or len(value.lookups) == 1))
        for value in inputs
    )
