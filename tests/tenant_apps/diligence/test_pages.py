"""The pages of due diligence."""

from io import BytesIO

import pypdfium2
import pytest
from django.urls import reverse

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.activity.models import Entry as Recorded
from tenant_apps.diligence.commands import judge_proof, open_check
from tenant_apps.diligence.models import Bounds, Check, Identity, Weight
from tenant_apps.diligence.wanted import wanted_of
from tenant_apps.dossiers.models import DossierNote
from tests.cast import Cast, professional
from tests.factories.customers import business, individual
from tests.factories.dossiers import dossier
from tests.tenant_apps.diligence.test_commands import A_TEST, LATER
from tests.tenant_apps.diligence.test_mrz import date, passport

pytestmark = pytest.mark.django_db


def path(name: str, *args: object) -> str:
    return reverse(f"professional:diligence:{name}", urlconf="vestibule.config.urls_tenant", args=args)


def test_a_check_goes_from_the_document_to_the_evidence_with_four_eyes(cast: Cast):
    opened = dossier(individual(first_name="Cleo", last_name="Rivers"))
    party, here = opened.customer.members.get().party, opened.public_id
    ben = cast.ben.browser()
    assert "Not begun yet" in ben.get(path("check", here)).content.decode()
    assert ben.post(path("check", here)).status_code == 302
    assert ben.post(path("facts", here), {"channel": "pigeon", "form": "natural"}).status_code == 422
    noted = {"country": "NL", "channel": "in_person", "exposure": "yes", "form": "natural"}
    assert ben.post(path("facts", here), noted).status_code == 302

    address = path("identity", here, party.public_id)
    zone = passport("RIVERS", "CLEO", "NX12345", date(1985, 3, 27), LATER, optional="111222333")
    misread = ben.post(address, {"zone": zone.replace("NX12345", "NX12346")})
    assert misread.status_code == 422
    assert "NX12346" in misread.content.decode()
    assert ben.post(address, {"zone": "nothing of the kind"}).status_code == 422
    assert ben.post(address, {"surname": "Rivers"}).status_code == 422
    read = ben.post(address, {"zone": zone}, follow=True).content.decode()
    assert "citizen service number" in read
    assert "111222333" not in read
    assert "Matches" in read
    typed = {"kind": "card", "number": "I5", "surname": "Brooks", "birth_date": "1985-03-27"}
    assert ben.post(address, typed | {"expires_on": LATER.isoformat(), "explanation": "Married"}).status_code == 302
    assert Identity.objects.get().differences == ["surname"]

    check = Check.objects.get()
    assert ben.get(path("check", here)).content.decode().count("Not searched for you yet") == 1
    lists = ben.get(path("proof", here, "lists", party.public_id)).content.decode()
    assert ("are not searched for you yet" in lists, 'name="request"' in lists) == (True, False)
    for kind, person in wanted_of(check):
        proof = path("proof", here, kind, person.public_id)
        assert ben.post(proof, {"finding": "", "is_sufficient": "yes"}).status_code == 422
        assert ben.post(proof, {"finding": "A bill of May", "is_sufficient": "yes"}).status_code == 302
    assert ben.post(path("decide", here), {"outcome": "accepted", "reason": ""}).status_code == 422
    assert ben.post(path("decide", here), {"outcome": "accepted", "reason": "Known for years"}).status_code == 302
    assert "Waits for a second person" in ben.get(path("check", here)).content.decode()
    ben.post(path("confirm", here))
    assert Check.objects.get().state == "proposed"
    olga = professional(cast.alpha, "Olga", RoleCode.COMPLIANCE_OFFICER).browser()
    assert olga.post(path("confirm", here)).status_code == 302
    assert Check.objects.get().state == "decided"

    paper = ben.get(path("evidence", here))
    sheets = pypdfium2.PdfDocument(BytesIO(paper.content))
    said = " ".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    for words in (
        "Known for years",
        "Olga",
        "A bill of May",
        "Political exposure",
        "Married",
        "Screening (sanctions, PEP)",
    ):
        assert words in said
    assert olga.post(path("reopen", here), {"reason": ""}).status_code == 422
    assert olga.post(path("reopen", here), {"reason": "News"}).status_code == 302
    assert Check.objects.get().is_open
    assert "Known for years" in DossierNote.objects.get().body, "the reason of a decision that counts no more is kept"
    assert ben.post(path("decide", here), {"outcome": "rejected", "reason": "Not after all"}).status_code == 302
    sheets = pypdfium2.PdfDocument(BytesIO(ben.get(path("evidence", here)).content))
    said = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in sheets).split())
    assert ("Due diligence opened again · Accepted" in said, "decided · Rejected" in said) == (True, True)


