"""What the adviser sees and changes about the access of an applicant."""

import re

import pytest
from django.test import Client as Browser
from django.urls import reverse

from tenant_apps.activity.models import Entry
from tenant_apps.customers.commands import link_account
from tenant_apps.customers.models import Party
from tenant_apps.documents.models import DocumentRequest, DocumentType
from tenant_apps.dossiers.commands.templates import add_template
from tenant_apps.dossiers.models import DossierNote
from tenant_apps.invites.commands import change_visibility, revoke_invite
from tenant_apps.invites.enums import InviteState
from tenant_apps.invites.models import Invite
from tests.factories.documents import document_type
from tests.factories.dossiers import deliver_point
from tests.factories.invites import PRODUCT, accepted, dossier, invite, look_first, sent_link, sent_passcode
from vestibule.core.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db
URLS = "vestibule.config.urls_tenant"


def path(name: str, *arguments: object) -> str:
    return reverse(name, urlconf=URLS, args=arguments)


def panel(browser: Browser, made: Invite) -> str:
    return browser.get(path("professional:invites:panel", made.dossier.public_id)).content.decode()


@pytest.fixture
def shared(cast) -> Invite:
    """Cleo, one of two, who sees only the own details."""
    opened = dossier(joint=True)
    link_account(actor=PRODUCT, party=opened.customer.members.get(position=1).party, account=cast.cleo.account)
    return accepted(opened, cast.cleo.account)


def test_visibility_counts_from_the_next_request_on(cast, shared):
    other = shared.dossier.customer.members.get(position=2).party
    point = deliver_point(shared.dossier, party=other)
    page = path("client:documents:request", point.request.public_id)
    client, adviser = cast.cleo.browser(), cast.ben.browser()
    assert client.get(page).status_code == 404
    change = path("professional:invites:visibility", shared.public_id)
    assert "as=joint" in adviser.get(change).content.decode()

    assert adviser.post(change, {"sees_other_applicants": "yes"}).status_code == 302
    assert client.get(page).status_code == 200
    assert "sees the other applicants" in panel(adviser, shared)

    assert adviser.post(change, {"sees_other_applicants": "no"}).status_code == 302
    assert client.get(page).status_code == 404


def test_visibility_is_noted_and_on_record_once_per_change(cast, shared):
    for _again in range(2):
        change_visibility(actor=cast.ben.actor, invite=shared, sees_other_applicants=True)

    assert Entry.objects.filter(verb="invites.change_visibility").count() == 1
    note = DossierNote.objects.get(dossier=shared.dossier)
    assert str(shared.party) in note.body


def test_visibility_is_for_those_who_invite_while_there_is_access(cast, shared):
    with pytest.raises(NotAllowed):
        change_visibility(actor=cast.cleo.actor, invite=shared, sees_other_applicants=True)
    revoke_invite(actor=PRODUCT, invite=shared)

    with pytest.raises(NotFound):
        change_visibility(actor=cast.ben.actor, invite=shared, sees_other_applicants=True)
    assert cast.ben.browser().get(path("professional:invites:visibility", shared.public_id)).status_code == 404


def test_visibility_that_was_not_chosen_is_asked_for(cast, shared):
    answer = cast.ben.browser().post(path("professional:invites:visibility", shared.public_id), {})

    assert answer.status_code == 422


def test_panel_says_who_invited_and_until_when(cast):
    made = invite(dossier(), actor=cast.ben.actor)

    text = panel(cast.ada.browser(), made)

    assert f"Invited by {cast.ben.account.name} on " in text
    assert ", link valid until " in text
    assert "Change what is seen" not in text  # there is nobody else
    revoke_invite(actor=cast.ada.actor, invite=made)
    assert f"Access revoked by {cast.ada.account.name} on " in panel(cast.ada.browser(), made)


def test_programs_that_look_at_the_link_have_not_opened_it():
    made, phone = invite(dossier()), Browser(HTTP_HOST="alpha.localhost")
    link = sent_link()

    phone.head(link)
    phone.get(link)
    made.refresh_from_db()
    assert made.state is InviteState.WAITING
    assert not Entry.objects.filter(verb="invites.open_link").exists()

    phone.post(link, {"passcode": sent_passcode()})
    made.refresh_from_db()
    assert made.state is InviteState.OPENED
    assert Entry.objects.filter(verb="invites.open_link").count() == 1


def test_inviting_again_asks_nothing_twice():
    opened, papers = dossier(), [document_type("payslip"), document_type("identity_document")]
    revoke_invite(actor=PRODUCT, invite=invite(opened, document_types=papers[:1]))

    invite(opened, document_types=papers)

    assert sorted(DocumentRequest.objects.values_list("document_type__code", flat=True)) == [
        "identity_document",
        "payslip",
    ]


