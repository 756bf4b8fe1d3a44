"""Conditions with groups: what the editor writes is what it reads again, and means the same."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenant_apps.flows.conditions import check, holds
from tenant_apps.flows.earlier import Known
from tenant_apps.flows.exchange import _Reader
from tenant_apps.flows.professional.condition_forms import Group, Line, items_of, rule_of

KNOWN = {
    f"s.p.{name}": Known(f"s.p.{name}", "S", name, kind, {})
    for name, kind in (("a", "text"), ("b", "yes_no"), ("c", "number"))
}
lines = st.one_of(
    st.builds(Line, st.just("s.p.a"), st.just("is"), st.just(["x"])),
    st.builds(Line, st.just("s.p.b"), st.sampled_from(["yes", "no"])),
    st.builds(Line, st.just("s.p.c"), st.sampled_from(["more", "most"]), st.just([3])),
)
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
joints = st.sampled_from(["and", "or"])
groups = st.builds(Group, joints, st.lists(lines, min_size=2, max_size=3))
items = st.lists(st.one_of(lines, groups), min_size=2, max_size=4)
data = st.fixed_dictionaries({"a": st.sampled_from(["x", "y"]), "b": st.booleans(), "c": st.integers(0, 5)})


def true_of(item: Line | Group, answers: dict[str, object]) -> bool:
    if isinstance(item, Group):
        return (all if item.joint == "and" else any)(true_of(line, answers) for line in item.lines)
    value = answers[item.key[-1]]
    return {
        "is": value == "x",
        "yes": value is True,
        "no": value is False,
        "more": item.operator == "more" and value > 3,
        "most": item.operator == "most" and value <= 3,
    }[item.operator]


@patient
@given(joints, items)
def test_what_is_written_is_read_again(joint: str, written: list[Line | Group]) -> None:
    rule = rule_of(joint, written)
    check(rule)
    assert items_of(rule, KNOWN) == (joint, written)


@patient
@given(joints, items, data)
def test_it_means_what_it_says(joint: str, written: list[Line | Group], answers: dict[str, object]) -> None:
    meant = (all if joint == "and" else any)(true_of(item, answers) for item in written)
    assert holds(rule_of(joint, written), {"s": {"p": answers}}) is meant


@patient
@given(joints, items)
def test_a_file_keeps_it(joint: str, written: list[Line | Group]) -> None:
    reader, rule = _Reader(), rule_of(joint, written)
    assert reader.condition("s.p", rule, {}) == rule
    assert reader.left_out == []


def test_a_group_in_a_group_is_more_than_the_editor_says() -> None:
    deep = {
        "and": [{"or": [{"and": [{"!!": [{"var": "s.p.b"}]}, {"!": [{"var": "s.p.a"}]}]}, {"!": [{"var": "s.p.a"}]}]}]
    }
    assert items_of(deep, KNOWN) is None
