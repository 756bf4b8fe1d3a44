"""Whatever is sent to whichever door: an answer, never a failure, and never a script in the answer."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client as Browser
from django.urls import reverse

from tenants import limits
from tests import cast
from tests.config.oddities import ASKED_IN_ADDRESSES, ODD, SCRIPT, fields_in
from tests.isolation.matrix.populated import OWNER, PROFESSIONALS, STRANGER, Firm, work_in
from tests.isolation.matrix.routes import ENTRIES, HOSTS, Route, routes

pytestmark = pytest.mark.django_db

PAGES = [route for route in routes("tenant") if not route.name.startswith("api:")]
SERVER_ERROR = 500
SOME = 1
ALL = len(ODD)


@pytest.fixture
def firm(alpha) -> Firm:
    made = Firm(alpha)
    for role in PROFESSIONALS:
        made.people[role] = cast.professional(alpha, role.title(), role)
    for role in (OWNER, STRANGER):
        made.people[role] = cast.client(alpha, role.title())
    work_in(made)
    return made


def address_of(route: Route, firm: Firm) -> str:
    entry = ENTRIES["tenant"][route.name]
    kwargs = {name: firm.ids[row] for name, row in entry.objects.items()} | entry.words
    return reverse(route.name, urlconf=HOSTS["tenant"], kwargs=kwargs)


def browser_for(route: Route, firm: Firm) -> Browser:
    is_client = route.door == "client" or route.name.startswith("client:")
    browser = firm.people[OWNER if is_client else PROFESSIONALS[0]].browser()
    browser.raise_request_exception = False
    return browser


def tries(browser: Browser, address: str, place: int, each: int) -> Iterator[tuple[str, HttpResponseBase]]:
    """So many of the odd things, others for each page, in every field that the page or an address has."""
    page = browser.get(address)
    fields = {} if page.streaming else fields_in(page.content.decode(errors="replace"))
    names = list(ODD)
    for name in (names[(place * each + step) % len(names)] for step in range(each)):
        odd = ODD[name]
        yield f"get {name}", browser.get(address, dict.fromkeys({*ASKED_IN_ADDRESSES, *fields}, odd[:2_000]))
        yield f"post {name}", browser.post(address, dict.fromkeys(fields, odd))


@pytest.mark.parametrize("each", [SOME, pytest.param(ALL, marks=pytest.mark.soak)])
@pytest.mark.parametrize("door", ["public", "account", "client", "professional"])
def test_odd_input_is_answered(firm: Firm, settings, door: str, each: int) -> None:
    """The menu meets each odd thing on the first pages; it is the same on all others, and costs more than most."""
    failed = []
    with_menu = len(ODD) // each + 1
    for place, route in enumerate(route for route in PAGES if route.door == door):
        settings.NAVIGATION = settings.NAVIGATION if place < with_menu else {}
        browser = browser_for(route, firm)
        answers = tries(browser, address_of(route, firm), place, each)
        while True:
            with transaction.atomic():
                limits.forget_everything()
                what, answer = next(answers, ("", None))
                transaction.set_rollback(True)
            if answer is None:
                break
            if answer.status_code >= SERVER_ERROR:
                failed.append((route.name, what, answer.status_code))
            elif not answer.streaming and SCRIPT.encode() in answer.content:
                failed.append((route.name, what, "script"))
    assert failed == []
