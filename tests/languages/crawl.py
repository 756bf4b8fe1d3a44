"""Run by `test_fifth_language` in a copy of the product that speaks the pseudo-language, with a database of its own.

Every page that a GET gives to each role, what forms answer when they are sent empty, and every e-mail and SMS, is in
the pseudo-language, or data, or marked as another language.
"""

import os
import re
import zoneinfo
from dataclasses import replace
from http import HTTPStatus
from itertools import product
from pathlib import Path

import pycountry
import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.http import HttpResponseBase
from django.template.autoreload import reset_loaders
from django.test import Client as Browser
from django.utils import timezone
from django.utils.translation import get_language_info

from shared_apps.branding.enums import Network
from shared_apps.organisations.disclosures import REGISTERS
from shared_apps.organisations.profile import current_organisation
from shared_apps.platform.rendering import render_mail
from tenant_apps.accounts.commands import letters
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account, Role, SmsDevice
from tenant_apps.appointments.commands.letters import write_to
from tenant_apps.appointments.commands.reminders import remind_of_appointments
from tenant_apps.appointments.enums import Kind
from tenant_apps.appointments.models import Appointment
from tenant_apps.customers.commands import link_account
from tenant_apps.customers.models import Party
from tenant_apps.documents.models import Label
from tenant_apps.dossiers.commands.dossiers import assign, change_stage
from tenant_apps.dossiers.commands.followers import BUNDLED_FOR, tell_followers
from tenant_apps.dossiers.commands.telling import tell_clients
from tenant_apps.dossiers.models import Dossier
from tenant_apps.imports.models import Import, Row
from tenant_apps.inbox.commands.raising import News, tell_person
from tenant_apps.inbox.commands.rules import send_summary
from tenant_apps.inbox.enums import Way
from tenant_apps.invites.grants import grants_for
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.choosing import Ways
from tenant_apps.notifications.commands.messages import release_held
from tenant_apps.notifications.commands.rules import set_contact_policy, set_rules
from tenant_apps.notifications.happenings import SWITCHABLE
from tenant_apps.notifications.models import Message
from tenant_apps.prospects.news import JOB_DONE
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.commands.telling import tell_of_message
from tenants.context import use_tenant
from tests.cast import client_actor
from tests.factories.appointments import appointment, offered
from tests.factories.invites import accepted, dossier, invite
from tests.factories.threads import message
from tests.isolation.conftest import _start_afresh, world  # noqa: F401 - fixtures
from tests.isolation.matrix.populated import OWNER, PROFESSIONALS, STRANGER
from tests.isolation.matrix.routes import ENTRIES, HOSTS, Route
from tests.isolation.test_matrix import (
    ANYBODY,
    ROUTES,
    TENANT_ROUTES,
    Organisations,
    _operator,
    address_of,
    may_enter,
)
from tests.isolation.world import World
from tests.languages.pseudo import CLOSE, CODE, OPEN, Untranslated
from tests.languages.visible import page_language, texts_of
from themes.base.templatetags.theme import initials
from vestibule.core.actors import System
from vestibule.core.messages import Recipient, send
from vestibule.core.typed import typed

ROOT = Path(__file__).resolve().parents[2]
# Names and signs that are written like this in every language, and why each is no text of ours.
THE_SAME_EVERYWHERE = {
    "Vestibule",  # the product's name
    *("canary-alpha", "canary-beta", "alpha", "beta", "Alpha", "Beta", "X"),  # the firms, their marks, one recipient
    *("nl", "fr", "en", "de", CODE),  # codes of languages
    *("Cleo Example", "Ada Example", "Markt"),  # people who were invented for previews, and where the firms are
    *Network.labels,
    *(name for groups in REGISTERS.values() for group in groups for name in group),
    *("kB", "KB", "MB", "EUR", "PDF", "ID", "IBAN", "BIC", "SMS", "QR", "m²", "https"),  # signs
}
OF_LIBRARIES = {
    *(country.name for country in pycountry.countries),
    *(country.common_name for country in pycountry.countries if hasattr(country, "common_name")),
    *(zone.replace("_", " ") for zone in zoneinfo.available_timezones()),
    *(get_language_info(code)["name_local"].capitalize() for code, _name in settings.LANGUAGES),
}
FOR_MACHINES = {"healthz", "readyz", "domains:ask"}
FRAGMENTS_AS = {RoleCode.TENANT_ADMIN, OWNER}
# Colleagues are shown the same page: once one of them was, the others look at it in `make soak` only.
AS_EVERYBODY = "CRAWLED_AS_EVERYBODY" in os.environ
NOT_FOR_USERS = ("gallery:", "mailbox:")  # shown by the embedded default alone, to those who run or build it


