"""Contracts: sent once, asked of those who sign, signed by the copy that came or by hand, withdrawn, ended."""

import re
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tenant_apps.contracts import commands
from tenant_apps.contracts.enums import ContractState
from tenant_apps.contracts.models import Contract
from tenant_apps.documents.commands.declarations import declare_not_applicable, take_back_declaration
from tenant_apps.documents.commands.reception import receive_whole
from tenant_apps.documents.commands.reviews import ask_again, review_delivery
from tenant_apps.documents.models import DocumentRequest, StoredFile
from tenant_apps.dossiers.commands.action_points import handle_action_point, reopen_action_point
from tenant_apps.dossiers.commands.products import add_product, remove_product
from tenant_apps.dossiers.commands.publications import open_publication, withdraw_publication
from tenant_apps.dossiers.models import ActionPoint, Publication, Telling
from tenant_apps.exports.collecting import CATEGORIES
from tenant_apps.invites.grants import grants_for
from tenant_apps.notifications.models import Message
from tests.cast import client_actor
from tests.factories import clients
from tests.factories.contracts import contract, paper
from tests.factories.customers import couple
from tests.factories.dossiers import A_TEST, dossier
from tests.factories.invites import accepted
from tests.tenant_apps.contracts.conftest import all_done
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
YESTERDAY = timedelta(days=1)
IN_FEBRUARY = {"signed_on": "2026-02-03", "signed_names": "Anna Bakker"}


def path(name: str, *arguments: object, door: str = "professional:contracts") -> str:
    return reverse(f"{door}:{name}", urlconf=TENANT_URLS, args=arguments)


def code_of(call, /, **arguments) -> str:
    with pytest.raises(DomainError) as caught, transaction.atomic():
        call(**arguments)
    return caught.value.code


@pytest.fixture
def opened(cast):
    """A couple who are clients; cleo is the first of them and has access to the portal."""
    made = dossier(clients.client(couple()), adviser=cast.ben.account)
    accepted(made, cast.cleo.account)
    party = made.customer.members.get(position=1).party
    party.account = cast.cleo.account
    party.save(update_fields=["account"])
    return made


def checked(opened, **facts) -> Contract:
    made = contract(opened, **facts)
    all_done()
    return now(made)


def sent(cast, opened, **facts) -> Contract:
    commands.send_contract(actor=cast.ben.actor, contract=checked(opened, **facts))
    return Contract.objects.with_everything().latest("pk")


def now(made: Contract) -> Contract:
    return Contract.objects.with_everything().get(pk=made.pk)


def cleo_now(cast):
    return client_actor(cast.cleo.account, *grants_for(cast.cleo.account))


def copy_of(cast, made: Contract) -> Contract:
    """The client delivered the signed copy, and it was checked."""
    receive_whole(actor=cleo_now(cast), request=now(made).copy, file=paper("signed.pdf"))
    all_done()
    return now(made)


