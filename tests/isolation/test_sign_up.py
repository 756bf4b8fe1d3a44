"""From the first form to working portals: every state, every refusal, and a provisioner that dies at any step."""

import json
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError
from django.test import Client as Browser
from django.utils import timezone

from shared_apps.organisations import commands, founding
from shared_apps.organisations.commands import (
    activation_token,
    address_is_free,
    confirm_sign_up,
    confirmation_token,
    request_sign_up,
    sign_up_progress,
)
from shared_apps.organisations.enums import SignUpState
from shared_apps.organisations.errors import AddressTaken, TooManySignUps
from shared_apps.organisations.models import Organisation, SignUp
from shared_apps.platform import tasks
from shared_apps.platform.gateways.contract import DeliveryFailed
from shared_apps.platform.tasks import work_off_sign_ups
from tenant_apps.accounts.models import Account, AccountToken
from tenants import directory, limits
from tenants.context import use_tenant
from tenants.models import Domain, Tenant, TenantState
from tenants.provisioning.schemas import drop_schema
from tenants.schema.binding import ALIAS
from tests.isolation.world import World
from vestibule.core.errors import NotFound

pytestmark = pytest.mark.isolation

OTHER = "other@firm.example"


@pytest.fixture(autouse=True)
def _provisioner(world: World, settings, tmp_path: Path):
    """Be the provisioner's process, with an empty mailbox, and leave no firm behind."""
    settings.PUBLIC_ALIAS = ALIAS
    settings.EMAIL_BACKEND = ""
    settings.MAILBOX_ROOT = tmp_path / "mailbox"
    yield
    SignUp.objects.using(ALIAS).all().delete()
    kept = {world.alpha.schema, world.beta.schema, world.platform.schema}
    for tenant in Tenant.objects.using(ALIAS).exclude(schema_name__in=kept):
        drop_schema(tenant)


def wish(slug: str = "newfirm", *, email: str = "owner@firm.example", origin: str = "192.0.2.7") -> UUID:
    return request_sign_up(
        firm_name="New Firm",
        slug=slug,
        country="BE",
        language="fr",
        contact_name="Odette Owner",
        email=email,
        origin=origin,
    )


def row(sign_up: UUID) -> SignUp:
    return SignUp.objects.using(ALIAS).get(public_id=sign_up)


def confirmed(slug: str = "newfirm") -> UUID:
    sign_up = wish(slug)
    work_off_sign_ups()
    confirm_sign_up(sign_up=sign_up, token=confirmation_token(sign_up))
    return sign_up


def finish() -> None:
    while work_off_sign_ups():
        pass


def letters(folder: Path) -> list[dict[str, str]]:
    return [json.loads(path.read_text()) for path in sorted(folder.rglob("*.json"))]


def age(world: World, sign_up: UUID, interval: str) -> None:
    with world.admin() as admin:
        admin.execute(
            "UPDATE organisations_signup SET created_at = created_at - %s::interval,"
            " mailed_at = mailed_at - %s::interval WHERE public_id = %s",
            [interval, interval, sign_up],
        )


def serves(host: str = "newfirm.localhost") -> bool:
    directory.forget("")
    entry = directory.look_up(host)
    return entry is not None and entry.serves


def works(sign_up: UUID) -> None:
    """Check that everything of the firm is there, once."""
    made = row(sign_up)
    assert made.state == SignUpState.READY
    assert made.ready_at is not None
    assert Tenant.objects.using(ALIAS).filter(slug="newfirm").count() == 1
    assert Domain.objects.using(ALIAS).filter(tenant=made.tenant).count() == 1
    assert Organisation.objects.using(ALIAS).get(tenant=made.tenant).first_language == "fr"
    assert serves()
    with use_tenant(made.tenant.identity):
        (owner,) = Account.objects.administrators()
        assert (owner.email, owner.language) == ("owner@firm.example", "fr")
        assert AccountToken.objects.filter(account=owner).count() == 1
    with_button = Browser(HTTP_HOST="newfirm.localhost").get(f"/activate/{activation_token(sign_up)}/")
    assert with_button.status_code == 200


# The way through


def test_wish_becomes_working_portals(world: World, settings) -> None:
    sign_up = wish()
    assert row(sign_up).state == SignUpState.REQUESTED
    assert not serves()

    assert work_off_sign_ups() == 1
    (letter,) = letters(settings.MAILBOX_ROOT)
    assert letter["to"] == "owner@firm.example"
    assert letter["language"] == "fr"
    assert confirmation_token(sign_up) in json.dumps(letter)
    assert work_off_sign_ups() == 0  # the e-mail is sent once, and then the firm has the word

    confirm_sign_up(sign_up=sign_up, token=confirmation_token(sign_up))
    assert sign_up_progress(sign_up=sign_up, token=confirmation_token(sign_up)) == (SignUpState.CONFIRMED, "newfirm")
    assert work_off_sign_ups() == 1
    assert row(sign_up).state == SignUpState.CLAIMED
    assert not serves()
    assert work_off_sign_ups() == 1
    works(sign_up)
    assert work_off_sign_ups() == 0


