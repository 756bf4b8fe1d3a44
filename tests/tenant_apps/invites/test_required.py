"""The papers without which the portal is not shared: named, and added there and then."""

from base64 import b64encode
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import tenants.storage
from tenant_apps.documents.commands.files import refuse_file
from tenant_apps.documents.enums import RefusalReason
from tenant_apps.documents.gateways import contents
from tenant_apps.dossiers.commands.publications import withdraw_publication
from tenant_apps.dossiers.models import Publication
from tenant_apps.invites.errors import SharingObstructed
from tenant_apps.invites.models import Invite
from tenant_apps.invites.required import needed_for
from tenants.outbox import running
from tests.factories import dossiers, samples
from tests.factories.invites import PRODUCT, accepted, dossier, invite, look_first
from tests.factories.labels import label

pytestmark = pytest.mark.django_db
PDF = samples.pdf(pages=6)
HALF = max(contents.HEAD, len(PDF) // 2)
TUS = {"Tus-Resumable": "1.0.0"}
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path: Path):
    settings.FILES_ROOT = tmp_path / "files"
    tenants.storage._disk.cache_clear()
    yield settings.FILES_ROOT
    tenants.storage._disk.cache_clear()


def check_files() -> None:
    while running.send_once() or running.act_once():
        pass


def party_of(opened, position: int = 1):
    return opened.customer.members.get(position=position).party


def path(name: str, opened, *more: object, position: int = 1) -> str:
    arguments = [opened.public_id, party_of(opened, position).public_id, *more]
    return reverse(f"professional:invites:{name}", urlconf="vestibule.config.urls_tenant", args=arguments)


def typed(opened, **more: object) -> dict[str, object]:
    party = party_of(opened)
    sent = {"email": party.email, "phone": party.phone, "language": "en", "sees_other_applicants": "no"}
    return sent | {"message": "See you soon"} | more


def ahead(opened, needed) -> str:
    arguments = [opened.public_id, needed.public_id]
    return reverse("professional:invites:paper_uploads", urlconf="vestibule.config.urls_tenant", args=arguments)


def start(browser, opened, needed):
    metadata = f"filename {b64encode(b'guide.pdf').decode()},fingerprint {b64encode(b'the same').decode()}"
    sent = TUS | {"Upload-Length": str(len(PDF)), "Upload-Metadata": metadata}
    return browser.post(ahead(opened, needed), headers=sent)


def send(browser, address: str, part: bytes, offset: int):
    sent = TUS | {"Upload-Offset": str(offset)}
    return browser.patch(address, part, content_type="application/offset+octet-stream", headers=sent)


def states(opened, position: int = 1) -> list[tuple[str, bool, bool]]:
    found = needed_for(PRODUCT, opened, party_of(opened, position))
    return [(needed.label.code, needed.is_there, needed.is_being_checked) for needed in found]


def test_sharing_waits_for_each_label_by_name():
    opened = dossier()
    label()
    label("privacy", "Privacy disclosure")
    label("other", "Nice to have", is_required=False)

    with pytest.raises(SharingObstructed) as refused:
        invite(opened)

    assert [each.code for each in refused.value.obstacles] == ["label:credit_guide", "label:privacy"]
    assert "“Credit guide”" in str(refused.value)
    assert "“Privacy disclosure”" in str(refused.value)
    assert not Invite.objects.exists()


def test_a_paper_counts_once_it_has_passed_its_check():
    opened, guide = dossier(), label()
    dossiers.publication(opened, labels=[guide])

    assert states(opened) == [("credit_guide", False, True)]
    with pytest.raises(SharingObstructed, match="still being checked"):
        invite(opened)
    check_files()

    assert states(opened) == [("credit_guide", True, False)]
    assert invite(opened).pk


def test_one_paper_may_have_both_labels():
    opened = dossier()
    dossiers.publication(opened, labels=[label(), label("privacy", "Privacy disclosure")])
    check_files()

    assert invite(opened).pk


