"""What one organisation may have of a web process, and what its people see when it asks for more."""

import re
import time
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tenants import shares
from tenants.shares import Shares
from themes.base import middleware

NOISY, QUIET = uuid4(), uuid4()


class _Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def process(clock: _Clock) -> Shares:
    """A process in which each may use half of the time, and two were seen just now."""
    process = Shares(share=0.5, clock=clock)
    _ask(process, NOISY, 0.0)
    _ask(process, QUIET, 0.0)
    return process


def _ask(process: Shares, tenant, spent: float, *, is_change: bool = False) -> int:
    retry_after = process.wait(tenant, is_change=is_change)
    if not retry_after:
        process.spend(tenant, spent)
    return retry_after


def test_who_asks_ten_times_too_much_gets_its_share_and_the_other_everything(process: Shares, clock: _Clock) -> None:
    """A request takes 20 ms. One asks for 2.5 seconds of work in each second, the other for a tenth of one."""
    served = {NOISY: 0, QUIET: 0}
    for number in range(125 * 60):
        clock.now += 1 / 125
        served[NOISY] += not _ask(process, NOISY, 0.02)
        if not number % 25:
            served[QUIET] += not _ask(process, QUIET, 0.02)
    assert served[QUIET] == 5 * 60
    assert served[NOISY] * 0.02 == pytest.approx(60 * 0.5 + shares.SAVED_SECONDS, rel=0.1)


def test_who_is_alone_has_it_all_and_owes_little_when_another_comes(process: Shares, clock: _Clock) -> None:
    clock.now += shares.ALONE_SECONDS + 1
    assert [_ask(process, NOISY, 1.0) for _request in range(60)] == [0] * 60
    assert _ask(process, QUIET, 0.02) == 0
    assert 0 < _ask(process, NOISY, 1.0) <= shares.LONGEST_WAIT
    clock.now += shares.LONGEST_WAIT
    assert _ask(process, NOISY, 0.02) == 0


def test_what_was_typed_is_taken_longer_than_what_only_looks(process: Shares) -> None:
    _ask(process, NOISY, shares.SAVED_SECONDS + 0.1)
    assert _ask(process, NOISY, 0.02) > 0
    assert _ask(process, NOISY, shares.SAVED_SECONDS, is_change=True) == 0
    assert _ask(process, NOISY, 0.02, is_change=True) > 0


def test_people_who_merely_work_are_never_refused(process: Shares, clock: _Clock) -> None:
    """A page of eight parts, 400 ms of work in all, every second, for ten minutes, beside somebody else."""
    for number in range(8 * 600):
        clock.now += 1 / 8
        assert _ask(process, NOISY, 0.05) == 0
        if not number % 16:
            assert _ask(process, QUIET, 0.05) == 0


def test_who_is_not_seen_any_more_is_forgotten(monkeypatch, clock: _Clock) -> None:
    monkeypatch.setattr(shares, "REMEMBERED", 2)
    process = Shares(share=0.5, clock=clock)
    for _tenant in range(5):
        _ask(process, uuid4(), 0.0)
    assert len(process._accounts) == 2


@pytest.fixture
def refusing(settings, monkeypatch):
    """A process in which the organisation has nothing left: its requests get the answer, nothing behind is asked."""
    settings.WEB_TENANT_PERCENT = 25
    monkeypatch.setattr(Shares, "wait", lambda _shares, _tenant, **_kind: 7)


@pytest.mark.django_db
@pytest.mark.usefixtures("refusing")
@pytest.mark.parametrize(
    ("method", "said"),
    [("get", "Please try again in a few seconds."), ("post", "your browser then sends it once more")],
)
def test_person_is_told_kindly_in_the_firms_looks(method: str, said: str) -> None:
    browser = Client(HTTP_HOST="alpha.localhost", HTTP_ACCEPT="text/html,*/*", HTTP_ACCEPT_LANGUAGE="en")
    answer = getattr(browser, method)("/login/?next=/pro/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "7", "no-store")
    assert said in page
    assert "/brand/" in page
    assert ('href="/login/?next=/pro/"' in page) == (method == "get")  # a form is sent again by the browser itself
    assert re.search(r"script-src 'self'", answer["Content-Security-Policy"])
    assert "sessionid" not in answer.cookies


@pytest.mark.django_db
@pytest.mark.usefixtures("refusing")
@pytest.mark.parametrize("headers", [{"HTTP_HX_REQUEST": "true", "HTTP_ACCEPT": "text/html"}, {"HTTP_ACCEPT": "*/*"}])
def test_fragments_and_programs_get_a_line(headers: dict[str, str], django_assert_num_queries) -> None:
    browser = Client(HTTP_HOST="alpha.localhost", **headers)
    with django_assert_num_queries(0):
        answer = browser.get("/login/")
    assert (answer.status_code, answer["Retry-After"], answer.content) == (503, "7", b"busy\n")
    assert Client(HTTP_HOST="localhost").get("/healthz").status_code == 200  # the platform's own hosts are nobody's


def test_what_is_spent_is_the_processors_time_also_when_a_view_fails(settings, monkeypatch) -> None:
    settings.WEB_TENANT_PERCENT = 25
    ended: list[float] = []
    monkeypatch.setattr(Shares, "spend", lambda _shares, _tenant, spent: ended.append(spent))

    def answer(request) -> HttpResponse:
        until = time.thread_time() + 0.02
        while time.thread_time() < until:
            pass
        time.sleep(0.1)  # who waits for the database takes nobody's processor
        if request.path == "/fails/":
            raise ZeroDivisionError
        return HttpResponse()

    for path in ("/", "/fails/"):
        request = RequestFactory().get(path)
        request.tenant = SimpleNamespace(public_id=NOISY)
        try:
            middleware.FairShare(answer)(request)
        except ZeroDivisionError:
            assert path == "/fails/"
    assert len(ended) == 2
    assert all(0.02 <= spent < 0.09 for spent in ended)
