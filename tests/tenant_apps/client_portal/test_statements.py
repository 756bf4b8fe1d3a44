"""What the busiest pages of the client portal cost in statements, with everything that a browser asks for with them."""

import re
from html import unescape
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.commands.presence import set_photo
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.commands.action_points import handle_action_point, reopen_action_point
from tenant_apps.dossiers.commands.dossiers import assign
from tenant_apps.dossiers.models import Dossier, Product
from tenant_apps.invites.grants import grants_for
from tenant_apps.journeys.commands import begin_journey
from tenant_apps.portals.commands import save_stage_video, set_up_portal
from tenant_apps.portals.setup import Switches
from tenants import directory, notices
from tests.cast import Cast, Member
from tests.factories import appointments, dossiers, library, samples
from tests.factories.customers import couple, individual
from tests.factories.dossiers import A_TEST
from tests.factories.invites import accepted
from tests.queries import asked_with, number_of, told, whole_visit
from themes.base.parts import part_of

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 12
HTMX = {"HX-Request": "true"}
FILM = "https://www.youtube.com/watch?v=abcdefghijk"
FACE = re.compile(r'<img[^>]*\bsrc="(/settings/people/[^"]+)"')


def path(name: str, *arguments: object) -> str:
    return reverse(f"client:{name}", urlconf="vestibule.config.urls_tenant", args=arguments)


@pytest.fixture(params=[1, 2], ids=["alone", "a couple"])
def opened(request, db) -> Dossier:
    return dossiers.dossier(individual() if request.param == 1 else couple())


@pytest.fixture
def cleo(cast: Cast, opened: Dossier, monkeypatch) -> Member:
    """Somebody who sees everything that is asked of whoever is in the dossier."""
    directory.forget("")
    monkeypatch.setattr(notices, "TTL_WITHOUT_NOTICES", 3600.0)  # however slow the machine is
    accepted(opened, cast.cleo.account, sees_others=True)
    return cast.cleo


def ask(opened: Dossier, product: Product, number: int) -> None:
    """So many documents, of each applicant in turn."""
    parties = [member.party for member in opened.customer.members.order_by("position")]
    for turn in range(number):
        dossiers.deliver_point(opened, product=product, party=parties[turn % len(parties)])


def address_of(page: str, product: Product) -> str:
    return path(f"client_portal:{page}", *([product.public_id] if page == "product" else []))


@pytest.mark.parametrize("page", ["overview", "product"])
def test_few_statements_with_1_and_with_60_action_points(opened, cleo, page):
    product = opened.products.get()
    address, browser = address_of(page, product), cleo.browser()
    ask(opened, product, 1)
    whole_visit(browser, address)  # the process remembers host, brand and profile from now on
    first, _text = whole_visit(browser, address)
    ask(opened, product, 59)
    full, text = whole_visit(browser, address)

    assert text.count("Deliver now") >= 60
    assert number_of(first) == number_of(full) <= MOST_STATEMENTS, told(full)


@pytest.mark.parametrize("page", ["overview", "product"])
def test_few_statements_where_everything_is_there(cast, opened, cleo, page):
    """A journey, stages, a film, an appointment, a fall, documents made available, both people of the firm."""
    product = opened.products.get()
    set_up_portal(actor=cast.ada.actor, switches=Switches(has_stage_bar=True))
    save_stage_video(actor=cast.ada.actor, stage=opened.stage, link=FILM, abouts={"en": "How it goes on"})
    assign(actor=A_TEST, dossier=opened, adviser=cast.ben.account, case_handler=cast.ada.account)
    begin_journey(actor=A_TEST, dossier=opened, kind="hybrid")
    appointments.appointment(opened, cast.ben.account)
    fallen = dossiers.free_point(opened, product=product)
    handle_action_point(actor=A_TEST, action_point=fallen)
    reopen_action_point(actor=A_TEST, action_point=fallen)
    dossiers.publication(opened, title="Our advice", product=product)
    library.document("On mortgages", product_kind="mortgage")
    StoredFile.objects.update(state="promoted", checked_at=timezone.now())
    ask(opened, product, 60)
    address, browser = address_of(page, product), cleo.browser()
    whole_visit(browser, address)
    statements, text = whole_visit(browser, address)

    shown = {
        "overview": ("Your steps", "Our advice", "stage-video", "Stages of your dossier", "It was ", "Ada"),
        "product": ("Our advice", "On mortgages"),
    }
    for words in (*shown[page], "Appointment"):
        assert words in text, words
    assert number_of(statements) <= MOST_STATEMENTS, told(statements)


