"""Important documents: who finds what, in which language, which file is in force, and no longer once withdrawn."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse
from django.utils.translation import override

import tenants.storage
from tenant_apps.activity.models import Entry
from tenant_apps.documents.commands.files import refuse_file
from tenant_apps.documents.enums import RefusalReason
from tenant_apps.dossiers.commands.products import add_product, edit_product
from tenant_apps.dossiers.errors import NameMissing
from tenant_apps.dossiers.models import Dossier
from tenant_apps.invites.grants import grants_for
from tenant_apps.library.commands.categories import add_category, edit_category, order_categories, remove_category
from tenant_apps.library.commands.documents import (
    add_document,
    add_version,
    edit_document,
    open_document,
    order_documents,
    put_in_force,
    restore_document,
    withdraw_document,
)
from tenant_apps.library.errors import CategoryInUse, CategoryRemoved, LanguageNotOffered
from tenant_apps.library.models import Category, Document, Version
from tenant_apps.library.provisioning import seed_categories
from tenant_apps.library.shelf import shelves, version_for
from tenants.outbox import running
from tests.cast import Cast, Member, client_actor
from tests.factories import dossiers, library, samples
from tests.factories.dossiers import A_TEST
from tests.factories.invites import accepted
from vestibule.core.actors import Client
from vestibule.core.errors import NotAllowed, NotFound
from vestibule.core.ordering import OtherOrder

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
INDEX = "client:library:index"


def path(name: str, *arguments: object) -> str:
    return reverse(name, urlconf=TENANT_URLS, args=arguments)


@pytest.fixture(autouse=True)
def _no_ready_made(request: pytest.FixtureRequest, db) -> None:
    """Most of these begin with an empty shelf; the one about ready-made categories does not."""
    if "ready_made" not in request.fixturenames:
        Category.objects.all().delete()


@pytest.fixture
def ready_made(db) -> list[Category]:
    return list(Category.objects.current().in_order())


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path: Path):
    settings.FILES_ROOT = tmp_path / "files"
    tenants.storage._disk.cache_clear()
    yield settings.FILES_ROOT
    tenants.storage._disk.cache_clear()


@pytest.fixture
def opened(db) -> Dossier:
    return dossiers.dossier()


@pytest.fixture
def cleo(cast: Cast, opened: Dossier) -> Member:
    accepted(opened, cast.cleo.account)
    return cast.cleo


def check_files() -> None:
    while running.send_once() or running.act_once():
        pass


def as_client(member: Member) -> Client:
    return client_actor(member.account, *grants_for(member.account))


def found(member: Member) -> list[str]:
    return [shown.document.title for shelf in shelves(as_client(member)) for shown in shelf.documents]


def file_names(member: Member) -> list[str]:
    return [shown.file.original_name for shelf in shelves(as_client(member)) for shown in shelf.documents]


def test_client_finds_it_once_the_file_is_checked(cleo):
    made = library.document("Our terms", remarks={"en": "Read page 2 first", "nl": "Lees eerst pagina 2"})
    before = cleo.browser().get(path(INDEX)).content.decode()
    check_files()
    after = cleo.browser().get(path(INDEX)).content.decode()

    assert "Our terms" not in before
    assert "No documents yet" in before
    for text in ("About us", "Our terms", "Read page 2 first", path("client:library:document", made.public_id)):
        assert text in after


def test_for_a_product_is_found_by_who_has_it_alone(opened, cleo):
    library.document("For all")
    library.document("On insurance", product_kind="insurance")
    check_files()
    assert found(cleo) == ["For all"]

    life = add_product(actor=A_TEST, dossier=opened, kind="insurance", is_shown=False)
    assert found(cleo) == ["For all"]
    edit_product(actor=A_TEST, product=life, description="", is_shown=True)
    assert found(cleo) == ["For all", "On insurance"]
    shelf = shelves(as_client(cleo), "insurance")
    assert [shown.document.title for shown in shelf[0].documents] == ["On insurance"]


def test_new_file_takes_its_place_once_it_is_checked(cast, cleo):
    made = library.document()
    check_files()
    library.version(made)
    assert file_names(cleo) == ["guide.pdf"]
    check_files()

    assert file_names(cleo) == ["newer.pdf"]
    old, new = made.versions.order_by("number")
    assert (old.is_replaced, new.is_replaced, new.number) == (True, False, 2)
    browser = cleo.browser()
    assert browser.get(path("client:documents:download", old.file.public_id)).status_code == 404
    kept = cast.ada.browser().get(path("professional:documents:download", old.file.public_id))
    assert kept.status_code == 302


def test_refused_file_takes_nobodys_place(cleo):
    made = library.document()
    check_files()
    newer = library.version(made)
    refuse_file(actor=A_TEST, file=newer.file, reason=RefusalReason.INFECTED)
    put_in_force(actor=A_TEST, file=newer.file)

    assert file_names(cleo) == ["guide.pdf"]


def test_each_reader_gets_the_file_in_their_language(cleo):
    made = library.document()
    library.version(made, language="nl", name="gids.pdf")
    check_files()

    with override("nl"):
        assert file_names(cleo) == ["gids.pdf"]
    with override("en"):
        assert file_names(cleo) == ["guide.pdf"]
    library.version(made, name="for-all.pdf")
    check_files()
    with override("nl"):
        assert file_names(cleo) == ["for-all.pdf"]
    assert Version.objects.in_force().count() == 1


def test_file_that_was_overtaken_before_its_check_is_replaced_at_once(cleo):
    made = library.document()
    first, second = made.versions.get(), library.version(made)
    for version in (second, first):  # the newer one is checked first
        version.file.state, version.file.checked_at = "promoted", version.created_at
        version.file.save(update_fields=["state", "checked_at"])
        put_in_force(actor=A_TEST, file=version.file)

    assert file_names(cleo) == ["newer.pdf"]
    first.refresh_from_db()
    assert first.is_replaced


def test_without_own_language_and_without_one_for_all_the_newest_counts():
    newest, older = SimpleNamespace(language="fr", number=3), SimpleNamespace(language="de", number=2)

    assert version_for([newest, older], "nl") is newest
    assert version_for([newest, older], "de") is older


def test_withdrawing_holds_at_once_for_pages_and_links(cast, cleo):
    made = library.document("Our terms")
    check_files()
    browser, files = cleo.browser(), Browser(HTTP_HOST="files.localhost")
    link = browser.get(path("client:library:document", made.public_id))["Location"]
    ticket = "/" + link.rsplit("/", 1)[1]
    assert b"".join(files.get(ticket).streaming_content).startswith(b"%PDF-")

    withdraw_document(actor=cast.ada.actor, document=made)
    withdraw_document(actor=cast.ada.actor, document=made)

    assert files.get(ticket).status_code == 404
    assert found(cleo) == []
    assert browser.get(path("client:library:document", made.public_id)).status_code == 404
    assert Entry.objects.filter(verb="library.withdraw_document").count() == 1
    restore_document(actor=cast.ada.actor, document=made)
    restore_document(actor=cast.ada.actor, document=made)
    assert found(cleo) == ["Our terms"]
    assert Entry.objects.filter(verb="library.restore_document").count() == 1


def test_a_new_firm_has_categories_in_every_language_of_which_clients_see_what_is_filled(cast, cleo, ready_made):
    names = [(each.name_en, each.name_nl, each.name_fr, each.name_de) for each in ready_made]
    assert [each[0] for each in names] == ["Our services and fees", "Terms and conditions", "Privacy"]
    assert all(text for each in names for text in each)
    seed_categories()
    assert Category.objects.count() == 3
    empty = cleo.browser().get(path(INDEX)).content.decode()
    assert "Ask your adviser" in empty
    assert "Terms and conditions" not in empty

    library.document("Our terms", under=ready_made[1])
    check_files()
    page = cleo.browser().get(path(INDEX)).content.decode()
    assert "Terms and conditions" in page
    assert "Our services and fees" not in page


def test_order_is_the_firms(cast, cleo):
    first, second = library.category("First"), library.category("Second")
    one, two = library.document("One", under=first), library.document("Two", under=first)
    library.document("Three", under=second)
    check_files()
    assert found(cleo) == ["One", "Two", "Three"]

    order_documents(actor=cast.ada.actor, category=first, order=[two.public_id, one.public_id])
    order_categories(actor=cast.ada.actor, order=[second.public_id, first.public_id])

    assert found(cleo) == ["Three", "Two", "One"]
    with pytest.raises(OtherOrder):
        order_documents(actor=cast.ada.actor, category=first, order=[two.public_id])
    with pytest.raises(OtherOrder):
        order_categories(actor=cast.ada.actor, order=[first.public_id, first.public_id])


def test_category_is_removed_empty_and_comes_back_with_its_document(cast):
    made = library.document()
    category = made.category
    with pytest.raises(CategoryInUse):
        remove_category(actor=cast.ada.actor, category=category)
    withdraw_document(actor=cast.ada.actor, document=made)
    remove_category(actor=cast.ada.actor, category=category)
    remove_category(actor=cast.ada.actor, category=category)
    assert not Category.objects.current().exists()
    with pytest.raises(CategoryRemoved):
        edit_document(actor=cast.ada.actor, document=made, category=category, titles={"en": "A", "nl": "A"}, remarks={})

    restore_document(actor=cast.ada.actor, document=made)

    assert Category.objects.current().get() == category


def test_moved_document_goes_behind_the_others(cast):
    target = library.category("Target")
    there, made = library.document("There", under=target), library.document("Moved")

    edit_document(
        actor=cast.ada.actor,
        document=made,
        category=target,
        titles={"en": "Report", "nl": "Rapport"},
        remarks={"en": "", "nl": "Lees dit"},
        product_kind="mortgage",
    )

    made.refresh_from_db()
    assert (made.title_en, made.title_nl, made.remark_nl, made.product_kind) == (
        *("Report", "Rapport", "Lees dit"),
        "mortgage",
    )
    assert list(Document.objects.filter(category=target).in_order()) == [there, made]


def test_refused(cast, cleo):
    made = library.document()
    words = {"titles": {"en": "A", "nl": "A"}, "remarks": {}}
    names = {"en": "A", "nl": "A"}
    with pytest.raises(NameMissing):
        add_category(actor=cast.ada.actor, names={"en": " ", "nl": ""})
    with pytest.raises(NameMissing):
        edit_category(actor=cast.ada.actor, category=made.category, names={"en": "", "nl": ""})
    with pytest.raises(LanguageNotOffered):
        library.version(made, language="xx")
    refused = (
        lambda actor: add_category(actor=actor, names=names),
        lambda actor: edit_category(actor=actor, category=made.category, names=names),
        lambda actor: remove_category(actor=actor, category=made.category),
        lambda actor: order_categories(actor=actor, order=[]),
        lambda actor: add_document(actor=actor, content=None, category=made.category, **words),
        lambda actor: add_version(actor=actor, document=made, content=None),
        lambda actor: edit_document(actor=actor, document=made, category=made.category, **words),
        lambda actor: withdraw_document(actor=actor, document=made),
        lambda actor: restore_document(actor=actor, document=made),
        lambda actor: order_documents(actor=actor, category=made.category, order=[]),
    )
    for command in refused:
        for actor in (cast.ben.actor, as_client(cleo)):
            with pytest.raises(NotAllowed):
                command(actor)
    with pytest.raises(NotFound):
        open_document(actor=as_client(cleo), document=made)  # its file was not checked yet
    with pytest.raises(NotAllowed):
        open_document(actor=cast.ada.actor, document=made)


def test_professional_pages(cast):
    browser = cast.ada.browser()
    index = path("professional:library:index")
    assert "No important documents yet" in browser.get(index).content.decode()
    add = path("professional:library:category_add")
    assert browser.post(add, {"name_en": "", "name_nl": ""}).status_code == 422
    assert browser.post(add, {"name_en": "About us", "name_nl": "Over ons"}).status_code == 302
    category = Category.objects.get()
    assert "Clients do not see it" in browser.get(index).content.decode()

    words = {"title_en": "Our terms", "title_nl": "Voorwaarden", "category": str(category.public_id)}
    add = path("professional:library:add")
    assert "Our terms" in browser.post(add, words).content.decode()
    wrong = browser.post(add, words | {"files": SimpleUploadedFile("a.exe", b"MZ\x90")})
    assert wrong.status_code == 422
    assert "a.exe" in wrong.content.decode()
    files = SimpleUploadedFile("a.pdf", samples.pdf())
    assert browser.post(add, words | {"files": files, "language": "nl"}).status_code == 302
    made = Document.objects.get()
    assert made.versions.get().language == "nl"

    page = path("professional:library:document", made.public_id)
    assert browser.post(page, words | {"title_en": "", "title_nl": ""}).status_code == 422
    assert browser.post(page, words | {"title_en": "Terms 2027"}).status_code == 302
    assert "Terms 2027" in browser.get(page).content.decode()
    assert "a.pdf" in browser.get(page).content.decode()
    replace = path("professional:library:replace", made.public_id)
    assert browser.get(replace).status_code == 200
    assert browser.post(replace, {}).status_code == 422
    sent = {"files": SimpleUploadedFile("b.pdf", samples.pdf()), "language": ""}
    assert browser.post(replace, sent).status_code == 302
    check_files()
    assert "In force" in browser.get(page).content.decode()


def test_professional_changes_order_and_availability(cast):
    browser = cast.ada.browser()
    one = library.document("One")
    two = library.document("Two", under=one.category)
    other = library.category("Empty")

    def post(name: str, *arguments: object, **sent: object) -> int:
        return browser.post(path(f"professional:library:{name}", *arguments), sent).status_code

    order = [str(two.public_id), str(one.public_id)]
    assert post("documents_order", one.category.public_id, order=order) == 302
    assert post("order", order=[str(other.public_id), str(one.category.public_id)]) == 302
    assert list(Document.objects.filter(category=one.category).in_order()) == [two, one]
    assert Category.objects.in_order().first() == other
    assert post("category", other.public_id, name_en="Still empty", name_nl="Nog leeg") == 302
    assert post("category_remove", one.category.public_id) == 302
    assert post("category_remove", other.public_id) == 302
    assert list(Category.objects.current()) == [one.category]
    assert post("withdraw", one.public_id) == 302
    page = browser.get(path("professional:library:index")).content.decode()
    assert "Withdrawn" in page
    assert "<c-" not in page
    assert post("restore", one.public_id) == 302
    one.refresh_from_db()
    assert not one.is_withdrawn
