"""P9: what ends by the clock ends at most a minute early or late, whichever of two processes that serve judges it.

A process whose clock is further off is not asked at all (`test_health.py`), so these two are as far apart as may be.
Links, sessions and codes live in rows with an end that one process writes and another reads.
"""

import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from tenant_apps.accounts.codes import code_hash
from tenant_apps.accounts.enums import TokenPurpose
from tenant_apps.accounts.models import AccountToken, Session, SmsDevice
from tenant_apps.activity.models import Entry
from tenant_apps.documents import tickets
from vestibule.config.health import MOST_SKEW_SECONDS
from vestibule.core.records import record

pytestmark = pytest.mark.django_db
EARLY_OR_LATE = 60
SECRET = "3132333435363738393031323334353637383930"


class Clock:
    """The time of whichever process is asked at the moment: the true one, and how far that process is off."""

    def __init__(self) -> None:
        self.passed = self.off = 0.0

    @contextmanager
    def of_a_process(self, seconds_off: float):
        self.off = seconds_off
        yield
        self.off = 0.0


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock, real, real_now = Clock(), time.time, timezone.now
    monkeypatch.setattr(time, "time", lambda: real() + clock.passed + clock.off)
    monkeypatch.setattr(timezone, "now", lambda: real_now() + timedelta(seconds=clock.passed + clock.off))
    return clock


def _ticket(cast) -> tuple[int, Callable[[], bool]]:
    text = tickets.issue(actor=cast.ben.actor, file_id=uuid4(), page=0)

    def is_good() -> bool:
        try:
            tickets.redeem(text)
        except tickets.BadTicket:
            return False
        return True

    return tickets.LIFETIME, is_good


def _code(cast) -> tuple[int, Callable[[], bool]]:
    device = SmsDevice(user=cast.ben.account, name="", phone="+31612345678", confirmed=True)
    device.code_hash, device.code_sent_at = code_hash("123456"), timezone.now()
    device.save()

    def is_good() -> bool:
        SmsDevice.objects.filter(pk=device.pk).update(code_hash=code_hash("123456"))
        return SmsDevice.objects.get(pk=device.pk).verify_token("123456")

    return int(SmsDevice.CODE_LIFETIME.total_seconds()), is_good


def _link(cast) -> tuple[int, Callable[[], bool]]:
    ends = timezone.now() + timedelta(hours=1)
    token = AccountToken(account=cast.ben.account, purpose=TokenPurpose.RESET, token_hash="x" * 64, expires_at=ends)
    token.save()
    return 3600, lambda: AccountToken.objects.usable().filter(pk=token.pk).exists()


def _session(cast) -> tuple[int, Callable[[], bool]]:
    session = cast.ben.browser().session
    session.set_expiry(1800)
    session.save()
    found = Session.objects.order_by("-created_at").values_list("pk", flat=True)[0]
    return 1800, lambda: Session.objects.alive().filter(pk=found).exists()


@pytest.mark.parametrize("off", [MOST_SKEW_SECONDS, -MOST_SKEW_SECONDS])
@pytest.mark.parametrize("made", [_ticket, _code, _link, _session])
def test_what_ends_is_at_most_a_minute_early_or_late(cast, clock: Clock, made, off: float) -> None:
    """Made by a process that is off one way, judged by one that is off the other way."""
    with clock.of_a_process(off):
        lifetime, is_good = made(cast)
    for late in (-EARLY_OR_LATE - 2, EARLY_OR_LATE + 2):
        clock.passed = lifetime + late
        if clock.passed < 0:
            continue  # what lives a minute is good at once, below
        with clock.of_a_process(-off):
            assert is_good() == (late < 0), late
    clock.passed = 0
    with clock.of_a_process(off):
        assert is_good()


@pytest.mark.parametrize("off", [MOST_SKEW_SECONDS, 0, -MOST_SKEW_SECONDS])
def test_code_of_an_authenticator_is_taken_by_every_process_that_is_asked(cast, clock: Clock, off: float) -> None:
    device = TOTPDevice.objects.create(user=cast.ben.account, key=SECRET, confirmed=True)
    telephone = TOTP(bytes.fromhex(SECRET))
    telephone.time = time.time()
    code = telephone.token()
    with clock.of_a_process(off):
        assert device.verify_token(code)
    clock.passed = 600
    assert not TOTPDevice.objects.get(pk=device.pk).verify_token(code)


def test_order_of_the_record_is_that_of_its_numbers_and_not_of_anybodys_clock(cast, clock: Clock) -> None:
    for off in (600, -600, 0):
        with clock.of_a_process(off):
            record("accounts.change_password", cast.ben.account, actor=cast.ben.actor)
    # When it happened is the database's time, too.
    entries = Entry.objects.filter(verb="accounts.change_password").order_by("pk")
    spread = max(entry.occurred_at for entry in entries) - min(entry.occurred_at for entry in entries)
    assert len(entries) == 3
    assert spread < timedelta(minutes=1)