def test_faces_and_looks_are_kept_by_the_browser(cast, opened, cleo):
    """They cost a statement or more when somebody comes for the first time, and nothing from then on."""
    for member in (cast.ben, cast.ada):
        set_photo(actor=member.actor, account=member.account, file=BytesIO(samples.photo()))
    assign(actor=A_TEST, dossier=opened, adviser=cast.ben.account, case_handler=cast.ada.account)
    browser = cleo.browser()
    text = browser.get(path("client_portal:overview")).content.decode()
    faces = [unescape(url) for url in FACE.findall(text)]
    assert len(faces) == 2
    styles = re.findall(r'<link rel="stylesheet" href="(/brand[^"]+)"', text)
    for url in (*faces, *styles):
        assert browser.get(url).headers["Cache-Control"].endswith("max-age=31536000, immutable")


def test_page_carries_the_mark_of_its_numbers(opened, cleo):
    """So it need not ask for them at once: what it would be told is what it shows."""
    product, browser = opened.products.get(), cleo.browser()
    ask(opened, product, 1)
    for page in ("overview", "product"):
        text = browser.get(address_of(page, product)).content.decode()
        mark = unescape(re.search(r'data-counts-mark="([^"]+)"', text)[1])
        counts = path("client_portal:counts")
        assert browser.get(counts, headers={"If-None-Match": mark}).status_code == 304
        dossiers.free_point(opened, product=product)
        assert browser.get(counts, headers={"If-None-Match": mark}).status_code == 200


def test_what_asks_by_itself_is_found():
    """The count above sees a part that a page loads later, and a page that asks for its numbers at once."""
    assert asked_with('<body data-counts="/counts/"><div hx-get="/a/?b=1&amp;c=2" hx-trigger="load delay:1s">') == [
        "/a/?b=1&c=2",
        "/counts/",
    ]
    assert asked_with('<body data-counts="/counts/" data-counts-mark="x"><p hx-get="/a/" hx-trigger="every 2s">') == []


def test_parts_are_what_their_own_pages_show(opened, cleo):
    """Each part stands in the page as its room answers it, and without whoever may not see it."""
    dossiers.publication(opened, title="Our advice")
    StoredFile.objects.update(state="promoted", checked_at=timezone.now())
    begin_journey(actor=A_TEST, dossier=opened, kind="hybrid")
    browser = cleo.browser()
    page = browser.get(path("client_portal:overview")).content.decode()
    for url in (
        f"{path('dossiers:publications')}?dossier={opened.public_id}",
        path("journeys:steps", opened.public_id),
    ):
        part = browser.get(url, headers=HTMX).content.decode().strip()
        assert part
        assert part in page
    assert "Our advice" in page


def test_part_that_somebody_may_not_see_is_none(cast, opened, cleo, rf, settings):
    settings.ROOT_URLCONF = "vestibule.config.urls_tenant"
    begin_journey(actor=A_TEST, dossier=opened, kind="hybrid")
    request, url = rf.get("/"), path("journeys:steps", opened.public_id)
    shown = {}
    for who, actor in {
        "cleo": cleo.with_grants(*grants_for(cleo.account)).actor,
        "dan": cast.dan.actor,
        "ben": cast.ben.actor,
        "": None,
    }.items():
        request.actor = actor
        request.__dict__.pop("action_points", None)  # what one reader saw is not kept for the next
        shown[who] = "Your steps" in part_of(request, url)
    assert shown == {"cleo": True, "dan": False, "ben": False, "": False}
    assert request.path == "/"