def test_several_sign_ups_go_on_side_by_side(world: World) -> None:
    first, second = wish("newfirm"), wish("second-firm")
    work_off_sign_ups()
    for sign_up in (first, second):
        confirm_sign_up(sign_up=sign_up, token=confirmation_token(sign_up))
    assert work_off_sign_ups() == 2
    assert work_off_sign_ups() == 2
    assert {row(first).state, row(second).state} == {SignUpState.READY}


def test_secrets_are_stored_nowhere(world: World) -> None:
    sign_up = wish()
    with world.admin() as admin:
        stored = admin.execute(
            "SELECT to_jsonb(s)::text FROM organisations_signup s WHERE public_id = %s", [sign_up]
        ).fetchone()[0]
    assert confirmation_token(sign_up) not in stored
    assert activation_token(sign_up) not in stored
    assert "192.0.2.7" not in stored
    assert confirmation_token(sign_up) != activation_token(sign_up) != confirmation_token(uuid4())


# Refusals


@pytest.mark.parametrize("slug", ["platform", "wpad", "autodiscover", "mta-sts", "login", "admin", "localhost"])
def test_reserved_address_is_taken(world: World, settings, slug: str) -> None:
    assert slug in settings.RESERVED_SLUGS
    assert not address_is_free(slug)
    with pytest.raises(AddressTaken) as refused:
        wish(slug)
    assert (refused.value.code, refused.value.field) == ("organisations:address-taken", "slug")


def test_address_of_a_firm_is_taken(world: World) -> None:
    assert not address_is_free("alpha")
    with pytest.raises(AddressTaken):
        wish("alpha")
    assert address_is_free("nobody-yet")


def test_address_that_somebody_waits_for_is_taken(world: World) -> None:
    wish()
    assert not address_is_free("newfirm")
    with pytest.raises(AddressTaken):
        wish(email=OTHER)


def test_confirmed_address_is_taken_even_for_the_same_person(world: World) -> None:
    confirmed()
    with pytest.raises(AddressTaken):
        wish()


def test_same_wish_again_is_the_same_sign_up_and_another_letter_after_a_minute(world: World, settings) -> None:
    sign_up = wish()
    work_off_sign_ups()
    assert wish(email="  OWNER@firm.example ") == sign_up
    assert work_off_sign_ups() == 0  # within the minute
    age(world, sign_up, "2 minutes")
    assert wish() == sign_up
    assert work_off_sign_ups() == 1
    assert {letter["id"] for letter in letters(settings.MAILBOX_ROOT)} == {str(sign_up)}


def test_too_many_wishes_of_one_person(world: World) -> None:
    for number in range(5):
        wish(f"firm-{number}")
    with pytest.raises(TooManySignUps):
        wish("firm-5")
    wish("firm-5", email=OTHER)


def test_too_many_wishes_from_one_address(world: World) -> None:
    for number in range(60):
        wish(f"firm-{number}", email=f"owner{number}@firm.example")
    with pytest.raises(TooManySignUps):
        wish("firm-60", email=OTHER)
    wish("firm-60", email=OTHER, origin="192.0.2.8")


def test_limits_forget_after_an_hour(world: World) -> None:
    for number in range(5):
        age(world, wish(f"firm-{number}"), "61 minutes")
    limits.forget_everything()
    wish("firm-5")


# Confirming


@pytest.mark.parametrize("token", ["", "x", "é", "0" * 64])
def test_wrong_token_confirms_nothing(world: World, token: str) -> None:
    sign_up = wish()
    for ask in (confirm_sign_up, sign_up_progress):
        with pytest.raises(NotFound):
            ask(sign_up=sign_up, token=token)
    assert row(sign_up).state == SignUpState.REQUESTED


def test_token_of_another_sign_up_confirms_nothing(world: World) -> None:
    sign_up, other = wish(), wish("second-firm")
    with pytest.raises(NotFound):
        confirm_sign_up(sign_up=sign_up, token=confirmation_token(other))


def test_right_token_of_a_sign_up_that_never_was_is_nothing(world: World) -> None:
    nobody = uuid4()
    for ask in (confirm_sign_up, sign_up_progress):
        with pytest.raises(NotFound):
            ask(sign_up=nobody, token=confirmation_token(nobody))


