"""The report of a screening that was made elsewhere: kept, opened, replaced, taken away, and hidden from clients."""

from io import BytesIO

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import reverse

from tenant_apps.accounts.models import Role
from tenant_apps.activity.models import Entry as Recorded
from tenant_apps.diligence.commands import decide_check, judge_proof, open_check
from tenant_apps.diligence.models import Proof
from tenant_apps.documents.models import StoredFile
from tenant_apps.exports.collecting import CATEGORIES, files_of
from tenant_apps.invites.grants import grants_for
from tenants.storage import tenant_storage
from tests.cast import Cast, client_actor, professional
from tests.factories import samples
from tests.factories.customers import couple, individual
from tests.factories.diligence import report, screened
from tests.factories.dossiers import A_TEST, dossier
from tests.factories.invites import accepted
from tests.factories.retention import work
from tests.tenant_apps.diligence.test_pages import path

pytestmark = pytest.mark.django_db
FOUND = {"finding": "Nothing in the lists of May", "is_sufficient": "yes"}
INFECTED = samples.pdf().replace(b"%%EOF", b"%" + b"x" * 2_000 + samples.EICAR + b"\n%%EOF")


def in_storage() -> set[str]:
    """The random names of what lies in storage, whatever it is."""
    zones = ("quarantine", "files", "previews")
    return {key.partition("/")[2].partition(".")[0] for zone in zones for key in tenant_storage().keys(zone)}


class Desk:
    """The addresses of one person's screening, and the adviser's browser."""

    def __init__(self, cast: Cast) -> None:
        opened = dossier(individual(first_name="Cleo", last_name="Rivers"))
        self.check = open_check(actor=A_TEST, dossier=opened)
        self.here, self.customer = opened.public_id, opened.customer
        party = opened.customer.members.get().party.public_id
        self.form, self.opening = path("proof", self.here, "lists", party), path("report", self.here, party)
        self.page, self.address = path("check", self.here), path("proof", self.here, "address", party)
        self.browser = cast.ben.browser()

    def shown(self, address: str) -> str:
        return self.browser.get(address).content.decode()

    def sends(self, file: SimpleUploadedFile | None = None, **said: str) -> int:
        sent = FOUND | said | ({"files": file} if file else {})
        status = self.browser.post(self.form, sent).status_code
        work()
        return status


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return Desk(cast)


def looks(verb: str, target: object) -> int:
    return Recorded.objects.filter(verb=verb, target_id=target).count()


def handed_out(ticket: str) -> HttpResponse:
    return Browser(HTTP_HOST="files.localhost").get(f"/{ticket}")


def test_a_report_is_checked_kept_opened_and_named(desk: Desk):
    asked, other = desk.shown(desk.form), desk.shown(desk.address)
    assert [each in asked for each in ("Report of the screening", "multipart", "Take the report away")] == [1, 1, 0]
    assert [each in other for each in ("Report of the screening", "multipart")] == [0, 0]
    refused = desk.browser.post(desk.form, FOUND | {"files": SimpleUploadedFile("report.pdf", samples.docx())})
    assert refused.status_code == 422
    assert "You can send: PDF or photo" in refused.content.decode()
    assert "Nothing in the lists of May" in refused.content.decode()
    assert desk.sends(report(), finding="") == 422  # words are still needed
    assert (Proof.objects.exists(), in_storage()) == (False, set())

    assert desk.browser.post(desk.form, FOUND | {"files": report("search of May.pdf")}).status_code == 302
    waits = desk.shown(desk.page)
    assert [each in waits for each in ("search of May.pdf", "Being checked", desk.opening)] == [1, 1, 0]
    assert desk.browser.get(desk.opening).status_code == 404
    work()
    file = StoredFile.objects.get()
    assert file.key.customer == desk.customer
    assert [f'href="{desk.opening}"' in desk.shown(each) for each in (desk.page, desk.form)] == [1, 1]
    before = looks("diligence.read", desk.here)
    handed = handed_out(desk.browser.get(desk.opening)["Location"].rpartition("/")[2])
    assert (looks("diligence.read", desk.here), looks("documents.read", file.public_id)) == (before + 1, 1)
    assert b"".join(handed.streaming_content).startswith(b"%PDF")
    assert handed["Content-Disposition"] == 'attachment; filename="search of May.pdf"'
    sheets = pypdfium2.PdfDocument(BytesIO(desk.browser.get(path("evidence", desk.here)).content))
    assert "search of May.pdf" in " ".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)


