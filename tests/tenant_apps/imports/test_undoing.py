"""Taking an import back: what is untouched goes, what was changed or used since stays and is named."""

from dataclasses import replace

import pytest

from tenant_apps.clients.commands import edit_client
from tenant_apps.clients.models import ClientFile, Holding, Relation
from tenant_apps.customers.commands import edit_party, facts_of
from tenant_apps.customers.models import Customer, Party
from tenant_apps.customers.models import Holding as Share
from tenant_apps.imports.commands import undoing
from tenant_apps.imports.enums import Fate, State
from tenant_apps.imports.errors import Busy
from tests.factories.clients import client
from tests.factories.dossiers import dossier
from tests.factories.imports import ANNA, brought_in, taken_in
from tests.tenant_apps.imports.test_imports import ALL, FIRM, PAIR, PRODUCT, fates, path

pytestmark = pytest.mark.django_db


def undone(actor, owner):
    owner = undoing.undo_import(actor=actor, owner=owner)
    while owner.state == State.UNDOING:
        owner = undoing.work_on_undoing(actor=actor, owner=owner)
    return owner


def test_all_that_came_in_goes_again_and_may_come_in_once_more(cast):
    for _again in range(2):
        owner = brought_in(cast.ben.actor, taken_in(cast.ben.actor, *ALL))
        assert fates(owner) == ["added"] * 6
        owner = undone(cast.ben.actor, owner)
        assert (owner.state, fates(owner)) == (State.UNDONE, ["undone"] * 6)
        for model in (Customer, Party, ClientFile, Holding, Relation, Share):
            assert not model.objects.exists()


def test_what_was_changed_or_used_since_stays_and_is_named(cast):
    owner = brought_in(cast.ben.actor, taken_in(cast.ben.actor, ANNA, FIRM, PAIR))
    anna, firm, pair = (ClientFile.objects.get(number=number).customer for number in ("1001", "1002", "1003"))
    party = anna.parties.get()
    edit_party(actor=cast.ben.actor, party=party, facts=_phone(party))
    dossier(firm)
    undone(cast.ben.actor, owner)
    assert fates(owner) == [Fate.KEPT, Fate.KEPT, Fate.UNDONE]
    assert not Customer.objects.filter(pk=pair.pk).exists()
    whys = list(owner.rows.in_order().values_list("why", flat=True))
    assert "changed since" in whys[0]
    assert "dossier" in whys[1].lower()
    page = cast.ben.browser().get(path("detail", owner.public_id)).content.decode()
    assert "2 rows were left as they are" in page


def _phone(party: Party):
    return replace(facts_of(party), phone="+31687654321")


def test_an_update_is_set_back_but_for_what_somebody_changed_since(cast):
    known = client(first_name="Anna", last_name="Zomer", email="old@zomer.example", phone="")
    facts = {"number": "1001", "since_on": None, "adviser": None, "case_handler": None}
    edit_client(actor=cast.ben.actor, customer=known, **facts)
    told = {**ANNA, "first_name": "Annabel", "phone": "+31612345678", "since_on": "2015-01-01", "adviser": "Ben"}
    owner = brought_in(cast.ben.actor, taken_in(cast.ben.actor, told))
    assert fates(owner) == ["updated"]
    party = known.parties.get()
    assert (party.first_name, party.email) == ("Annabel", "anna@zomer.example")
    edit_party(actor=cast.ben.actor, party=party, facts=_phone(party))
    undone(cast.ben.actor, owner)
    party.refresh_from_db()
    assert (party.first_name, party.email, party.phone) == ("Anna", "old@zomer.example", "+31687654321")
    assert ClientFile.objects.get(number="1001").since_on is None
    row = owner.rows.get()
    assert (row.fate, "Mobile number" in row.why) == (Fate.KEPT, True)


def test_a_product_that_was_changed_stays(cast):
    owner = brought_in(cast.ben.actor, taken_in(cast.ben.actor, ANNA, PRODUCT))
    Holding.objects.update(provider="Another bank")
    undone(cast.ben.actor, owner)
    assert fates(owner) == ["kept", "kept"]
    assert Holding.objects.get().provider == "Another bank"


def test_what_did_nothing_cannot_be_undone(cast):
    owner = taken_in(cast.ben.actor, ANNA)
    with pytest.raises(Busy):
        undoing.undo_import(actor=cast.ben.actor, owner=owner)
