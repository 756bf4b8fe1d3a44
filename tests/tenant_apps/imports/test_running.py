"""A run that is stopped, killed or disturbed: what came in is there once, and the rest waits or says why it cannot."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.activity.models import Entry
from tenant_apps.clients.models import ClientFile, Holding, Relation
from tenant_apps.customers.models import Customer, Party
from tenant_apps.customers.models import Holding as Share
from tenant_apps.imports import intake, tasks
from tenant_apps.imports.commands import files, running
from tenant_apps.imports.enums import Fate, State
from tenant_apps.imports.models import Import
from tenant_apps.imports.reading import open_table
from tenants.outbox.models import Effect
from tests.factories.clients import client
from tests.factories.imports import as_csv, brought_in, taken_in
from tests.tenant_apps.imports.test_imports import ALL, fates, path, whys

pytestmark = pytest.mark.django_db
NAMES = ("Aarts", "Bos", "Claes", "Dekker", "Evers", "Faber", "Groen", "Hoek", "Ivens")


def person(number: int, **more: str) -> dict[str, str]:
    return {"kind": "natural", "reference": f"R{number}", "last_name": NAMES[number], **more}


def product(number: int, contract: str) -> dict[str, str]:
    return {"kind": "product", "reference": f"R{number}", "product_kind": "mortgage", "contract_number": contract}


def owns(number: int, percent: str) -> dict[str, str]:
    told = {"connection": "owner", "other_reference": "F", "percent": percent}
    return {"kind": "connection", "reference": f"R{number}", **told}


def recorded(*verbs: str) -> list[int]:
    return [Entry.objects.filter(verb=verb).count() for verb in verbs]


def test_a_run_that_is_stopped_keeps_what_came_in_and_goes_on_later(cast):
    browser, owner = cast.ben.browser(), taken_in(cast.ben.actor, *ALL)
    owner = running.run_import(actor=cast.ben.actor, owner=owner)
    tasks.run(import_id=str(owner.public_id))
    assert "Stopped." in browser.post(path("stop", owner.public_id), follow=True).content.decode()
    tasks.run(import_id=str(owner.public_id))  # the step that was asked for before somebody stopped it
    owner.refresh_from_db()
    assert (owner.state, owner.done, fates(owner)) == (State.STOPPED, 3, ["ready"] * 3 + ["added"] * 3)
    assert recorded("imports.run", "imports.stop", "clients.bring_in", "clients.add_holding") == [1, 1, 3, 0]
    browser.post(path("run", owner.public_id))
    tasks.run(import_id=str(owner.public_id))
    owner.refresh_from_db()
    assert (owner.state, fates(owner)) == (State.DONE, ["added"] * 6)
    asked = {"HX-Request": "true", "HX-Target": "import"}
    part = browser.get(path("detail", owner.public_id), headers=asked).content.decode()
    assert '<span id="import-state" hx-swap-oob="true">' in part, "the page's head tells the state too"
    assert browser.get(path("detail", owner.public_id)).content.decode().count('id="import-state"') == 1
    counts = [model.objects.count() for model in (Customer, ClientFile, Holding, Share, Relation)]
    assert counts == [3, 3, 1, 1, 1]
    assert recorded("imports.run", "clients.bring_in", "clients.add_holding") == [2, 3, 1]


def test_a_step_that_fails_is_halved_until_only_what_is_wrong_is_left(cast):
    rows = [
        *(person(number, email=f"{number}@mail.example") for number in range(9)),
        {"kind": "legal", "reference": "F", "legal_name": "Firm B.V.", "second_last_name": "Visser"},
        *(product(number, "C-1" if number < 2 else f"C-{number}") for number in (0, 2, 3, 4, 5)),
        product(0, "C-1"),
        *(owns(number, percent) for number, percent in enumerate(("30", "30", "30", "20", "5", "5"))),
    ]
    owner = taken_in(cast.ben.actor, *rows)
    assert set(fates(owner)) == {Fate.READY}
    known = client(first_name="", last_name="Quist", email="7@mail.example")
    taken = client(first_name="", last_name="Zwart")
    ClientFile.objects.create(customer=taken, number="R8")
    before = {model: model.objects.count() for model in (Customer, Party, ClientFile)}
    told = recorded("customers.add_customer", "clients.bring_in")
    owner = brought_in(cast.ben.actor, owner)
    found = dict(zip(range(2, 24), fates(owner), strict=True))
    assert {line: fate for line, fate in found.items() if fate != Fate.ADDED} == {
        9: Fate.ASKED,  # somebody came on file meanwhile with this address
        10: Fate.BAD,  # and somebody with this number
        17: Fate.BAD,  # the second row about one contract
        21: Fate.BAD,  # more than what is left of the company
    }
    assert owner.rows.get(line=9).matches[0]["customer"] == str(known.public_id)
    assert set(whys(owner)) == {line for line, fate in found.items() if fate == Fate.BAD}
    assert {model: model.objects.count() - many for model, many in before.items()} == {
        Customer: 8,
        Party: 9,
        ClientFile: 8,
    }
    now = recorded("customers.add_customer", "clients.bring_in")
    assert [new - old for new, old in zip(now, told, strict=True)] == [0, 8]
    assert recorded("clients.add_holding", "customers.note_holding") == [5, 5]
    assert (Holding.objects.count(), Share.objects.count()) == (5, 5)


def test_reading_goes_on_where_it_was_cut_off_one_stretch_after_the_other(cast, monkeypatch):
    monkeypatch.setattr(intake, "PART", 2)
    monkeypatch.setattr(tasks, "STRETCH", 1)
    content = as_csv(ALL)
    cast.ben.browser().post(path("index"), {"file": SimpleUploadedFile("large.csv", content + b"\n" * 300_000)})
    owner = Import.objects.get()
    assert (owner.state, owner.rows.count()) == (State.READING, 0)
    files.read_lines(actor=cast.ben.actor, owner=owner, lines=list(open_table(content).lines)[:2])
    for read in (4, 6, 6, 6):
        tasks.read(effect_id=uuid4(), import_id=str(owner.public_id))
        assert owner.rows.count() == read
    assert Effect.objects.filter(name="imports.read").count() == 3  # the first, and one after each stretch
    owner.refresh_from_db()
    assert (owner.state, fates(owner)) == (State.CHECKED, ["ready"] * 6)