def test_a_paper_that_was_withdrawn_or_refused_does_not_count(cast):
    opened, guide = dossier(), label()
    refused = dossiers.publication(opened, labels=[guide])
    refuse_file(actor=PRODUCT, file=refused.file, reason=RefusalReason.INFECTED)
    withdrawn = dossiers.publication(opened, labels=[guide])
    withdraw_publication(actor=PRODUCT, publication=withdrawn)

    assert states(opened) == [("credit_guide", False, False)]
    row = cast.ben.browser().get(path("paper", opened, guide.public_id), headers=HTMX).content.decode()
    assert str(RefusalReason.INFECTED.label) in row
    assert f'name="file-{guide.public_id}"' in row


def test_a_paper_for_the_other_applicant_does_not_count():
    opened, guide = dossier(joint=True), label()
    dossiers.publication(opened, labels=[guide], party=party_of(opened, 2))
    check_files()

    assert states(opened, 1) == [("credit_guide", False, False)]
    assert states(opened, 2) == [("credit_guide", True, False)]


def test_the_page_refuses_and_keeps_what_was_typed(cast):
    opened = dossier()
    label()
    answer = cast.ben.browser().post(path("share", opened), typed(opened))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A document with the label “Credit guide” is missing." in page
    assert "See you soon" in page


def test_a_paper_is_uploaded_there_and_then(cast):
    opened, guide = dossier(), label()
    browser = cast.ben.browser()
    file = SimpleUploadedFile("guide.pdf", samples.pdf(pages=1))
    sent = typed(opened, upload=guide.public_id, **{f"file-{guide.public_id}": file})

    answer = browser.post(path("share", opened), sent)

    assert answer.status_code == 200
    assert "See you soon" in answer.content.decode()
    paper = Publication.objects.get()
    assert (paper.title_en, paper.party, list(paper.file.labels.all())) == ("Credit guide", None, [guide])
    assert not Invite.objects.exists()
    assert "every 2s" in browser.get(path("paper", opened, guide.public_id), headers=HTMX).content.decode()
    check_files()
    assert "every 2s" not in browser.get(path("paper", opened, guide.public_id), headers=HTMX).content.decode()
    look_first(opened)
    assert browser.post(path("share", opened), typed(opened)).status_code == 302
    assert Invite.objects.get().party == party_of(opened)


def test_a_paper_is_made_of_the_firms_template_for_one_applicant(cast):
    opened, guide = dossier(joint=True), label()
    sent = typed(opened, make=guide.public_id, for_whom="party")

    answer = cast.ben.browser().post(path("share", opened), sent)

    assert answer.status_code == 200
    paper = Publication.objects.get()
    assert (paper.party, paper.file.content_type) == (party_of(opened), "application/pdf")
    check_files()
    assert states(opened) == [("credit_guide", True, False)]


def test_nothing_chosen_and_nothing_written_is_said(cast):
    opened, guide = dossier(), label(text="")
    browser = cast.ben.browser()

    nothing = browser.post(path("share", opened), typed(opened, upload=guide.public_id))
    unwritten = browser.post(path("share", opened), typed(opened, make=guide.public_id))

    assert (nothing.status_code, unwritten.status_code) == (422, 422)
    assert "no template" in unwritten.content.decode()
    assert not Publication.objects.exists()


