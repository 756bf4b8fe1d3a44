"""One order for every list that people arrange."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from vestibule.core.ordering import OtherOrder, in_order


@dataclass
class Row:
    public_id: UUID
    position: int = 0


def test_rows_take_the_order_on():
    first, second, third = (Row(uuid4(), position) for position in (7, 8, 9))

    assert in_order([first, second, third], [third.public_id, first.public_id, second.public_id]) == [
        third,
        first,
        second,
    ]
    assert [row.position for row in (third, first, second)] == [1, 2, 3]


def test_an_order_of_another_list_is_refused():
    first, second = Row(uuid4(), 1), Row(uuid4(), 2)
    one, two = first.public_id, second.public_id

    for wrong in ([one], [one, two, uuid4()], [one, one], [one, uuid4()], [one, two, two], []):
        with pytest.raises(OtherOrder) as caught:
            in_order([first, second], wrong)
        assert caught.value.code == "core:other-order"
    assert [first.position, second.position] == [1, 2]
    assert in_order([], []) == []
