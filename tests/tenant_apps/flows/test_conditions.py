"""Conditions: what each operator means, and what no rule can do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenant_apps.flows.conditions import (
    ARITY,
    MAXIMUM_DEPTH,
    MAXIMUM_NODES,
    OPERATORS,
    InvalidCondition,
    check,
    evaluate,
    holds,
    variables,
)

NAMES = ("a", "b", "c.d", "items")
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1000, 1000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.decimals(-1000, 1000, places=2).map(str),
)
values = st.one_of(scalars, st.lists(scalars, max_size=3))
data = st.fixed_dictionaries(
    {},
    optional={
        "a": values,
        "b": values,
        "c": st.one_of(values, st.fixed_dictionaries({"d": values})),
        "items": st.one_of(values, st.lists(st.dictionaries(st.sampled_from(("a", "b")), scalars), max_size=4)),
    },
)
names = st.sampled_from(NAMES).map(lambda name: {"var": name})


def _node(children: st.SearchStrategy) -> st.SearchStrategy:
    def one(operator: str) -> st.SearchStrategy:
        least, most = ARITY[operator]
        return st.lists(children, min_size=least, max_size=min(most, 3)).map(lambda parts: {operator: parts})

    return st.one_of(*(one(operator) for operator in sorted(OPERATORS) if operator != "var"))


rules = st.recursive(st.one_of(scalars, names), _node, max_leaves=12)


@settings(deadline=None)
@given(rule=rules, answers=data)
def test_evaluate_checked_rule_never_raises(rule: object, answers: dict) -> None:
    check(rule)
    evaluate(rule, answers)


@settings(deadline=None)
@given(rule=rules, answers=data, stranger=values)
def test_evaluate_reads_only_its_variables(rule: object, answers: dict, stranger: object) -> None:
    read = {name.split(".")[0] for name in variables(rule)}
    unread = {name: stranger for name in ("a", "b", "c", "items") if name not in read}
    assert holds(rule, answers) == holds(rule, answers | unread)


@settings(deadline=None)
@given(left=rules, right=rules, answers=data)
def test_and_or_follow_de_morgan(left: object, right: object, answers: dict) -> None:
    neither = {"and": [{"!": [left]}, {"!": [right]}]}
    assert holds({"!": [{"or": [left, right]}]}, answers) == holds(neither, answers)


@settings(deadline=None)
@given(rule=rules, answers=data)
def test_not_is_the_opposite(rule: object, answers: dict) -> None:
    assert holds({"!": [rule]}, answers) is not holds({"!!": [rule]}, answers)


@settings(deadline=None)
@given(rule=names, answers=data)
def test_none_is_the_opposite_of_some(rule: dict, answers: dict) -> None:
    inner = {"!!": [{"var": "a"}]}
    assert holds({"none": [rule, inner]}, answers) is not holds({"some": [rule, inner]}, answers)


@settings(deadline=None)
@given(left=st.integers(), right=st.integers())
def test_comparison_of_numbers_agrees_with_python(left: int, right: int) -> None:
    assert holds({"<": [left, right]}, {}) == (left < right)
    assert holds({">=": [str(left), right]}, {}) == (left >= right)
    assert holds({"==": [left, str(right)]}, {}) == (left == right)


@pytest.mark.parametrize(
    ("rule", "answers", "expected"),
    [
        (None, {}, True),
        ({"==": [{"var": "a"}, "x"]}, {"a": "x"}, True),
        ({"==": [{"var": "a"}, 1]}, {"a": True}, False),
        ({"==": [{"var": "a"}, "1.50"]}, {"a": 1.5}, True),
        ({"!=": [{"var": "a"}, "x"]}, {}, True),
        ({"in": [{"var": "a"}, ["x", "y"]]}, {"a": "y"}, True),
        ({"in": ["x", {"var": "a"}]}, {"a": ["x"]}, True),
        ({"in": ["x", {"var": "a"}]}, {}, False),
        ({">": [{"var": "a"}, "1000"]}, {"a": "1250.00"}, True),
        ({">": [{"var": "a"}, 0]}, {}, False),
        ({"<": ["2020-01-01", {"var": "a"}, "2030-01-01"]}, {"a": "2025-06-01"}, True),
        ({"<=": [1, {"var": "a"}, 3]}, {"a": 3}, True),
        ({"if": [{"var": "a"}, "yes", ""]}, {"a": True}, True),
        (
            {"some": [{"var": "a.b"}, {"==": [{"var": "kind"}, "x"]}]},
            {"a": {"b": [{"kind": "y"}, {"kind": "x"}]}},
            True,
        ),
        ({"all": [{"var": "a"}, {"var": "done"}]}, {"a": []}, False),
        ({"and": [{"var": "a.b.c"}]}, {"a": {"b": 1}}, False),
    ],
)
def test_holds(rule: object, answers: dict, expected: object) -> None:
    check(rule)
    assert holds(rule, answers) is expected


@pytest.mark.parametrize(
    "rule",
    [
        {"eval": ["1"]},
        {"==": [1]},
        {"==": [1, 2], "!=": [1, 2]},
        {"var": 1},
        {"var": ["a", "b"]},
        {},
        {"and": []},
        object(),
        {"or": [True] * MAXIMUM_NODES},
        [True] * (MAXIMUM_NODES + 1),
    ],
)
def test_check_refuses(rule: object) -> None:
    with pytest.raises(InvalidCondition):
        check(rule)


def test_check_refuses_what_is_too_deep() -> None:
    rule: object = True
    for _level in range(MAXIMUM_DEPTH + 1):
        rule = {"!": [rule]}
    with pytest.raises(InvalidCondition):
        check(rule)


def test_variables_leaves_out_what_belongs_to_an_item() -> None:
    rule = {"and": [{"var": "x.y.z"}, {"some": [{"var": "a.b"}, {"var": "kind"}]}]}
    assert variables(rule) == {"x.y.z", "a.b"}
