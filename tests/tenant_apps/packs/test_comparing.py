"""The three-way comparison, on examples and on whatever can happen."""

from hypothesis import given
from hypothesis import strategies as some

from tenant_apps.packs.comparing import compared, woven
from tenant_apps.packs.enums import Outcome

VALUES = some.sampled_from(["a", "b", "c", True])
CONTENTS = some.dictionaries(some.sampled_from(["name", "text", "days", "stage:x"]), VALUES, max_size=4)
SIDES = some.one_of(some.none(), CONTENTS)
ORDERS = some.lists(some.sampled_from(list("stuvw")), unique=True)
MISSING = object()


def test_what_only_the_pack_changed_is_taken():
    found = compared({"name": "a"}, {"name": "a"}, {"name": "b"})
    assert (found.outcome, found.kept, found.taken) == (Outcome.PACK, {"name": "b"}, {"name": "b"})


def test_what_only_the_firm_changed_is_kept():
    found = compared({"name": "a"}, {"name": "mine"}, {"name": "a"})
    assert (found.outcome, found.kept, found.taken) == (Outcome.FIRM, {"name": "mine"}, {"name": "mine"})


def test_different_parts_go_together():
    found = compared({"name": "a", "days": 1}, {"name": "mine", "days": 1}, {"name": "a", "days": 2})
    assert (found.outcome, found.kept) == (Outcome.BOTH, {"name": "mine", "days": 2})


def test_the_same_part_needs_somebody():
    found = compared({"name": "a", "days": 1}, {"name": "mine", "days": 1}, {"name": "theirs", "days": 2})
    assert found.needs_choice
    assert (found.kept, found.taken) == ({"name": "mine", "days": 2}, {"name": "theirs", "days": 2})
    assert [part.name for part in found.conflicts] == ["name"]


def test_what_the_firm_removed_comes_back_only_if_somebody_says_so():
    assert compared({"name": "a"}, None, {"name": "a"}).outcome == Outcome.GONE
    found = compared({"name": "a"}, None, {"name": "b"})
    assert (found.needs_choice, found.kept, found.taken) == (True, None, {"name": "b"})


def test_what_the_pack_dropped_stays_the_firms():
    found = compared({"name": "a"}, {"name": "mine"}, None)
    assert (found.outcome, found.kept) == (Outcome.DROPPED, {"name": "mine"})


def test_a_new_item_is_added():
    assert compared(None, None, {"name": "a"}).outcome == Outcome.NEW


def test_a_stage_of_the_firms_own_stays_where_it_stood():
    found = compared({"order": ["s", "t"]}, {"order": ["s", "own", "t"]}, {"order": ["s", "new", "t"]})
    assert (found.outcome, found.kept) == (Outcome.PACK, {"order": ["s", "own", "new", "t"]})


def test_two_different_orders_need_somebody():
    found = compared({"order": list("stu")}, {"order": list("tsu")}, {"order": list("sut")})
    assert (found.needs_choice, found.kept, found.taken) == (True, {"order": list("tsu")}, {"order": list("sut")})


@given(base=SIDES, firm=CONTENTS, pack=CONTENTS)
def test_nothing_that_the_firm_changed_is_lost_unless_somebody_chose_so(base, firm, pack):
    found = compared(base, firm, pack)
    before = base or {}
    for name in {*before, *firm}:
        if firm.get(name, MISSING) != before.get(name, MISSING):
            assert found.kept.get(name, MISSING) == firm.get(name, MISSING)
            is_disputed = pack.get(name, MISSING) not in (before.get(name, MISSING), firm.get(name, MISSING))
            if not is_disputed:
                assert found.taken.get(name, MISSING) == firm.get(name, MISSING)
            assert found.needs_choice or not is_disputed


@given(base=SIDES, firm=CONTENTS, pack=CONTENTS)
def test_everything_that_the_firm_left_alone_follows_the_pack(base, firm, pack):
    found = compared(base, firm, pack)
    for name in {*pack, *firm}:
        if firm.get(name, MISSING) == (base or {}).get(name, MISSING):
            assert found.kept.get(name, MISSING) == found.taken.get(name, MISSING) == pack.get(name, MISSING)


@given(content=CONTENTS, other=CONTENTS)
def test_who_changed_nothing_is_asked_nothing(content, other):
    assert not compared(content, content, other).needs_choice
    assert compared(content, content, other).kept == other
    assert not compared(content, other, content).needs_choice
    assert compared(content, other, content).kept == other


@given(base=SIDES, firm=CONTENTS, pack=CONTENTS)
def test_a_second_update_with_the_same_pack_changes_nothing(base, firm, pack):
    for once in (compared(base, firm, pack).kept, compared(base, firm, pack).taken):
        again = compared(pack, once, pack)
        assert not again.needs_choice
        assert again.kept == once


@given(main=ORDERS, other=ORDERS)
def test_weaving_keeps_the_first_order_and_loses_nobody(main, other):
    found = woven(main, other)
    assert [each for each in found if each in main] == main
    assert sorted(found) == sorted({*main, *other})


@given(base=ORDERS, firm=ORDERS, pack=ORDERS)
def test_no_stage_is_lost_by_ordering(base, firm, pack):
    found = compared({"order": base}, {"order": firm}, {"order": pack})
    for content in (found.kept, found.taken):
        assert set(content["order"]) >= set(firm)