def test_a_report_that_is_replaced_or_taken_away_is_erased(cast: Cast, desk: Desk):
    assert desk.sends(report("search of May.pdf")) == 302
    first = Proof.objects.get().file
    ticket = desk.browser.get(desk.opening)["Location"].rpartition("/")[2]
    assert desk.sends(finding="Looked again") == 302
    assert (Proof.objects.get().file, in_storage()) == (first, {first.storage_name})
    assert "Another file in place of this one" in desk.shown(desk.form)
    assert desk.sends(SimpleUploadedFile("search of June.jpg", samples.photo())) == 302
    assert in_storage() == {Proof.objects.get().file.storage_name} != {first.storage_name}
    assert ["search of June.jpg" in desk.shown(desk.page), "search of May.pdf" in desk.shown(desk.page)] == [1, 0]
    assert handed_out(ticket).status_code == 404

    assert desk.sends(SimpleUploadedFile("June.pdf", INFECTED)) == 302
    assert "The file was refused" in desk.shown(desk.page)
    assert "A virus was found" in desk.shown(desk.form)
    assert (desk.browser.get(desk.opening).status_code, in_storage()) == (404, set())
    assert desk.sends(report(), drops_report="on") == 302
    assert len(in_storage()) == 1
    assert desk.sends(drops_report="on") == 302
    assert (Proof.objects.get().file, in_storage()) == (None, set())
    assert "The report that was kept" not in desk.shown(desk.page)

    with pytest.raises(IntegrityError), transaction.atomic():
        Proof.objects.update(kind="address", file=first)
    decide_check(actor=cast.ben.actor, check=desk.check, outcome="rejected", reason="Enough seen")
    assert (desk.sends(report()), in_storage()) == (422, set())
    judged = Recorded.objects.filter(verb="diligence.judge_proof").order_by("pk")
    assert [each.facts["has_report"] for each in judged] == [True, True, True, True, True, False]


def test_a_report_is_nobodys_to_see_without_the_right_and_never_a_clients(cast: Cast):
    opened = dossier(couple(), adviser=cast.ben.account)
    parties = [each.party for each in opened.customer.members.order_by("position")]
    for position, (member, party) in enumerate(zip((cast.cleo, cast.dan), parties, strict=True), start=1):
        accepted(opened, member.account, position=position, sees_others=True)
        party.account = member.account
        party.save(update_fields=["account"])
    check = open_check(actor=A_TEST, dossier=opened)
    proof = screened(check, parties[0], name="screening of May.pdf")
    work()
    file = StoredFile.objects.get(pk=proof.file_id)
    opening = path("report", opened.public_id, parties[0].public_id)
    tenant = {"urlconf": "vestibule.config.urls_tenant", "args": [file.public_id]}
    by_client, by_firm = (reverse(f"{door}:documents:download", **tenant) for door in ("client", "professional"))

    for member in (cast.cleo, cast.dan):
        actor = client_actor(member.account, *grants_for(member.account))
        assert not StoredFile.objects.visible_to(actor).filter(pk=file.pk).exists()
        assert not files_of(actor).filter(pk=file.pk).exists()
        assert "screening" not in str([each.told(actor) for each in CATEGORIES])
        browser = member.browser()
        assert [browser.get(each).status_code for each in (by_client, by_firm, opening)] == [404, 404, 404]
        home = browser.get(reverse("client:documents:index", urlconf=tenant["urlconf"])).content.decode()
        assert "screening" not in home
    assert cast.eve.browser().get(opening).status_code == 404

    rights = ["documents:view", "diligence:view", "dossiers:view"]
    reader = Role.objects.create(code="own:Reader", permissions=rights)
    watcher = professional(cast.alpha, "Watcher", "own:Reader").browser()
    ticket = watcher.get(opening)["Location"].rpartition("/")[2]
    form = path("proof", opened.public_id, "lists", parties[0].public_id)
    assert watcher.post(form, FOUND | {"files": report()}).status_code in {403, 404}
    reader.permissions = ["documents:view", "dossiers:view"]
    reader.save(update_fields=["permissions"])
    assert {watcher.get(opening).status_code, watcher.get(by_firm).status_code} <= {403, 404}
    assert Browser(HTTP_HOST="files.localhost").get(f"/{ticket}").status_code == 404
    judge_proof(actor=A_TEST, check=check, kind="lists", party=parties[1], finding="Nothing", is_sufficient=True)
    assert cast.ben.browser().get(path("report", opened.public_id, parties[1].public_id)).status_code == 404