def test_a_contract_is_sent_once_seen_signed_and_every_step_is_kept(cast, opened):
    made = checked(opened, party=opened.customer.members.get(position=1).party, actor=cast.ben.actor)
    assert (made.state, made.file.key.customer) == (ContractState.DRAFT, opened.customer)
    assert not Publication.objects.visible_to(cleo_now(cast)).exists()
    browser = cast.ben.browser()

    answer = browser.post(path("send", made.public_id), {"message": "As we agreed", "due_on": "2027-01-31"})
    assert answer.status_code == 302
    assert now(made).state == ContractState.SENT
    assert (now(made).point.subject, str(now(made).point.due_on)) == (made.title, "2027-01-31")
    assert "As we agreed" in Message.objects.get(template="dossiers.told").text
    assert browser.post(path("send", made.public_id), {}).status_code == 422
    assert (Telling.objects.count(), Publication.objects.count()) == (1, 1)
    assert code_of(commands.remind_of_contract, actor=cast.ben.actor, contract=made) == "contracts:reminded-today"

    client = cast.cleo.browser()
    asked = now(made).copy
    assert made.title in client.get(path("index", door="client:documents")).content.decode()
    assert made.title in client.get(path("publications", door="client:dossiers")).content.decode()
    panel = client.get(path("asked", asked.public_id, door="client:contracts"), headers={"HX-Request": "true"})
    assert path("publication", now(made).publication.public_id, door="client:dossiers") in panel.content.decode()
    open_publication(actor=cleo_now(cast), publication=now(made).publication)
    assert now(made).state == ContractState.SEEN

    assert copy_of(cast, made).state == ContractState.RECEIVED
    page = browser.get(path("detail", made.public_id)).content.decode()
    assert "signed.pdf" in page
    assert reverse("professional:documents:review", urlconf=TENANT_URLS, args=[asked.public_id]) in page
    assert f"{reverse('professional:clients:detail', urlconf=TENANT_URLS, args=[opened.customer.public_id])}#" in page
    assert "Record the signature" not in page
    late = {"seen": asked.revision, **IN_FEBRUARY}
    assert "Something changed" in browser.post(path("approve", made.public_id), late).content.decode()
    fresh = late | {"seen": now(made).copy.revision}
    assert browser.post(path("approve", made.public_id), fresh).status_code == 302
    done = now(made)
    assert (done.state, str(done.signed_on), done.signed_names) == ("signed", "2026-02-03", "Anna Bakker")
    assert done.point.is_handled
    (exported,) = next(each for each in CATEGORIES if each.code == "contracts").told(cleo_now(cast))
    assert (exported["title"], exported["signed_on"], exported["signed_by"]) == (
        made.title,
        "2026-02-03",
        "Anna Bakker",
    )
    page = browser.get(path("detail", made.public_id)).content.decode()
    happened = ["Added", "Sent to the client", "Opened by the client", "Signed copy delivered", "Signed copy approved"]
    assert [each for each in (*happened, "Signature recorded") if each not in page] == []
    assert browser.get(path("panel", opened.customer.public_id)).content.decode().count("signed on") == 1


def test_the_verdict_in_the_documents_counts_and_is_taken_back_there(cast, opened):
    made = copy_of(cast, sent(cast, opened))
    review_delivery(actor=cast.ben.actor, request=made.copy, decision="reject", reason="incomplete")
    assert now(made).state == ContractState.SENT
    review_delivery(actor=cast.ben.actor, request=copy_of(cast, made).copy, decision="approve")
    approved = now(made)
    assert (approved.state, approved.signed_on) == (ContractState.SIGNED, None)
    assert "Who signed, and when" in cast.ben.browser().get(path("detail", made.public_id)).content.decode()
    assert code_of(commands.reopen_signature, actor=cast.ben.actor, contract=made) == "contracts:not-by-hand"
    today = {"signed_on": timezone.localdate(), "signed_names": "Both"}
    commands.approve_signature(actor=cast.ben.actor, contract=made, **today)
    assert code_of(commands.approve_signature, actor=cast.ben.actor, contract=made, **today) == "contracts:no-copy"
    ask_again(actor=cast.ben.actor, request=DocumentRequest.objects.get(pk=made.copy.pk), reason="incorrect")
    assert (now(made).state, now(made).signed_on, now(made).signed_names) == (ContractState.SENT, None, "")