def test_form_proposes_what_is_usual_and_not_asked_yet(cast):
    opened = dossier(joint=True)
    party = opened.customer.members.get(position=1).party
    for code, facts in (("payslip", {}), ("identity_document", {}), ("bank_statement", {"is_of_each": False})):
        values = {"product_kind": "", "kind": "deliver", "subjects": {}, "remarks": {}} | facts
        add_template(actor=PRODUCT, document_type=document_type(code), **values)
    deliver_point(opened, code="payslip", party=party)

    form = cast.ben.browser().get(path("professional:invites:share", opened.public_id, party.public_id)).context["form"]

    field = form.fields["document_types"]
    assert field.initial == [document_type("identity_document")]
    assert str(document_type("payslip")) in str(field.help_text)
    names = [str(choice) for choice in field.queryset]
    assert names == sorted(names, key=str.casefold)


def test_documents_of_the_dossier_come_first_and_all_others_are_folded_away(cast):
    opened, other_dossier = dossier(joint=True), dossier()
    party, partner = opened.customer.members.order_by("position").values_list("party", flat=True)
    for code, facts in (
        ("savings_statement", {"is_usual": False}),
        ("payslip", {}),
        ("identity_document", {"product_kind": "mortgage"}),
        ("pension_overview", {"product_kind": "pension"}),
    ):
        values = {"product_kind": "", "kind": "deliver", "subjects": {}, "remarks": {}} | facts
        add_template(actor=PRODUCT, document_type=document_type(code), **values)
    deliver_point(opened, code="bank_statement", party=Party.objects.get(pk=partner))
    deliver_point(other_dossier, code="tax_assessment")
    page = path("professional:invites:share", opened.public_id, Party.objects.get(pk=party).public_id)
    browser = cast.ben.browser()

    own, others, shown = offered(browser.get(page).content.decode())
    assert own == [
        ("payslip", True),
        ("identity_document", True),
        ("savings_statement", False),
        ("bank_statement", False),
    ]
    assert {("pension_overview", False), ("tax_assessment", False)} <= set(others)
    assert not any(ticked for _code, ticked in others)
    assert len(own) + len(others) == DocumentType.objects.in_use().count()
    assert f"Other documents ({len(others)})" in shown
    assert '<details class="c-fold" id="other-documents">' in shown

    typed = {"email": "nobody", "document_types": [document_type("tax_assessment").public_id]}
    again = browser.post(page, typed)
    assert again.status_code == 422
    own, others, shown = offered(again.content.decode())
    assert [code for code, ticked in own + others if ticked] == ["tax_assessment"]
    assert '<details class="c-fold" open id="other-documents">' in shown


def test_what_is_chosen_among_the_others_is_asked(cast):
    opened = dossier()
    add_template(
        actor=PRODUCT,
        product_kind="",
        kind="deliver",
        subjects={},
        remarks={},
        document_type=document_type("payslip"),
    )
    look_first(opened)
    party = opened.customer.members.get(position=1).party
    facts = {"email": party.email, "phone": party.phone, "language": "en", "sees_other_applicants": "no"}
    chosen = [document_type(code).public_id for code in ("payslip", "tax_assessment")]

    page = path("professional:invites:share", opened.public_id, party.public_id)
    assert cast.ben.browser().post(page, facts | {"document_types": chosen}).status_code == 302

    asked = DocumentRequest.objects.order_by("document_type__code").values_list("document_type__code", flat=True)
    assert list(asked) == ["payslip", "tax_assessment"]


def test_firm_that_has_set_up_nothing_is_offered_all_documents_at_once(cast):
    opened = dossier()
    party = opened.customer.members.get(position=1).party
    page = path("professional:invites:share", opened.public_id, party.public_id)

    own, others, shown = offered(cast.ben.browser().get(page).content.decode())

    assert own == []
    assert f"All documents ({len(others)})" in shown
    assert '<details class="c-fold" open id="other-documents">' in shown


def offered(page: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]], str]:
    """The documents of the dossier and all others, each with whether it is ticked, and the page in one line."""
    codes = {str(each.public_id): each.code for each in DocumentType.objects.all()}
    before, after = page.split('<details class="c-fold"', 1)
    parts = []
    for part in (before, after):
        boxes = re.findall(r'<input[^>]*name="document_types"[^>]*>', part)
        parts.append([(codes[re.search(r'value="([^"]+)"', box)[1]], " checked" in box) for box in boxes])
    return parts[0], parts[1], " ".join(page.split())