@pytest.fixture(scope="module")
def organisations(world: World) -> Organisations:  # noqa: F811
    """Both firms, whose people read the pseudo-language."""
    made = Organisations(world)
    for firm in (made.alpha, made.beta):
        with use_tenant(firm.identity):
            Account.objects.update(language=CODE)
            Invite.objects.update(language=CODE)
            Party.objects.update(language=CODE)
    return made


@pytest.fixture(scope="module")
def untranslated(organisations: Organisations) -> Untranslated:
    """What is no data: everything that people typed is known, codes of ours are not."""
    known, world = THE_SAME_EVERYWHERE | OF_LIBRARIES, organisations.world  # noqa: F811
    for identity in (world.alpha, world.beta, world.platform):
        with use_tenant(identity):
            known |= _typed()
    return Untranslated(known | {initials(text) for text in known if len(text) < 60})


def _typed() -> set[str]:
    found = set()
    for model in apps.get_models():
        if not model.__module__.startswith("tenant_apps."):
            continue
        for column in model._meta.concrete_fields:
            is_text = isinstance(column, models.CharField | models.TextField)
            if is_text and not column.choices and not re.search(r"_(nl|fr|en|de)$", column.name):
                found |= set(model._default_manager.values_list(column.name, flat=True))
    found |= {str(role.name) for role in Role.objects.own()}
    return {text for text in found if text and not re.fullmatch(r"[a-z0-9_.:-]+", text)} | _of_files()


def _of_files() -> set[str]:
    """What stands in files with clients: their headings and their cells."""
    headings = {each for header in Import.objects.values_list("header", flat=True) for each in header}
    return headings | {cell for cells in Row.objects.values_list("cells", flat=True) for cell in cells.values()}


# How days and times are typed, in letters that stand for figures: they come with the formats of a language.
TYPED_LIKE = {
    typed(has_day=day, has_time=clock, language=CODE).example for day, clock in product((True, False), repeat=2)
}


def complaints(where: str, html: str, untranslated: Untranslated) -> list[str]:
    """What a reader of the pseudo-language would find in English."""
    if page_language(html) not in {CODE, ""}:
        return [f"{where}: the page is in {page_language(html)}"]
    found, depth = [], 0
    for place, text in texts_of(html, CODE):
        if text in TYPED_LIKE:
            continue
        if words := untranslated.words(text):
            found.append(f"{where}: {place} {' '.join(words)!r} in {text[:160]!r}")
        if place.endswith(">") and " " not in place:
            depth += text.count(OPEN) - text.count(CLOSE)
    return [*found, *([f"{where}: a translated text was cut"] if depth else [])]


def _ask(organisations: Organisations, role: str, route: Route, **more: str) -> HttpResponseBase:
    """The page as this person's browser gets it; the session ends when a page ended it."""
    entry, firm, browsers = ENTRIES["tenant"][route.name], organisations.alpha, organisations._browsers
    if "language" in entry.words:
        entry = replace(entry, words=entry.words | {"language": CODE})
    if ("alpha", role) not in browsers:
        browsers["alpha", role] = firm.people[role].browser() if role else Browser(HTTP_HOST="alpha.localhost")
    return browsers["alpha", role].get(address_of(route, entry, firm), headers={"accept-language": CODE}, **more)


def _is_page(response: object) -> bool:
    return not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")


def _look(where: str, response: object, untranslated: Untranslated) -> list[str]:
    return complaints(where, response.content.decode(), untranslated) if _is_page(response) else []