def test_signed_on_paper_it_is_recorded_by_hand_taken_back_and_ended(cast, opened):
    made = sent(cast, opened)
    browser = cast.ben.browser()
    wrong = browser.post(path("record", made.public_id), {"signed_on": "2099-01-01", "signed_names": "A"})
    assert (wrong.status_code, "Choose the file" in wrong.content.decode()) == (422, True)
    ahead = {"files": paper(), "signed_on": "2099-01-01", "signed_names": "A"}
    assert "in the future" in browser.post(path("record", made.public_id), ahead).content.decode()
    assert browser.post(path("record", made.public_id), IN_FEBRUARY | {"files": paper()}).status_code == 302
    all_done()
    signed = now(made)
    assert (signed.state, signed.point.is_handled, signed.copy.is_cancelled) == (ContractState.SIGNED, True, True)
    assert "Asset management mandate, signed" in {str(each) for each in Publication.objects.visible_to(cleo_now(cast))}

    assert code_of(commands.withdraw_contract, actor=cast.ben.actor, contract=made, reason="x") == (
        "contracts:already-signed"
    )
    assert browser.post(path("reopen", made.public_id)).status_code == 302
    again = now(made)
    assert (again.state, again.copy.is_waiting_for_client, again.signed_copy) == (ContractState.SENT, True, None)
    assert browser.post(path("record", made.public_id), IN_FEBRUARY | {"files": paper()}).status_code == 302

    assert browser.post(path("end", made.public_id), {"ends_on": "2026-06-30", "reason": ""}).status_code == 422
    ended = {"ends_on": "2026-06-30", "reason": "They moved"}
    assert browser.post(path("end", made.public_id), ended).status_code == 302
    assert (now(made).state, now(made).reason) == (ContractState.ENDED, "They moved")
    page = browser.get(path("detail", made.public_id)).content.decode()
    assert page.count('id="facts"') == 1
    assert page.index('id="facts"') < page.index('id="end"'), "what was agreed stands before what can still be done"


def test_withdrawn_nothing_is_asked_or_opened_any_more(cast, opened):
    made = sent(cast, opened)
    browser = cast.ben.browser()
    assert browser.post(path("withdraw", made.public_id), {"reason": " "}).status_code == 422
    assert browser.post(path("withdraw", made.public_id), {"reason": "Wrong fee"}).status_code == 302
    assert now(made).state == ContractState.WITHDRAWN
    assert not Publication.objects.visible_to(cleo_now(cast)).exists()
    assert not ActionPoint.objects.current().exists()
    assert "Wrong fee" in browser.get(path("detail", made.public_id)).content.decode()
    for name in ("send", "remind", "withdraw"):
        assert browser.post(path(name, made.public_id), {"reason": "x"}).status_code == 422


def test_what_cannot_be_sent_says_what_to_do(cast, opened):
    fresh = contract(opened)
    ben = cast.ben.actor
    assert code_of(commands.send_contract, actor=ben, contract=fresh) == "contracts:file-not-checked"
    all_done()
    second = checked(opened, party=opened.customer.members.get(position=2).party)
    assert code_of(commands.send_contract, actor=ben, contract=second) == "contracts:nobody-in-the-portal"
    hidden = add_product(actor=A_TEST, dossier=opened, kind="insurance", is_shown=False)
    of_product = checked(opened, product=hidden)
    assert code_of(commands.send_contract, actor=ben, contract=of_product) == "contracts:product-hidden"
    remove_product(actor=A_TEST, product=hidden, reveals=True)
    assert now(of_product).product is None
    StoredFile.objects.filter(pk=fresh.file.pk).update(state="refused", refusal="infected")
    assert code_of(commands.send_contract, actor=ben, contract=fresh) == "contracts:file-unusable"
    assert not Telling.objects.exists()
    with pytest.raises(NotAllowed):
        commands.send_contract(actor=cleo_now(cast), contract=second)


def test_the_form_adds_and_changes_and_loses_nothing(cast, opened):
    browser = cast.ben.browser()
    product = opened.products.get()
    facts = {"kind": "attorney", "title": "Power of attorney", "about": str(product.public_id), "remark": "Two pages"}
    wrong = browser.post(
        path("add", opened.customer.public_id),
        facts | {"files": paper(), "dated_on": "2026-02-01", "ends_on": "2026-01-01"},
    )
    assert (wrong.status_code, "Two pages" in wrong.content.decode()) == (422, True)
    assert browser.post(path("add", opened.customer.public_id), facts | {"files": paper()}).status_code == 302
    made = Contract.objects.get()
    assert (made.product, made.dossier, made.added_by) == (product, opened, cast.ben.account)
    before = made.file_id
    changed = facts | {"title": "Mandate", "about": str(opened.public_id), "files": paper("other.pdf")}
    assert browser.post(path("edit", made.public_id), changed).status_code == 302
    changed_now = now(made)
    assert (changed_now.title, changed_now.product, changed_now.file.original_name) == ("Mandate", None, "other.pdf")
    assert StoredFile.objects.get(pk=before).state == "removed"
    without = browser.get(path("add", clients.client().public_id)).content.decode()
    assert "Open one first" in without


