"""The headers on a page of every kind, as production sends them."""

import re
from dataclasses import dataclass

import pytest
from django.test import Client as Browser

from tenant_apps.accounts.enums import RoleCode
from tests.cast import professional
from tests.factories.accounts import PASSWORD, AccountFactory

SECURE = {
    "SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-session",
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "CSRF_COOKIE_SECURE": True,
    "SECURE_HSTS_SECONDS": 31536000,
}


@pytest.fixture(autouse=True)
def _production(settings) -> None:
    for name, value in SECURE.items():
        setattr(settings, name, value)


@dataclass(frozen=True)
class Place:
    """A page of one kind and the host that it is on."""

    host: str
    path: str
    status: int = 200


PAGES = {
    "public": Place("localhost", "/"),
    "sign-up": Place("localhost", "/signup/"),
    "log-in": Place("alpha.localhost", "/login/"),
    "not found": Place("alpha.localhost", "/nothing-here/", 404),
    "mailbox": Place("localhost", "/mailbox/"),
}


def policy_complaints(policy: str) -> list[str]:
    """Return what a content security policy allows and must not."""
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    found = [word for word in policy.split() if "unsafe" in word or "*" in word or word in {"data:", "https:", "blob:"}]
    found += [f"no {name}" for name in ("default-src",) if directives.get(name) != "'none'"]
    found += [f"no {name}" for name in ("script-src", "style-src") if directives.get(name, "'self'") != "'self'"]
    return found


def check(answer, *, embeddable: bool = False) -> None:
    headers = answer.headers
    assert policy_complaints(headers["Content-Security-Policy"]) == []
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["X-Frame-Options"] in {"SAMEORIGIN", "DENY"}
    assert re.search(r"frame-ancestors ('self'|'none')", headers["Content-Security-Policy"])


@pytest.mark.parametrize("place", PAGES.values(), ids=PAGES)
def test_page_of_anybody_is_guarded(place: Place, db) -> None:
    answer = Browser(HTTP_HOST=place.host).get(place.path, secure=True)
    assert answer.status_code == place.status
    check(answer)


def test_professional_portal_is_guarded(cast) -> None:
    answer = cast.ben.browser().get("/pro/", secure=True)
    assert answer.status_code == 200
    check(answer)


def test_client_portal_is_guarded(cast) -> None:
    answer = cast.cleo.browser().get("/", secure=True)
    assert answer.status_code == 200
    check(answer)


def test_operator_portal_is_guarded(db, operator_process) -> None:
    account = AccountFactory(email="op@platform.example", roles=[RoleCode.OPERATOR], is_operator=True)
    browser = Browser(HTTP_HOST="platform.localhost")
    logged_in = browser.post("/login/", {"email": account.email, "password": PASSWORD}, secure=True)
    assert logged_in.status_code == 302
    answer = browser.get("/", secure=True)
    assert answer.status_code == 200
    check(answer)


def test_files_host_opens_nothing_and_takes_no_cookie(db) -> None:
    browser = Browser(HTTP_HOST="files.localhost")
    for path in ("/nothing", "/", "/healthz"):
        answer = browser.get(path, secure=True)
        assert policy_complaints(answer.headers["Content-Security-Policy"]) == []
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert not answer.cookies
    assert browser.get("/nothing", secure=True).headers["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize("host", ["nobody.localhost", "alpha.localhost.evil.example"])
def test_answer_to_an_unknown_host_is_not_sniffed(host: str, db) -> None:
    answer = Browser(HTTP_HOST=host).get("/", secure=True)
    assert answer.status_code == 404
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Strict-Transport-Security"]


def test_cookies_of_a_log_in_are_bound_to_the_host(cast) -> None:
    browser = Browser(HTTP_HOST="alpha.localhost", enforce_csrf_checks=True)
    page = browser.get("/login/", secure=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]
    form = {"email": cast.cleo.account.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    answer = browser.post("/login/", form, secure=True, headers={"referer": "https://alpha.localhost/login/"})

    assert answer.status_code == 302
    cookies = page.cookies | answer.cookies
    assert {"__Host-session", "__Host-csrf"} <= set(cookies)
    for name, cookie in cookies.items():
        assert cookie["secure"], name
        assert cookie["path"] == "/", name
        assert not cookie["domain"], name
        assert cookie["samesite"] == "Lax", name
        assert cookie["httponly"] or name == "language", name


@pytest.mark.parametrize(
    "policy",
    [
        "default-src 'none'; script-src 'self' 'unsafe-inline'",
        "default-src 'none'; style-src 'self' 'unsafe-inline'",
        "default-src 'self'; script-src 'self'",
        "default-src 'none'; img-src data:",
        "default-src 'none'; script-src https://*.example",
        "script-src 'self'",
    ],
)
def test_planted_policy_is_seen(policy: str) -> None:
    assert policy_complaints(policy) != []


def test_nobody_of_the_firm_is_embedded_elsewhere(cast) -> None:
    ada = professional(cast.alpha, "Zoe", RoleCode.TENANT_ADMIN)
    assert "frame-ancestors 'none'" in ada.browser().get("/pro/", secure=True).headers["Content-Security-Policy"]
