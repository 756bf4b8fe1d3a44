"""Bank accounts and numbers of people and papers: nowhere in clear, under the key of their client, and found."""

import html
import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.db.utils import DatabaseError
from django.urls import reverse
from django.utils import timezone

from tenant_apps.clients import tasks as of_clients
from tenant_apps.clients.models import Change
from tenant_apps.customers import tasks as of_customers
from tenant_apps.customers.commands import PartyFacts, edit_party, facts_of
from tenant_apps.customers.likeness import likenesses, likenesses_of
from tenant_apps.customers.models import Customer, Party
from tenant_apps.diligence import tasks as of_diligence
from tenant_apps.diligence.commands import IdentityFacts, open_check, read_identity
from tenant_apps.diligence.models import Identity
from tenant_apps.flows import tasks as of_flows
from tenant_apps.flows.commands.again import carry_over
from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import Answer, AnswerChange, FlowRun, Settlement
from tenant_apps.imports import tasks as of_imports
from tenant_apps.imports.models import Import, Row
from tenant_apps.professional_portal.search import search
from tenants.context import use_tenant
from tenants.sealed import Closed, key_of
from tenants.sealing import MARK, Unreadable
from tests.factories import clients, flows
from tests.factories.customers import individual
from tests.factories.dossiers import dossier
from tests.factories.imports import ANNA, brought_in, taken_in
from vestibule.core.actors import System

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
A_TEST = System("a test")
IBANS = ("NL71INGB0009876543", "BE68539007547034", "DE89370400440532013000", "FR1420041010050500013M02606")
BSN, ACCOUNT = "identity.numbers.bsn", "assets.savings.iban"
NUMBER, PAPER = "111222333", "SPECI2014"


HISTORY = """
    INSERT INTO flows_answerchange (run_id, answer_id, revision, change, value, source, made_at)
    VALUES (%s, %s, 9, 'answered', to_jsonb(%s::text), 'client', now())
"""


def spaced(number: str) -> str:
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def rows_with(*texts: str) -> set[str]:
    """The tables of the organisation of which any row says one of these in clear, in any column of any type."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
            " AND table_type = 'BASE TABLE' ORDER BY table_name"
        )
        found = set()
        for (table,) in cursor.fetchall():
            like = " OR ".join(["told::text ILIKE %s"] * len(texts))
            cursor.execute(f'SELECT count(*) FROM "{table}" AS told WHERE {like}', [f"%{text}%" for text in texts])
            if cursor.fetchone()[0]:
                found.add(table)
    return found


def everything() -> Iterator[str]:
    for number in (*IBANS, NUMBER, PAPER):
        yield number
        yield spaced(number)


def edited(cast, party: Party, iban: str) -> object:
    address = reverse("professional:customers:edit_party", urlconf=TENANT_URLS, args=[party.public_id])
    values = {"form_of_address": "ms", "first_name": "Anna", "last_name": "Nieuw", "language": "en", "iban": iban}
    return cast.ben.browser().post(address, values)


def answered(run: FlowRun, key: str, raw: str) -> None:
    known = read_run(run).answers.get((key, 0))
    entry = Entry(key=key, item=0, raw=raw, revision=known.revision if known else 0)
    save_answer(actor=A_TEST, run=run, entry=entry)


def lying(row: object, column: str) -> str:
    """What the database holds."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}"::text FROM {row._meta.db_table} WHERE id = %s', [row.pk])
        return cursor.fetchone()[0]


def paper(cast, opened) -> Identity:
    check = open_check(actor=cast.ben.actor, dossier=opened)
    today = timezone.localdate()
    facts = IdentityFacts(
        kind="passport",
        number=PAPER,
        surname="Nieuw",
        birth_date=today - timedelta(days=12_000),
        expires_on=today + timedelta(days=900),
    )
    return read_identity(actor=cast.ben.actor, check=check, party=opened.customer.parties.get(), facts=facts)