def test_link_dies_after_a_week(world: World) -> None:
    sign_up = wish()
    work_off_sign_ups()
    age(world, sign_up, "8 days")
    with pytest.raises(NotFound):
        confirm_sign_up(sign_up=sign_up, token=confirmation_token(sign_up))
    assert sign_up_progress(sign_up=sign_up, token=confirmation_token(sign_up)) == (SignUpState.EXPIRED, "newfirm")
    assert work_off_sign_ups() == 0
    assert row(sign_up).state == SignUpState.EXPIRED
    assert address_is_free("newfirm")


@pytest.mark.parametrize("is_noticed", [False, True], ids=["before the provisioner's round", "after it"])
@pytest.mark.parametrize("page", ["confirm", "progress"])
def test_dead_link_says_so_and_leads_to_a_new_sign_up(world: World, page: str, *, is_noticed: bool) -> None:
    sign_up = wish()
    work_off_sign_ups()
    age(world, sign_up, "8 days")
    if is_noticed:
        work_off_sign_ups()
    path = f"/signup/{page}/{sign_up}/{confirmation_token(sign_up)}/"
    for answer in (public().get(path), public().post(path)) if page == "confirm" else (public().get(path),):
        assert answer.status_code == 410
        text = answer.content.decode()
        assert "no longer works" in text
        assert 'href="/signup/"' in text
        assert "hx-get" not in text  # nothing comes of waiting
    assert SignUp.objects.using(ALIAS).get().state != SignUpState.CONFIRMED


def test_link_of_a_sign_up_that_went_on_never_dies(world: World) -> None:
    sign_up = confirmed()
    finish()
    age(world, sign_up, "80 days")
    work_off_sign_ups()
    works(sign_up)


def test_address_is_free_again_for_others_after_a_week(world: World) -> None:
    sign_up = wish()
    age(world, sign_up, "8 days")
    other = wish(email=OTHER)
    assert other != sign_up
    assert row(sign_up).state == SignUpState.EXPIRED
    with pytest.raises(NotFound):
        confirm_sign_up(sign_up=sign_up, token=confirmation_token(sign_up))


def test_confirming_twice_changes_nothing(world: World) -> None:
    sign_up = confirmed()
    first = row(sign_up).confirmed_at
    for _step in range(3):
        confirm_sign_up(sign_up=sign_up, token=confirmation_token(sign_up))
        work_off_sign_ups()
    assert row(sign_up).confirmed_at == first
    works(sign_up)


# In a browser


def public() -> Browser:
    return Browser(HTTP_HOST="localhost")


def test_looking_at_the_link_confirms_nothing(world: World) -> None:
    sign_up = wish()
    path = f"/signup/confirm/{sign_up}/{confirmation_token(sign_up)}/"
    assert public().get(path).status_code == 200
    assert row(sign_up).state == SignUpState.REQUESTED
    assert public().post(path).status_code == 302
    assert row(sign_up).state == SignUpState.CONFIRMED
    assert public().get(path).status_code == 302  # and the page leads on from then on


@pytest.mark.parametrize("token", ["x", "%C3%A9", "0" * 64])
@pytest.mark.parametrize("page", ["confirm", "progress"])
def test_wrong_link_is_nothing_at_all(world: World, page: str, token: str) -> None:
    sign_up = wish()
    path = f"/signup/{page}/{sign_up}/{token}/"
    assert public().get(path).status_code == 404
    assert public().post(path).status_code in {404, 405}