def test_the_data_holds_no_word_of_the_product(untranslated: Untranslated) -> None:
    for text in ("Save", "Log in", "open", "mortgage", "Prospects", "in review"):
        assert untranslated.words(text), text


def _may_enter(route: Route, role: str) -> bool:
    return not role or may_enter(route, role)


@pytest.mark.parametrize("role", ANYBODY)
def test_page_that_is_not_theirs(organisations: Organisations, untranslated: Untranslated, role: str) -> None:
    """The same wherever a door stays closed; which door opens to whom is the matrix's."""
    closed = TENANT_ROUTES[
        "tenant/" + ("professional:prospects:index" if role in {OWNER, STRANGER} else "client:documents:index")
    ]
    response = _ask(organisations, role, closed)
    assert response.status_code == 404
    assert not _look(f"{closed.name} as {role}", response, untranslated)


@pytest.mark.parametrize("name", TENANT_ROUTES)
def test_page(organisations: Organisations, untranslated: Untranslated, name: str) -> None:
    route, found, was_shown = TENANT_ROUTES[name], [], False
    for role in ("", *ANYBODY):
        if not _may_enter(route, role) or (was_shown and role in PROFESSIONALS and not AS_EVERYBODY):
            continue
        for more in ({}, {"HTTP_HX_REQUEST": "true"}) if role in FRAGMENTS_AS else ({},):
            response = _ask(organisations, role, route, **more)
            found += _look(f"{name} as {role or 'nobody'} ({response.status_code})", response, untranslated)
            was_shown |= role in PROFESSIONALS and response.status_code == HTTPStatus.OK
    assert not found, "\n".join(sorted(set(found)))


@pytest.mark.parametrize("name", TENANT_ROUTES)
def test_form_that_is_sent_empty(organisations: Organisations, untranslated: Untranslated, name: str) -> None:
    """After the pages: what has no required field may change something."""
    route, firm, found = TENANT_ROUTES[name], organisations.beta, []
    address = address_of(route, ENTRIES["tenant"][route.name], firm)
    for role in (RoleCode.TENANT_ADMIN, OWNER, ""):
        if not _may_enter(route, role):
            continue
        with use_tenant(firm.identity):
            Account.objects.update(is_active=True, deactivated_at=None)
        browser = firm.people[role].browser() if role else Browser(HTTP_HOST="beta.localhost")
        response = browser.post(address, {}, headers={"accept-language": CODE})
        found += _look(f"POST {name} as {role or 'nobody'} ({response.status_code})", response, untranslated)
        if response.status_code == 302 and response["Location"].startswith("/"):
            response = browser.get(response["Location"], headers={"accept-language": CODE})
            found += _look(f"after POST {name} as {role or 'nobody'}", response, untranslated)
    if found:  # what the form itself wrote down is data too
        with use_tenant(firm.identity):
            notes = _typed()
        found = [line for line in found if not any(note in line for note in notes if len(note) > 20)]
    assert not found, "\n".join(sorted(set(found)))


@pytest.mark.parametrize("name", [name for name, route in ROUTES.items() if route.host in {"public", "files"}])
def test_public_page(organisations: Organisations, untranslated: Untranslated, name: str) -> None:
    route, found = ROUTES[name], []
    if route.name.startswith(NOT_FOR_USERS):
        return
    host = settings.BASE_HOST if route.host == "public" else settings.FILES_HOST
    address = address_of(route, ENTRIES[route.host][route.name], organisations.alpha)
    for method in ("get", "post"):
        response = getattr(Browser(HTTP_HOST=host), method)(address, headers={"accept-language": CODE})
        found += _look(f"{method} {name} ({response.status_code})", response, untranslated)
        if response.headers.get("Content-Type", "").startswith("text/plain") and route.name not in FOR_MACHINES:
            found += [f"{name}: {word}" for word in untranslated.words(response.content.decode())]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", [name for name, route in ROUTES.items() if route.host == "operator"])