def test_no_number_lies_in_clear_after_every_door_was_used(cast):
    add = reverse("professional:prospects:add", urlconf=TENANT_URLS)
    facts = {"form_of_address": "ms", "first_name": "Bo", "last_name": "Zegel", "language": "en", "iban": IBANS[2]}
    sent = {"kind": "individual", "shown_kind": "individual", "dossier_kind": "mortgage"}
    sent |= {"adviser": cast.ben.account.public_id} | {f"applicant_{name}": text for name, text in facts.items()}
    assert cast.ben.browser().post(add, sent).status_code == 302
    assert Party.objects.get(last_name="Zegel").iban == IBANS[2]
    opened = dossier(individual(iban=IBANS[0]))
    party = opened.customer.parties.get()
    for iban in (IBANS[1], IBANS[0], IBANS[1]):
        assert edited(cast, party, spaced(iban)).status_code == 302
    run = flows.run(opened.customer, flows.MORTGAGE)
    browser = flows.invited(cast.cleo, run).browser()
    saved = browser.post(
        f"/fact-find/{run.public_id}/identity/numbers/answer/",
        {"bsn": NUMBER, "bsn-revision": "0", "attempt": "0" * 32},
    )
    assert saved.status_code == 200
    answered(run, ACCOUNT, spaced(IBANS[2]))
    answered(run, ACCOUNT, IBANS[0])
    again = FlowRun.objects.create(customer=run.customer, party=run.party, version=run.version, dossier_id=99)
    assert carry_over(actor=A_TEST, run=again, earlier=run) > 1
    paper(cast, opened)
    row = ANNA | {"iban": spaced(IBANS[3])}
    brought_in(cast.ben.actor, taken_in(cast.ben.actor, row))
    brought_in(cast.ben.actor, taken_in(cast.ben.actor, row | {"iban": spaced(IBANS[2])}))
    taken_in(cast.ben.actor, {"kind": "natural", "last_name": "Fout", "iban": "NL00" + IBANS[0][4:]})

    assert rows_with(*everything(), IBANS[0][4:], spaced(IBANS[0])[5:]) == set()
    assert Party.objects.get(pk=party.pk).iban == IBANS[1]
    assert {answer.value for answer in again.answers.filter(key__in=[BSN, ACCOUNT])} == {NUMBER, IBANS[0]}
    assert [change.value for change in run.changes.filter(answer__key=ACCOUNT).order_by("pk")] == [IBANS[2], IBANS[0]]
    assert NUMBER in html.unescape(browser.get(f"/fact-find/{run.public_id}/identity/numbers/").content.decode())
    assert Identity.objects.get().number == PAPER
    anna = Customer.objects.matching("zomer").get().parties.get()
    assert anna.iban == IBANS[2]
    told = list(Row.objects.filter(cells__has_key="iban").select_related("owner").order_by("pk"))
    assert [row.cells["iban"].replace(" ", "")[:2] for row in told] == ["FR", "DE", "NL"]
    assert [row.after.get(str(anna.public_id), {}).get("iban") for row in told] == [None, IBANS[2], None]
    assert told[-1].troubles[0]["value"].startswith("NL00")
    assert {change.after for change in Change.objects.filter(field="iban", party=party)} == {IBANS[0], IBANS[1]}


def test_likeness_and_search_find_a_sealed_account(cast, assert_queries):
    customer = individual(iban=IBANS[0], last_name="Zegel")
    individual(iban=IBANS[1])
    facts = PartyFacts(last_name="Ander", iban=IBANS[0], language="en")
    assert [each.party for each in likenesses(facts)] == [customer.parties.get()]
    assert [[like.party for like in each] for each in likenesses_of([facts])] == [[customer.parties.get()]]
    for typed in (IBANS[0], spaced(IBANS[0]), spaced(IBANS[0]).lower()):
        assert [each.pk for each in search(cast.ben.actor, typed).customers] == [customer.pk]
    opened = dossier(customer)
    assert [each.number for each in search(cast.ben.actor, spaced(IBANS[0])).dossiers] == [opened.number]
    assert search(cast.ben.actor, IBANS[2]).is_empty
    assert not Customer.objects.visible_to(cast.cleo.actor).matching(IBANS[0]).exists()
    with assert_queries(1):
        assert [each.iban for each in Party.objects.exclude(iban_index="").order_by("pk")] == list(IBANS[:2])


def test_what_was_sealed_for_somebody_else_is_refused_and_told_kindly(cast, alpha, beta):
    first, second = (individual(iban=iban) for iban in IBANS[:2])
    mine, other = (each.parties.get() for each in (first, second))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE customers_party SET iban_sealed = (SELECT iban_sealed FROM customers_party WHERE id = %s)"
            " WHERE id = %s",
            [other.pk, mine.pk],
        )
    stolen = Party.objects.get(pk=mine.pk)
    with pytest.raises(Unreadable) as refused:
        str(stolen.iban)
    assert refused.value.code == "tenants:unreadable"
    with use_tenant(beta), pytest.raises(Unreadable):
        key_of(Party(public_id=other.public_id, data_key=other.data_key))
    address = reverse("professional:customers:edit_party", urlconf=TENANT_URLS, args=[mine.public_id])
    page = cast.ben.browser().get(address)
    assert page.status_code == 200
    assert "cannot be read any more" in page.content.decode()
    assert edited(cast, mine, IBANS[2]).status_code == 302
    assert Party.objects.get(pk=mine.pk).iban == IBANS[2]

    runs = [flows.run(each, flows.MORTGAGE) for each in (first, second)]
    for run, number in zip(runs, (NUMBER, "123456782"), strict=True):
        answered(run, BSN, number)
    given, foreign = (Answer.objects.get(run=run, key=BSN) for run in runs)
    Answer.objects.filter(pk=given.pk).update(value=lying_value(foreign))
    with pytest.raises(Unreadable):
        str(Answer.objects.get(pk=given.pk).value)
    page = flows.invited(cast.cleo, runs[0]).browser().get(f"/fact-find/{runs[0].public_id}/identity/numbers/")
    assert page.status_code == 200
    assert "cannot be read any more" in page.content.decode()
    answered(runs[0], BSN, NUMBER)
    assert Answer.objects.get(pk=given.pk).value == NUMBER