def test_each_look_at_what_was_read_and_found_leaves_a_trace(cast: Cast):
    opened = dossier(individual())
    party = opened.customer.members.get().party
    browser = cast.ben.browser()
    browser.get(path("check", opened.public_id))
    assert not Recorded.objects.filter(verb="diligence.read").exists()
    check = open_check(actor=A_TEST, dossier=opened)
    kind, person = wanted_of(check)[0]
    looks = (
        path("check", opened.public_id),
        path("identity", opened.public_id, party.public_id),
        path("proof", opened.public_id, kind, person.public_id),
        path("evidence", opened.public_id),
    )
    for count, address in enumerate(looks, start=1):
        assert browser.get(address).status_code == 200
        assert Recorded.objects.filter(verb="diligence.read", target_id=opened.public_id).count() == count
    assert browser.post(looks[1], {"surname": "Rivers"}).status_code == 422
    assert Recorded.objects.filter(verb="diligence.read").count() == len(looks)


def test_pages_of_people_of_somebody_else_are_not_there(cast: Cast):
    opened = dossier(business())
    check = open_check(actor=A_TEST, dossier=opened)
    company = check.dossier.customer.members.get(position=1).party
    stranger = individual().members.get().party
    browser = cast.ben.browser()
    for address in (
        path("identity", opened.public_id, company.public_id),
        path("identity", opened.public_id, stranger.public_id),
        path("proof", opened.public_id, "funds", stranger.public_id),
        path("proof", opened.public_id, "gossip", company.public_id),
        path("facts", dossier(individual()).public_id),
    ):
        assert browser.get(address).status_code == 404


def test_the_firm_sets_its_weights_and_bounds(cast: Cast):
    browser = cast.ada.browser()
    assert "Iran" in browser.get(path("weights")).content.decode()
    assert browser.post(path("bounds"), {"medium_from": "40", "high_from": "40"}).status_code == 422
    assert browser.post(path("bounds"), {"medium_from": "40", "high_from": "70"}).status_code == 302
    assert Bounds.objects.get().high_from == 70
    remote = path("factor", "channel") + "?value=remote"
    assert browser.get(remote).context["form"]["points"].value() == 10
    assert browser.post(remote, {"points": "101"}).status_code == 422
    assert browser.post(remote, {"points": "25"}).status_code == 302
    assert browser.post(path("country"), {"value": "BR", "points": "70", "is_decisive": "on"}).status_code == 302
    assert set(Weight.objects.values_list("factor", "value", "points")) == {
        ("channel", "remote", 25),
        ("country", "BR", 70),
    }
    shown = browser.get(path("weights")).content.decode()
    assert "Set by your firm" in shown
    assert "Brazil" in shown
    assert browser.get(path("factor", "gossip")).status_code == 404
    assert browser.get(path("factor", "channel") + "?value=pigeon").status_code == 404


def test_the_page_of_a_check_takes_the_same_statements_however_much_was_read(cast: Cast, assert_queries):
    opened = dossier(individual())
    check = open_check(actor=A_TEST, dossier=opened)
    browser = cast.ben.browser()
    browser.get(path("check", opened.public_id))
    for _time in range(2):
        with assert_queries(15):
            browser.get(path("check", opened.public_id))
        for kind, party in wanted_of(check):
            judge_proof(actor=A_TEST, check=check, kind=kind, party=party, finding="x", is_sufficient=True)
