"""Each list takes the same statements with 1 and with 30 rows. The rooms' own tests ask the lists that are not here."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.accounts.sessions import hash_of
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.models import Dossier, DossierNote, Product, Publication, Sight
from tenant_apps.flows.models import Flow
from tenant_apps.library.models import Category, Document, Version
from tenants import limits
from tests.cast import Cast
from tests.factories import documents, dossiers, flows, invites
from tests.factories.customers import individual

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
MANY = 30


@dataclass(frozen=True)
class List:
    """A page, how to give it one row more, what a row of it looks like, and how many fit."""

    browser: Browser
    address: str
    add: Callable[[], object]
    row: str
    fits: int = MANY


def path(name: str, *args: object) -> str:
    return reverse(name, urlconf=TENANT_URLS, args=args)


def flows_index(cast: Cast) -> List:
    numbers = iter(range(MANY + 1))

    def add() -> None:
        number = next(numbers)
        version = Flow.objects.create(code=f"flow-{number}", name=f"Some flow {number}").versions
        version.create(number=1, definition={"sections": []}, published_at=timezone.now())

    return List(cast.ada.browser(), path("professional:flows:index"), add, "Some flow ")


def invites_panel(cast: Cast) -> List:
    opened = invites.dossier()
    members = iter(range(2, MANY + 2))

    def add() -> None:
        limits.forget_everything()
        if not opened.invites.exists():
            invites.invite(opened)
            return
        position = next(members)
        party = individual().members.get().party
        opened.customer.members.create(party=party, role="partner", position=position)
        invites.invite(opened, position=position)

    return List(cast.ben.browser(), path("professional:invites:panel", opened.public_id), add, "Send again")


def invited_client(cast: Cast):
    asked = flows.run(individual())
    member = flows.invited(cast.cleo, asked)
    return member, asked


def client_overview(cast: Cast) -> List:
    member, asked = invited_client(cast)
    opened = asked.customer.dossiers.get()
    return List(
        member.browser(),
        path("client:client_portal:overview"),
        lambda: dossiers.deliver_point(opened, subject="Some paper"),
        "Some paper",
    )


def client_documents(cast: Cast) -> List:
    member, asked = invited_client(cast)
    opened = asked.customer.dossiers.get()
    return List(
        member.browser(),
        path("client:documents:index"),
        lambda: dossiers.deliver_point(opened, subject="Some paper"),
        "Some paper",
    )


def notes(cast: Cast) -> List:
    opened = dossiers.dossier()
    return List(
        cast.ben.browser(),
        path("professional:dossiers:detail", opened.public_id),
        lambda: DossierNote.objects.create(dossier=opened, body="A note of ours", written_by=cast.ada.account),
        "A note of ours",
    )


def products(cast: Cast) -> List:
    opened = dossiers.dossier()
    return List(
        cast.ben.browser(),
        path("professional:dossiers:detail", opened.public_id),
        lambda: Product.objects.create(dossier=opened, kind="mortgage", description="A loan of ours"),
        "A loan of ours",
    )


def documents_panel(cast: Cast) -> List:
    customer = individual()
    return List(
        cast.ben.browser(),
        path("professional:documents:panel", customer.public_id),
        lambda: documents.request(customer, subject="Some paper"),
        "Some paper",
    )


def own_sessions(cast: Cast) -> List:
    browser = cast.ben.browser()
    rows = cast.ben.account.sessions

    def add() -> None:
        rows.create(
            session_key=hash_of(f"session {rows.count()}"),
            session_data="",
            expire_date=rows.first().expire_date,
            tenant=cast.alpha.public_id,
            user_agent="Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
        )

    return List(browser, path("professional:accounts:sessions"), add, "Firefox")


def _made_available(opened: Dossier) -> None:
    file = StoredFile.objects.create(
        storage_name=uuid4().hex, original_name="a.pdf", size=1, state="promoted", checked_at=timezone.now()
    )
    publication = Publication.objects.create(dossier=opened, title="A letter of ours", file=file)
    for account in Account.objects.order_by("pk")[:2]:
        Sight.objects.create(publication=publication, account=account)


def publications_panel(cast: Cast) -> List:
    opened = dossiers.dossier()
    address = path("professional:dossiers:publications", opened.public_id)
    return List(cast.ben.browser(), address, lambda: _made_available(opened), "A letter of ours")


def client_publications(cast: Cast) -> List:
    member, asked = invited_client(cast)
    opened = asked.customer.dossiers.get()
    address = path("client:dossiers:publications")
    return List(member.browser(), address, lambda: _made_available(opened), "A letter of ours")


def _in_the_library() -> None:
    category = Category.objects.first() or Category.objects.create(name="About us")
    document = Document.objects.create(category=category, title="A guide of ours")
    for number in (1, 2):
        file = StoredFile.objects.create(
            storage_name=uuid4().hex, original_name="a.pdf", size=1, state="promoted", checked_at=timezone.now()
        )
        Version.objects.create(document=document, number=number, language="nl" if number == 1 else "", file=file)


def library(cast: Cast) -> List:
    return List(cast.ada.browser(), path("professional:library:index"), _in_the_library, "A guide of ours")


def client_library(cast: Cast) -> List:
    member, _asked = invited_client(cast)
    return List(member.browser(), path("client:library:index"), _in_the_library, "A guide of ours")


LISTS = {
    library: 5,  # of which one is for who changed it last
    client_library: 7,
    publications_panel: 5,
    client_publications: 6,
    flows_index: 4,
    invites_panel: 5,  # of which one is for what was sent
    client_overview: 6,
    client_documents: 8,
    notes: 12,
    products: 12,
    documents_panel: 4,
    own_sessions: 2,
}


@pytest.mark.parametrize(("make", "statements"), LISTS.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_list_takes_the_same_statements_for_any_number(cast, assert_queries, make, statements) -> None:
    page = make(cast)
    page.add()
    page.browser.get(page.address)  # the process remembers host, brand and profile from now on
    with assert_queries(statements):
        first = page.browser.get(page.address)
    assert first.status_code == 200
    for _row in range(MANY - 1):
        page.add()
    with assert_queries(statements):
        full = page.browser.get(page.address)
    once = first.content.decode().count(page.row)
    assert once >= 1
    assert full.content.decode().count(page.row) == once * page.fits
