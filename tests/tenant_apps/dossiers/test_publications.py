"""Documents made available: to whom, since when, and no longer once they are withdrawn."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse

import tenants.storage
from tenant_apps.activity.models import Entry
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.commands.products import add_product, edit_product, remove_product
from tenant_apps.dossiers.commands.publications import (
    edit_publication,
    open_publication,
    publish_document,
    withdraw_publication,
)
from tenant_apps.dossiers.errors import NameMissing, NotAnApplicant, ProductOfOtherDossier
from tenant_apps.dossiers.letters import written_to
from tenant_apps.dossiers.models import Dossier, Publication, Sight
from tenant_apps.invites.grants import grants_for
from tenants.outbox import running
from tests.cast import Cast, Member, client_actor
from tests.factories import dossiers, samples
from tests.factories.customers import couple, individual
from tests.factories.dossiers import A_TEST
from tests.factories.invites import accepted
from vestibule.core.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
FILES = "files.localhost"


def path(name: str, *arguments: object) -> str:
    return reverse(name, urlconf=TENANT_URLS, args=arguments)


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path: Path):
    settings.FILES_ROOT = tmp_path / "files"
    tenants.storage._disk.cache_clear()
    yield settings.FILES_ROOT
    tenants.storage._disk.cache_clear()


@pytest.fixture
def opened(db) -> Dossier:
    return dossiers.dossier(couple())


@pytest.fixture
def cleo(cast: Cast, opened: Dossier) -> Member:
    accepted(opened, cast.cleo.account)
    return cast.cleo


def checked(opened: Dossier, **facts: object) -> Publication:
    """One whose file has passed its check."""
    made = dossiers.publication(opened, **facts)
    while running.send_once() or running.act_once():
        pass
    made.refresh_from_db()
    return made


def party(opened: Dossier, position: int):
    return opened.customer.members.get(position=position).party


def titles(member: Member) -> list[str]:
    actor = client_actor(member.account, *grants_for(member.account))
    return [each.title for each in Publication.objects.visible_to(actor).order_by("pk")]


def test_client_sees_it_once_the_file_is_checked(opened, cleo):
    made = dossiers.publication(opened, title="Our advice", remark="Read page 2 first")
    page = path("client:dossiers:publications")
    before = cleo.browser().get(page).content.decode()
    while running.send_once() or running.act_once():
        pass
    after = cleo.browser().get(page).content.decode()

    assert "Our advice" not in before
    assert "No documents yet" in before
    assert "Our advice" in after
    assert "Read page 2 first" in after
    assert path("client:dossiers:publication", made.public_id) in after


def test_who_sees_what(cast, opened, cleo):
    accepted(opened, cast.dan.account, position=2)
    life = add_product(actor=A_TEST, dossier=opened, kind="insurance", is_shown=False)
    checked(opened, title="All")
    checked(opened, title="First", party=party(opened, 1))
    checked(opened, title="Second", party=party(opened, 2))
    checked(opened, title="Hidden", product=life)

    assert titles(cleo) == ["All", "First"]
    assert titles(cast.dan) == ["All", "Second"]
    edit_product(actor=A_TEST, product=life, description="", is_shown=True)
    assert titles(cleo) == ["All", "First", "Hidden"]


def test_opening_remembers_the_first_time(cast, opened, cleo):
    made = checked(opened)
    browser = cleo.browser()
    first = browser.get(path("client:dossiers:publication", made.public_id))
    seen_at = made.sights.get().seen_at
    browser.get(path("client:dossiers:publication", made.public_id))

    assert first.status_code == 302
    assert made.sights.get().seen_at == seen_at
    panel = cast.ben.browser().get(path("professional:dossiers:publications", opened.public_id)).content.decode()
    assert re.search(rf"Seen by {cleo.account.name} on \d", panel)


def test_withdrawing_holds_at_once_for_pages_and_links(cast, opened, cleo):
    made = checked(opened, title="Our advice")
    browser, files = cleo.browser(), Browser(HTTP_HOST=FILES)
    link = browser.get(path("client:dossiers:publication", made.public_id))["Location"]
    ticket = "/" + link.rsplit("/", 1)[1]
    assert b"".join(files.get(ticket).streaming_content).startswith(b"%PDF-")

    withdraw_publication(actor=cast.ben.actor, publication=made)
    withdraw_publication(actor=cast.ben.actor, publication=made)

    assert files.get(ticket).status_code == 404
    assert "Our advice" not in browser.get(path("client:dossiers:publications")).content.decode()
    assert browser.get(path("client:dossiers:publication", made.public_id)).status_code == 404
    assert browser.get(path("client:documents:download", made.file.public_id)).status_code == 404
    assert Entry.objects.filter(verb="dossiers.withdraw_publication").count() == 1
    assert written_to(opened, party(opened, 1), None).items == ()
    kept = cast.ben.browser().get(path("professional:documents:download", made.file.public_id))
    assert kept.status_code == 302


def test_letter_names_what_was_not_seen(cast, opened, cleo):
    first = party(opened, 1)
    first.account = cleo.account
    first.save(update_fields=["account"])
    made = checked(opened, title="Our advice")
    actor = client_actor(cleo.account, *grants_for(cleo.account))
    before = written_to(opened, first, None)

    open_publication(actor=actor, publication=made)

    assert before.items == ("Te lezen: Our advice",)
    assert before.subject.endswith("er is een document voor u")
    assert written_to(opened, first, None).items == ()


def test_words_in_each_language_and_other_people(cast, opened):
    made = dossiers.publication(opened)
    second = party(opened, 2)
    edit_publication(
        actor=cast.ben.actor,
        publication=made,
        titles={"en": "Report", "nl": "Rapport"},
        remarks={"en": "", "nl": "Lees dit"},
        party=second,
    )

    made.refresh_from_db()
    assert (made.title_en, made.title_nl, made.remark_nl, made.party) == ("Report", "Rapport", "Lees dit", second)


def test_refused(cast, opened, cleo):
    made = dossiers.publication(opened)
    words = {"titles": {"en": "A", "nl": "A"}, "remarks": {}}
    other = dossiers.dossier(individual())
    foreign = add_product(actor=A_TEST, dossier=other, kind="insurance")
    actor = client_actor(cleo.account, *grants_for(cleo.account))

    with pytest.raises(NotAnApplicant):
        edit_publication(actor=cast.ben.actor, publication=made, party=party(other, 1), **words)
    with pytest.raises(ProductOfOtherDossier):
        edit_publication(actor=cast.ben.actor, publication=made, product=foreign, **words)
    with pytest.raises(NameMissing):
        edit_publication(actor=cast.ben.actor, publication=made, titles={"en": " ", "nl": ""}, remarks={})
    for command in (withdraw_publication, lambda **named: edit_publication(**named, **words)):
        with pytest.raises(NotAllowed):
            command(actor=actor, publication=made)
    with pytest.raises(NotAllowed):
        publish_document(actor=actor, dossier=opened, content=None, **words)
    with pytest.raises(NotFound):
        open_publication(actor=actor, publication=made)  # its file was not checked yet
    with pytest.raises(NotAllowed):
        open_publication(actor=cast.ben.actor, publication=made)
    assert not Sight.objects.exists()


@pytest.mark.parametrize(("is_shown", "is_withdrawn"), [(True, False), (False, True)])
def test_removing_a_product_shows_nothing_new(opened, cleo, is_shown, is_withdrawn):
    life = add_product(actor=A_TEST, dossier=opened, kind="insurance", is_shown=is_shown)
    made = checked(opened, title="Policy", product=life)

    remove_product(actor=A_TEST, product=life)

    made.refresh_from_db()
    assert made.product is None
    assert made.is_withdrawn is is_withdrawn
    assert titles(cleo) == ([] if is_withdrawn else ["Policy"])


def test_page_takes_a_file_and_keeps_what_was_typed(cast, opened):
    browser = cast.ben.browser()
    address = path("professional:dossiers:publish", opened.public_id)
    words = {"title_en": "Our advice", "title_nl": "Ons advies", "remark_en": "Read it", "remark_nl": "Lees het"}

    empty = browser.post(address, words)
    wrong = browser.post(address, words | {"files": SimpleUploadedFile("a.exe", b"MZ\x90")})
    good = browser.post(address, words | {"files": SimpleUploadedFile("a.pdf", samples.pdf())})

    assert (empty.status_code, wrong.status_code, good.status_code) == (422, 422, 302)
    assert "Our advice" in empty.content.decode()
    assert "a.exe" in wrong.content.decode()
    made = Publication.objects.get()
    assert made.published_by == cast.ben.account
    assert StoredFile.objects.count() == 1


def test_pages_of_one_publication(cast, opened):
    made = dossiers.publication(opened, title="Our advice")
    browser = cast.ben.browser()
    edit, withdraw = (
        path(f"professional:dossiers:publication_{name}", made.public_id) for name in ("edit", "withdraw")
    )

    assert "Our advice" in browser.get(edit).content.decode()
    assert browser.post(edit, {"title_en": "", "title_nl": ""}).status_code == 422
    assert browser.post(edit, {"title_en": "Report", "title_nl": "Report"}).status_code == 302
    assert browser.post(withdraw).status_code == 302
    page = browser.get(path("professional:dossiers:publications", opened.public_id)).content.decode()
    assert "Withdrawn" in page
    assert "Report" in page
    assert "<c-" not in page