def test_taken_address_keeps_what_was_entered(world: World) -> None:
    form = {
        "firm_name": "Alpha too",
        "slug": "alpha",
        "country": "NL",
        "language": "nl",
        "contact_name": "Ann",
        "email": "ann@firm.example",
        "terms": "on",
    }
    answer = public().post("/signup/", form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "already in use" in page
    assert "ann@firm.example" in page
    assert public().post("/signup/", form | {"slug": "newfirm"}).status_code == 302
    assert SignUp.objects.using(ALIAS).get().slug == "newfirm"


def test_progress_page_follows_to_the_end(world: World) -> None:
    sign_up = confirmed()
    path = f"/signup/progress/{sign_up}/{confirmation_token(sign_up)}/"
    assert activation_token(sign_up) not in public().get(path).content.decode()
    while work_off_sign_ups():
        assert public().get(path, headers={"hx-request": "true"}).status_code == 200
    assert activation_token(sign_up) in public().get(path).content.decode()


# Troubles


class Killed(BaseException):
    """What a kill looks like from inside: nothing catches it."""


@pytest.mark.parametrize("moment", ["found", "add_first_administrator", "open_portals"])
@pytest.mark.parametrize("is_after", [False, True], ids=["before", "after"])
def test_provisioner_that_dies_at_any_step_is_resumed(
    world: World, monkeypatch: pytest.MonkeyPatch, moment: str, *, is_after: bool
) -> None:
    sign_up = confirmed()
    act = getattr(founding, moment)

    def die(*arguments: object, **named: object) -> None:
        if is_after:
            act(*arguments, **named)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(tasks, moment, die)
        with pytest.raises(Killed):
            finish()
    assert row(sign_up).state in {SignUpState.CONFIRMED, SignUpState.CLAIMED}
    finish()
    works(sign_up)


def test_letter_that_cannot_be_sent_yet_is_tried_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_up = wish()

    def refuse(**_letter: object) -> None:
        raise DeliveryFailed("the mail server is away", is_permanent=False)

    with monkeypatch.context() as patched:
        patched.setattr(tasks, "send_platform_message", refuse)
        assert work_off_sign_ups() == 0
    assert row(sign_up).mailed_at is None
    assert work_off_sign_ups() == 1
    assert row(sign_up).mailed_at is not None


def test_address_that_does_not_exist_ends_the_sign_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_up, other = wish(), wish("second-firm")

    def refuse(*, to: str, message_id: str, **_letter: object) -> None:
        if message_id == str(sign_up):
            raise DeliveryFailed("no such mailbox", is_permanent=True)

    monkeypatch.setattr(tasks, "send_platform_message", refuse)
    assert work_off_sign_ups() == 1  # the other one goes on
    assert row(sign_up).state == SignUpState.EXPIRED
    assert row(other).mailed_at is not None
    assert address_is_free("newfirm")


@pytest.mark.parametrize("moment", ["found", "add_first_administrator", "open_portals"])
def test_step_that_raises_is_put_off_and_the_others_go_on(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, moment: str
) -> None:
    sign_up, other = wish("newfirm"), wish("second-firm")
    work_off_sign_ups()
    for one in (sign_up, other):
        confirm_sign_up(sign_up=one, token=confirmation_token(one))
    # After so many failures the pause is longer than the other firm can take on a busy machine.
    SignUp.objects.using(ALIAS).filter(public_id=sign_up).update(failures=8)
    act = getattr(founding, moment)

    def fail_for_one(*arguments: object, **named: object) -> object:
        whose = arguments[0].slug if arguments else None
        if whose == "newfirm":
            raise RuntimeError("unforeseen")
        return act(*arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(tasks, moment, fail_for_one)
        finish()
        assert row(other).state == SignUpState.READY
        assert row(sign_up).state in {SignUpState.CONFIRMED, SignUpState.CLAIMED}
        assert row(sign_up).failures == 9
        assert row(sign_up).try_again_at is not None
        assert [entry.exc_info[0] for entry in caplog.records if entry.exc_info] == [RuntimeError]
        SignUp.objects.using(ALIAS).filter(public_id=sign_up).update(try_again_at=timezone.now() + timedelta(hours=1))
        assert work_off_sign_ups() == 0  # not before its time
        assert row(sign_up).failures == 9
    SignUp.objects.using(ALIAS).filter(public_id=sign_up).update(try_again_at=timezone.now())
    finish()
    works(sign_up)


def test_pause_grows_with_each_failure_up_to_a_limit(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_up = confirmed()
    monkeypatch.setattr(tasks, "found", lambda _firm: 1 / 0)
    pauses = []
    for _failure in range(12):
        SignUp.objects.using(ALIAS).update(try_again_at=timezone.now())
        work_off_sign_ups()
        pauses.append(round((row(sign_up).try_again_at - timezone.now()).total_seconds()))
    assert pauses[:4] == [1, 2, 4, 8]
    assert pauses[-1] == tasks.LONGEST_PAUSE


def test_round_ends_when_the_database_is_away(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    confirmed()

    def cannot(*_arguments: object) -> None:
        raise OperationalError("the server is gone")

    monkeypatch.setattr(tasks, "found", cannot)
    monkeypatch.setattr(tasks, "_put_off", cannot)
    with pytest.raises(OperationalError):
        work_off_sign_ups()


def test_two_provisioners_do_a_step_once(world: World) -> None:
    sign_up = confirmed()
    with world.admin() as admin, admin.transaction():
        admin.execute("SELECT 1 FROM organisations_signup WHERE public_id = %s FOR UPDATE", [sign_up])
        assert work_off_sign_ups() == 0
    assert row(sign_up).state == SignUpState.CONFIRMED
    assert work_off_sign_ups() == 1


def test_state_before_the_doors_open_serves_nobody(world: World) -> None:
    sign_up = confirmed()
    work_off_sign_ups()
    assert row(sign_up).tenant.state == TenantState.PREPARING
    assert Browser(HTTP_HOST="newfirm.localhost").get("/login/").status_code == 404
    assert commands.address_is_free("newfirm") is False