def test_reminding_is_once_a_day(cast, opened):
    made = sent(cast, opened)
    Contract.objects.filter(pk=made.pk).update(sent_at=timezone.now() - YESTERDAY)
    assert cast.ben.browser().post(path("remind", made.public_id), {"message": "Please"}).status_code == 302
    assert code_of(commands.remind_of_contract, actor=cast.ben.actor, contract=made) == "contracts:reminded-today"
    assert Telling.objects.count() == 2


def test_nobody_is_reminded_of_what_is_not_asked_any_more(cast, opened):
    made = sent(cast, opened)
    Contract.objects.filter(pk=made.pk).update(sent_at=timezone.now() - YESTERDAY)
    told = {"actor": cast.ben.actor}

    def refused() -> bool:
        assert "Remind the client" not in cast.ben.browser().get(path("detail", made.public_id)).content.decode()
        return code_of(commands.remind_of_contract, **told, contract=made) == "contracts:not-with-the-client"

    declare_not_applicable(actor=cleo_now(cast), request=made.copy, declared_reason="I do not want this")
    assert refused()
    take_back_declaration(actor=cleo_now(cast), request=made.copy)
    handle_action_point(**told, action_point=now(made).point)
    assert refused()
    reopen_action_point(**told, action_point=now(made).point)
    withdraw_publication(**told, publication=made.publication)
    assert refused()
    assert Telling.objects.count() == 1


def test_a_signature_by_hand_answers_a_declaration_and_taken_back_asks_anew(cast, opened):
    made = sent(cast, opened)
    declare_not_applicable(actor=cleo_now(cast), request=made.copy, declared_reason="I signed on paper")
    assert cast.ben.browser().post(path("record", made.public_id), IN_FEBRUARY | {"files": paper()}).status_code == 302
    signed = now(made)
    assert (signed.copy.is_cancelled, signed.point.is_handled) == (True, True)
    commands.reopen_signature(actor=cast.ben.actor, contract=made)
    again = now(made)
    assert (again.copy.is_waiting_for_client, again.point.is_handled, again.state) == (True, False, ContractState.SENT)


@pytest.mark.parametrize("name", ["withdraw_contract", "end_contract", "approve_signature"])
def test_the_request_is_locked_before_the_contract_as_a_verdict_does(cast, opened, name):
    made = copy_of(cast, sent(cast, opened))
    facts = {
        "withdraw_contract": {"reason": "Wrong fee"},
        "approve_signature": {"signed_on": timezone.localdate(), "signed_names": "Anna"},
        "end_contract": {"reason": "x", "ends_on": timezone.localdate()},
    }
    with CaptureQueriesContext(connection) as found, suppress(DomainError):
        getattr(commands, name)(actor=cast.ben.actor, contract=made, **facts[name])
    locks = [table for each in found for table in re.findall(r'FOR NO KEY UPDATE OF "(\w+)"', each["sql"])]
    assert locks[:2] == [DocumentRequest._meta.db_table, Contract._meta.db_table]


def test_another_client_sees_nothing_of_it(cast, opened):
    made = sent(cast, opened)
    dan = client_actor(cast.dan.account, *grants_for(cast.dan.account))
    assert not Contract.objects.visible_to(dan).exists()
    assert Contract.objects.visible_to(cleo_now(cast)).get() == made
    answer = cast.dan.browser().get(path("asked", made.copy.public_id, door="client:contracts"))
    assert answer.status_code == 404


def test_the_list_takes_the_same_statements_for_any_number(cast, opened, assert_queries):
    browser = cast.ben.browser()
    address = path("panel", opened.customer.public_id)
    for number in (1, 12):
        for _each in range(number):
            contract(opened)
        browser.get(address)
        with assert_queries(3):
            browser.get(address, headers={"HX-Request": "true"})