def test_operator_page(organisations: Organisations, untranslated: Untranslated, name: str, settings) -> None:
    route, found = ROUTES[name], []
    address = address_of(route, ENTRIES["operator"][route.name], organisations.alpha)
    settings.PROCESS, settings.PUBLIC_ALIAS = "operator", "default"
    operator = _operator(organisations)
    with use_tenant(organisations.world.platform):
        Account.objects.update(language=CODE, name="canary-alpha")
    for browser, method in product((Browser(HTTP_HOST=settings.PLATFORM_HOST), operator), ("get", "post")):
        response = getattr(browser, method)(address, headers={"accept-language": CODE})
        found += _look(f"{method} {name} ({response.status_code})", response, untranslated)
    assert not found, "\n".join(found)


NOTICES = ("password_changed", "email_change_asked", "app_added", "sms_added", "passkey_added", "backup_codes_made",
           "device_removed", "two_factor_reset")  # fmt: skip


def test_every_letter_and_text_message(organisations: Organisations, untranslated: Untranslated) -> None:
    firm = organisations.alpha
    with use_tenant(firm.identity):
        before = set(Message.objects.values_list("pk", flat=True))
        Label.objects.update(is_required=False)  # what must be there before sharing is not the subject here
        account = firm.people[RoleCode.CASE_HANDLER].account
        account.refresh_from_db()
        letters.send_activation(account, "token", key="a")
        letters.send_reset(account.email, [(account, "token")], language=CODE, key="a")
        letters.send_email_change(account, "new@example.com", "token", key="a")
        letters.send_code(account, SmsDevice(phone="+31612345678"), "123456", key="a")
        for what in NOTICES:
            letters.send_notice(account, what, new_email="new@example.com")
        invite(dossier(), language=CODE)
        opened = dossier()
        told = opened.customer.members.get().party
        link_account(actor=System("a test"), party=told, account=firm.people[STRANGER].account)
        accepted(opened, firm.people[STRANGER].account)
        Party.objects.filter(pk=told.pk).update(language=CODE)
        told.refresh_from_db()
        tell_clients(actor=System("a test"), dossier=opened, parties=[told])
        _write_of_appointments(opened, account)
        _write_of_messages(opened, told, account)
        _write_of_news(told)
        _write_to_followers(opened, account)
        _write_from_the_inbox(account)
        written = list(Message.objects.exclude(pk__in=before).order_by("pk"))
        names = {
            *Party.objects.values_list("first_name", flat=True),
            *Party.objects.values_list("last_name", flat=True),
        }
        firm_name = current_organisation().name
    asked = render_mail("organisations/email/sign_up", language=CODE, context=_sign_up())
    reader = Untranslated({*untranslated.known, *names, firm_name, account.name, "Product"})
    found = [f"sign_up: {word}" for text in (asked.subject, asked.text) for word in reader.words(text)]
    found += complaints("sign_up", asked.html, reader)
    for letter in written:
        assert letter.language == CODE
        found += [
            f"{letter.template} by {letter.channel}: {word}"
            for text in (letter.subject, letter.text)
            for word in reader.words(text)
        ]
        found += complaints(f"{letter.template} by {letter.channel}", letter.html, reader)
    assert not found, "\n".join(found)
    assert {_template_of(letter) for letter in written} | {"organisations/email/sign_up"} == _templates()