def lying_value(answer: Answer) -> str:
    return json.loads(lying(answer, "value"))


def test_a_destroyed_key_makes_everything_unreadable(cast):
    customer = individual(iban=IBANS[0])
    run = flows.run(customer, flows.MORTGAGE)
    answered(run, BSN, NUMBER)
    party = customer.parties.get()
    edit_party(actor=A_TEST, party=party, facts=facts_of(party).__class__(last_name="Zegel", language="en"))
    kept = lying(Answer.objects.get(run=run, key=BSN), "value"), lying(party, "iban_sealed")
    Customer.objects.update(data_key="")
    Party.objects.update(data_key="")

    for row, column in (
        (Answer.objects.get(run=run, key=BSN), "value"),
        (AnswerChange.objects.get(run=run, answer__key=BSN), "value"),
        (Change.objects.get(party=party, field="iban"), "before"),
    ):
        with pytest.raises(Unreadable):
            getattr(row, column)
    assert MARK[1:] in kept[0]
    run = FlowRun.objects.get(pk=run.pk)
    assert read_run(run).answers[BSN, 0].is_lost
    history = reverse("professional:flows:history", urlconf=TENANT_URLS, args=[run.public_id])
    page = cast.ben.browser().get(history)
    assert page.status_code == 409
    assert "cannot be read any more" in page.content.decode()


def test_what_lay_in_clear_before_is_read_and_sealed(cast):
    opened = dossier(clients.client(individual(iban=IBANS[0])))
    party = opened.customer.parties.get()
    run = flows.run(opened.customer, flows.MORTGAGE)
    answered(run, BSN, NUMBER)
    read = paper(cast, opened)
    owner = taken_in(cast.ben.actor, ANNA | {"iban": IBANS[1]})
    answer, entry = Answer.objects.get(run=run, key=BSN), owner.rows.get()
    settled = Settlement.objects.create(
        customer=opened.customer, flow=run.version.flow, key=BSN, values={"1": NUMBER, "2": "x"}, reason="Both."
    )
    noted = Change.objects.create(party=party, field="iban", before="", after=IBANS[0])
    with connection.cursor() as cursor:
        for statement, values in (
            ("UPDATE customers_party SET iban = %s, iban_sealed = '', iban_index = '', data_key = ''", [IBANS[0]]),
            ("UPDATE flows_answer SET value = to_jsonb(%s::text) WHERE id = %s", [NUMBER, answer.pk]),
            ("UPDATE diligence_identity SET number = %s WHERE id = %s", [PAPER, read.pk]),
            ("UPDATE clients_change SET after = %s WHERE id = %s", [IBANS[0], noted.pk]),
            ("UPDATE flows_settlement SET values = %s WHERE id = %s", [json.dumps(settled.values), settled.pk]),
            (
                "UPDATE imports_row SET cells = %s, facts = %s",
                [json.dumps(entry.cells), json.dumps(entry.facts)],
            ),
            (
                HISTORY,
                [run.pk, answer.pk, NUMBER],
            ),
        ):
            cursor.execute(statement, values)
    assert Party.objects.get(pk=party.pk).iban == IBANS[0]
    assert [each.party.pk for each in likenesses(PartyFacts(last_name="A", iban=IBANS[0], language="en"))] == [party.pk]
    assert len(rows_with(IBANS[0], IBANS[1], NUMBER, PAPER)) == 7
    lines = AnswerChange.objects.order_by("pk").values_list("pk", "revision", "made_at", "source")
    before = list(lines)

    for tasks in (of_customers, of_clients, of_diligence, of_flows, of_imports) * 2:
        tasks.seal_older()

    assert rows_with(IBANS[0], IBANS[1], NUMBER, PAPER) == set()
    assert list(lines) == before
    sealed = Party.objects.get(pk=party.pk)
    assert (sealed.iban, sealed.iban_index != "") == (IBANS[0], True)
    assert run.changes.get(revision=9).value == NUMBER
    assert Answer.objects.get(pk=answer.pk).value == NUMBER
    assert (Identity.objects.get().number, Change.objects.get(pk=noted.pk).after) == (PAPER, IBANS[0])
    assert Settlement.objects.get().values == {"1": NUMBER, "2": "x"}
    assert Import.objects.get().rows.get().facts == entry.facts
    for attack in (
        {"value": "x"},
        {"value": f"{MARK}nothing"},
        {"revision": F("revision") + 20},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            AnswerChange.objects.filter(run=run, answer=answer).update(**attack)


def test_text_that_looks_sealed_is_a_text(cast):
    run = flows.run(individual(), flows.MORTGAGE)
    answer = Answer(run=run, key="consents.remarks.remarks", source="client", value=f"{MARK}mine")
    answer.save(force_insert=True)
    assert isinstance(Answer.objects.get(pk=answer.pk).__dict__["value"], Closed)
    assert Answer.objects.get(pk=answer.pk).value == f"{MARK}mine"