def test_a_file_that_is_sent_in_parts_goes_on_and_is_put_in_the_dossier(cast):
    opened, guide, other = dossier(joint=True), label(), label("privacy", "Privacy disclosure")
    browser = cast.ben.browser()
    page = browser.get(path("share", opened)).content.decode()
    assert all(f'data-upload-endpoint="{ahead(opened, each)}"' in page for each in (guide, other))

    address = start(browser, opened, guide)["Location"]
    assert send(browser, address, PDF[:HALF], 0).status_code == 204
    assert f"guide.pdf: {HALF * 100 // len(PDF)}%" in browser.get(path("share", opened)).content.decode()
    again = start(browser, opened, guide)  # the same file, chosen again after the page was loaded anew
    assert (again["Location"], again["Upload-Offset"]) == (address, str(HALF))
    assert start(browser, opened, other)["Location"] != address
    assert send(browser, address, PDF[HALF:], HALF).status_code == 204
    assert not Publication.objects.exists()

    facts = {"for_whom": "party", "language": "en"}
    answers = [browser.post(path("paper", opened, guide.public_id), facts, headers=HTMX) for _twice in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert "every 2s" in answers[0].content.decode()
    paper = Publication.objects.get()
    assert (paper.file.original_name, paper.party, list(paper.file.labels.all())) == (
        "guide.pdf",
        party_of(opened),
        [guide],
    )
    check_files()
    assert states(opened) == [("credit_guide", True, False), ("privacy", False, False)]


def test_what_was_chosen_goes_along_with_the_invitation_and_nothing_that_was_typed_is_lost(cast):
    opened, guide, other = dossier(), label(), label("privacy", "Privacy disclosure")
    browser = cast.ben.browser()
    send(browser, start(browser, opened, guide)["Location"], PDF, 0)
    chosen = {f"file-{other.public_id}": SimpleUploadedFile("privacy.pdf", PDF)}

    answer = browser.post(path("share", opened), typed(opened, **chosen))

    assert answer.status_code == 422
    assert "See you soon" in answer.content.decode()
    assert states(opened) == [("credit_guide", False, True), ("privacy", False, True)]
    check_files()
    look_first(opened)
    assert browser.post(path("share", opened), typed(opened)).status_code == 302


def test_a_file_waits_for_its_own_dossier_and_person_alone(cast):
    opened, elsewhere, guide = dossier(), dossier(), label()
    browser = cast.ben.browser()
    address = start(browser, opened, guide)["Location"]
    for stranger in (cast.cleo.browser(), cast.ada.browser()):
        assert send(stranger, address, PDF, 0).status_code in {302, 403, 404}
    assert send(browser, address, PDF, 0).status_code == 204

    nothing = [
        browser.post(path("paper", elsewhere, guide.public_id), headers=HTMX),
        cast.ada.browser().post(path("paper", opened, guide.public_id), headers=HTMX),
    ]

    assert [answer.status_code for answer in nothing] == [422, 422]
    assert not Publication.objects.exists()
    assert browser.post(path("paper", opened, guide.public_id)).status_code == 302
    assert Publication.objects.get().dossier == opened


@pytest.mark.parametrize("wanted", ["", "no-uuid", "00000000-0000-4000-8000-000000000000"])
def test_a_label_that_is_not_there_is_not_found(cast, wanted):
    opened = dossier()
    label()
    assert cast.ben.browser().post(path("share", opened), typed(opened, upload=wanted)).status_code == 404


def test_only_what_is_needed_has_a_line(cast):
    opened, nice = dossier(), label(is_required=False)
    assert cast.ben.browser().get(path("paper", opened, nice.public_id)).status_code == 404


def test_the_clients_see_the_papers_as_the_visibility_allows(cast):
    opened, guide = dossier(joint=True), label()
    dossiers.publication(opened, title="For both", labels=[guide])
    dossiers.publication(opened, title="For one", labels=[guide], party=party_of(opened, 1))
    check_files()
    accepted(opened, cast.cleo.account, position=1)
    accepted(opened, cast.dan.account, position=2)

    one = cast.cleo.browser().get("/documents-for-you/").content.decode()
    other = cast.dan.browser().get("/documents-for-you/").content.decode()

    assert ("For both" in one, "For one" in one) == (True, True)
    assert ("For both" in other, "For one" in other) == (True, False)


def test_the_form_of_a_publication_labels_it(cast):
    opened, guide = dossier(), label()
    browser = cast.ben.browser()
    address = reverse("professional:dossiers:publish", urlconf="vestibule.config.urls_tenant", args=[opened.public_id])
    file = SimpleUploadedFile("guide.pdf", samples.pdf(pages=1))

    assert browser.post(address, {"title_en": "Guide", "files": file, "labels": [guide.public_id]}).status_code == 302

    paper = Publication.objects.get()
    assert list(paper.file.labels.all()) == [guide]
    edit = reverse(
        "professional:dossiers:publication_edit", urlconf="vestibule.config.urls_tenant", args=[paper.public_id]
    )
    assert browser.get(edit).status_code == 200
    assert browser.post(edit, {"title_en": "Guide"}).status_code == 302
    assert list(paper.file.labels.all()) == []
