"""Many rows at once: they lie there as if each had been saved by itself, whatever their texts say."""

from datetime import date

import pytest
from django.db import DataError, IntegrityError, transaction

from tenant_apps.customers.models import CustomerParty, Party
from tenants.bulk import fetched, insert_rows, insert_told, made, update_rows
from tenants.sealing import MARK
from tests.factories.customers import individual

pytestmark = pytest.mark.django_db
HOSTILE = ("\\", "\\N", "a\tb", "c\nd\re", '"quoted", {braced}', "'; --", "%s %(x)s", "Zoë 💶", "\\t", "x\x1fy")
IBANS = ("NL91ABNA0417164300", "", "BE68539007547034")


def people() -> list[Party]:
    told = [
        (name, {"street": name, "no": [name, None]}, date(1980, 1, place + 1)) for place, name in enumerate(HOSTILE)
    ]
    return made(Party, ("last_name", "address", "birth_date", "language"), [(*each, "nl") for each in told])


def test_whatever_texts_say_is_what_lies_there():
    rows = people()
    insert_rows(rows)
    on_file = Party.objects.in_bulk([row.pk for row in rows])
    assert [on_file[row.pk].last_name for row in rows] == list(HOSTILE)
    assert [on_file[row.pk].address for row in rows] == [row.address for row in rows]
    assert [on_file[row.pk].birth_date for row in rows] == [row.birth_date for row in rows]
    assert {row.public_id for row in rows} == {row.public_id for row in on_file.values()}
    assert len({row.created_at for row in on_file.values()}) == 1
    assert [row.pk for row in rows] == sorted(row.pk for row in rows)
    for row, name in zip(rows, reversed(HOSTILE), strict=True):
        row.last_name = name
    update_rows(rows, ("last_name",))
    assert list(Party.objects.filter(pk__in=on_file).order_by("pk").values_list("last_name", flat=True)) == [
        *reversed(HOSTILE)
    ]


def test_a_change_says_nothing_beside_what_reads_like_nothing():
    rows = people()
    insert_rows(rows)
    for row, name in zip(rows, HOSTILE, strict=True):
        row.address = {} if name.startswith("\\") else {"line": name}
        row.birth_date = None if name.startswith("\\") else date(2001, 2, 3)
        row.language = "fr"
    update_rows(rows, ("address", "birth_date", "language"))
    on_file = Party.objects.in_bulk([row.pk for row in rows])
    for name in ("address", "birth_date", "language", "last_name"):
        assert [getattr(on_file[row.pk], name) for row in rows] == [getattr(row, name) for row in rows]
    for row in rows:
        row.last_name = "x" * 101
    rows[0].last_name = "short"
    with pytest.raises(DataError), transaction.atomic():
        update_rows(rows, ("last_name",))


def test_an_account_lies_sealed_beside_one_that_nobody_told():
    rows = made(Party, ("last_name", "iban", "language"), [("Zomer", iban, "nl") for iban in IBANS])
    insert_rows(rows)
    lying = Party.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk")
    assert [row.iban for row in lying] == list(IBANS)
    assert [bool(row.iban_index) for row in lying] == [bool(row.data_key) for row in lying] == [True, False, True]
    for row in Party.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk"):
        clear, sealed = row.__dict__["iban"], row.__dict__["iban_sealed"]
        assert (clear, bool(sealed) and sealed.stored.startswith(MARK)) == ("", bool(row.iban_index))


def test_one_row_that_is_refused_takes_back_its_set_alone():
    customer = individual()
    member = customer.members.get()
    for insert in (
        lambda: insert_told(
            CustomerParty,
            ("customer_id", "party_id", "role", "position"),
            [(customer.pk, member.party_id, member.role, 1)],
        ),
        lambda: insert_rows([Party(last_name="Zomer", language="nl", public_id=member.party.public_id)]),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            insert()
    assert customer.members.get() == member


def test_what_is_not_fetched_is_fetched_when_it_is_asked_for():
    party = individual(last_name="Zomer").parties.get()
    (row,) = fetched(Party.objects.filter(pk=party.pk).order_by("pk"), ("id", "last_name"))
    assert (row, row.last_name, row.language, row._state.adding) == (party, "Zomer", party.language, False)