def _write_to_followers(opened: Dossier, account: Account) -> None:
    """Tell somebody who follows the dossier of a change by somebody else."""
    opened.watchers.add(account)
    following = opened.workflow.stages.exclude(pk=opened.stage_id).order_by("position")[0]
    change_stage(actor=System("a test"), dossier=opened, stage=following)
    now = int(timezone.now().timestamp())
    for bundle in (now // BUNDLED_FOR, now // BUNDLED_FOR - 1):
        tell_followers(actor=System("a test"), dossier=opened, bundle=bundle)


def _write_from_the_inbox(account: Account) -> None:
    """Tell somebody who works here of something at once, and of something else with the summary of the day."""
    for way in (Way.EACH, Way.DAILY):
        tell_person(News(kind=JOB_DONE, key=f"job:{way}", path="/pro/", about="canary-alpha"), account, usual=way)
    assert send_summary(actor=System("a test"), account=account, day=timezone.localdate())


def _write_of_appointments(opened: Dossier, account: Account) -> None:
    """Write every kind of letter about one, and remind of it by text message."""
    held = appointment(
        opened, account, place="canary-alpha", subject="canary-alpha", remind_minutes=60, remind_by="both"
    )
    slots = offered(held)
    for kind in Kind:
        write_to(held.participants.order_by("pk"), kind, held, said="canary-alpha", slots=slots)
    Appointment.objects.filter(pk=held.pk).update(remind_at=timezone.now())
    assert remind_of_appointments(actor=System("a test")) == 1


def _write_of_messages(opened: Dossier, told: Party, account: Account) -> None:
    """Tell both sides of a message, the client by text message too."""
    assign(actor=System("a test"), dossier=opened, adviser=account, case_handler=None)
    client = client_actor(told.account, *grants_for(told.account))
    for actor, by_sms in ((System("a test"), True), (client, False)):
        said = message(actor, opened, Audience(told), "canary-alpha", **({"is_told_by_sms": True} if by_sms else {}))
        assert tell_of_message(actor=System("a test"), message=said) == 1


def _write_of_news(told: Party) -> None:
    """Tell of something by text message too, and in one letter what was held back."""
    system = System("a test")
    to = Recipient(str(told), CODE, email=told.email, phone=told.phone, account_id=told.account_id)
    words = {
        "told_subject": "canary-alpha",
        "paragraphs": ["canary-alpha"],
        "items": [],
        "url": "http://alpha.localhost/",
    }
    set_rules(actor=system, ways={happening.code: Ways(is_email=True, is_sms=True) for happening in SWITCHABLE})
    for happening in SWITCHABLE:
        facts = {"about": happening.code, "url": "http://alpha.localhost/"}
        send(template="notifications.happening", to=to, channel="sms", context=facts, key=happening.code)
    set_contact_policy(actor=system, quiet_from=None, quiet_until=None, weekly_cap=1)
    for key in ("first", "second"):
        send(template="dossiers.told", to=to, channel="email", context=words, key=key)
    assert release_held(actor=system, message=Message.objects.held_back().order_by("pk")[0]) is not None


def _sign_up() -> dict[str, object]:
    from shared_apps.branding.published import platform_branding

    facts = {"contact_name": "Alpha", "firm_name": "Beta", "url": "http://localhost:8000/signup/"}
    return {"organisation": None, "brand": platform_branding(), **facts}


def _template_of(message: Message) -> str:
    room, _dot, name = message.template.partition(".")
    return f"{room}/{message.channel}/{name}"


def _templates() -> set[str]:
    """Every template of a message in the product."""
    found = set()
    for floor in ("shared_apps", "tenant_apps"):
        for path in (ROOT / floor).rglob("templates/*/*/*.txt"):
            if path.parent.name in {"email", "sms"} and not path.name.startswith("_"):
                found.add("/".join([*path.parts[-3:-1], path.name.split(".")[0]]))
    return found


def test_page_with_an_untranslated_text_fails(organisations: Organisations, untranslated: Untranslated) -> None:
    """The crawl can fail: a sentence that nobody marked is put into one page."""
    page = ROOT / "tenant_apps" / "accounts" / "templates" / "accounts" / "public" / "log_in.html"
    text = page.read_text(encoding="utf-8")
    planted = text.replace("{% block content %}", "{% block content %}<p>Good morning</p>")
    try:
        page.write_text(planted, encoding="utf-8")
        reset_loaders()
        with pytest.raises(AssertionError, match="Good morning"):
            test_page(organisations, untranslated, "tenant/accounts:login")
    finally:
        page.write_text(text, encoding="utf-8")
        reset_loaders()
    test_page(organisations, untranslated, "tenant/accounts:login")


def test_error_pages(untranslated: Untranslated) -> None:
    from django.test import RequestFactory

    from themes.base import errors

    request = RequestFactory().get("/", headers={"accept-language": CODE})
    for page in (errors.server_error, errors.bad_request):
        assert not complaints(page.__name__, page(request).content.decode(), untranslated)


def test_every_host_is_crawled() -> None:
    assert {route.host for route in ROUTES.values()} == set(HOSTS)
