"""Second steps: setting up, proving, removing. Fault F9 stays away."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone
from django_otp import verify_token
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from two_factor.plugins.webauthn.models import WebauthnDevice

from tenant_apps.accounts.commands import people, two_factor
from tenant_apps.accounts.enums import MethodCode
from tenant_apps.accounts.errors import PasskeyRefused, TooManyAttempts, TooManyCodes, TwoFactorRequired, WrongCode
from tenant_apps.accounts.methods import has_two_factor, methods_of
from tenant_apps.accounts.models import Account, BackupDevice, SecurityPolicy, Session, SmsDevice
from tenant_apps.accounts.passkeys import Ceremony
from tests.tenant_apps.accounts.letters import digits, sent
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

PRODUCT = System("a test")
SECRET = "3132333435363738393031323334353637383930"
PHONE = "+31612345678"


def app_code(secret=SECRET, later=0):
    totp = TOTP(bytes.fromhex(secret))
    totp.time = time.time() + later
    return f"{totp.token():06}"


def with_app(member):
    return two_factor.add_app(actor=member.actor, account=member.account, secret=SECRET, code=app_code(later=-30))


def with_phone(member):
    two_factor.add_phone(actor=member.actor, account=member.account, phone=PHONE)
    code = digits(sent("accounts.code")[-1])
    return two_factor.confirm_phone(actor=member.actor, account=member.account, code=code)


def later(device, seconds=61):
    SmsDevice.objects.filter(pk=device.pk).update(code_sent_at=timezone.now() - timedelta(seconds=seconds))


def test_app_is_set_up_by_a_right_code(cast):
    with_app(cast.cleo)

    assert [method.code for method in methods_of(cast.cleo.account)] == [MethodCode.APP]
    assert Account.objects.with_two_factor().get(pk=cast.cleo.account.pk).two_factor


def test_app_with_a_wrong_code_changes_nothing(cast):
    with_app(cast.cleo)

    with pytest.raises(WrongCode):
        two_factor.add_app(actor=cast.cleo.actor, account=cast.cleo.account, secret="aa" * 20, code="000000")

    assert TOTPDevice.objects.get(user=cast.cleo.account).key == SECRET


def test_code_of_the_app_serves_once(cast):
    device = with_app(cast.cleo)

    assert verify_token(cast.cleo.account, device.persistent_id, app_code())
    assert not verify_token(cast.cleo.account, device.persistent_id, app_code())


def test_setting_up_ends_the_other_browsers_and_tells_the_person(cast):
    cast.cleo.browser()
    kept = Session.objects.get()
    cast.cleo.browser()

    two_factor.add_app(
        actor=cast.cleo.actor,
        account=cast.cleo.account,
        secret=SECRET,
        code=app_code(),
        keep=kept.session_key,
    )

    assert Session.objects.get() == kept
    assert "authenticator app" in sent("accounts.notice")[0].text


def test_nobody_sets_up_a_second_step_for_another(cast):
    with pytest.raises(NotAllowed):
        two_factor.add_app(actor=cast.ada.actor, account=cast.cleo.account, secret=SECRET, code=app_code())
    with pytest.raises(NotAllowed):
        two_factor.add_phone(actor=cast.dan.actor, account=cast.cleo.account, phone=PHONE)


def test_phone_serves_only_after_its_code_was_typed(cast):
    two_factor.add_phone(actor=cast.cleo.actor, account=cast.cleo.account, phone=PHONE)
    assert not has_two_factor(cast.cleo.account)

    code = digits(sent("accounts.code")[0])
    two_factor.confirm_phone(actor=cast.cleo.actor, account=cast.cleo.account, code=code)

    assert [method.code for method in methods_of(cast.cleo.account)] == [MethodCode.SMS]


def test_code_by_sms_is_kept_as_a_hash(cast):
    two_factor.add_phone(actor=cast.cleo.actor, account=cast.cleo.account, phone=PHONE)

    assert digits(sent("accounts.code")[0]) not in SmsDevice.objects.get().code_hash


def test_code_by_sms_serves_once(cast):
    device = with_phone(cast.cleo)
    later(device)
    two_factor.send_code(actor=PRODUCT, device=device)
    code = digits(sent("accounts.code")[-1])

    assert verify_token(cast.cleo.account, device.persistent_id, code)
    assert not verify_token(cast.cleo.account, device.persistent_id, code)


def test_only_the_latest_code_by_sms_is_valid(cast):
    device = with_phone(cast.cleo)
    for _time in range(2):
        later(device)
        two_factor.send_code(actor=PRODUCT, device=device)
    first, second = (digits(message) for message in sent("accounts.code")[-2:])

    if first != second:
        assert not verify_token(cast.cleo.account, device.persistent_id, first)
    assert verify_token(cast.cleo.account, device.persistent_id, second)


def test_code_by_sms_lives_five_minutes(cast):
    device = with_phone(cast.cleo)
    later(device)
    two_factor.send_code(actor=PRODUCT, device=device)
    later(device, seconds=301)

    assert not verify_token(cast.cleo.account, device.persistent_id, digits(sent("accounts.code")[-1]))


def test_code_by_sms_dies_after_five_wrong_tries(cast):
    device = with_phone(cast.cleo)
    later(device)
    two_factor.send_code(actor=PRODUCT, device=device)
    right = digits(sent("accounts.code")[-1])
    wrong = "000000" if right != "000000" else "000001"

    for _time in range(5):
        assert not verify_token(cast.cleo.account, device.persistent_id, wrong)

    assert not verify_token(cast.cleo.account, device.persistent_id, right)


def test_next_sms_waits_a_minute(cast):
    device = with_phone(cast.cleo)

    with pytest.raises(TooManyAttempts):
        two_factor.send_code(actor=PRODUCT, device=device)

    assert len(sent("accounts.code")) == 1


def test_one_telephone_gets_so_many_codes_whoever_asks(cast):
    for member in (cast.cleo, cast.dan):
        device = with_phone(member)
    for _time in range(3):
        later(device)
        two_factor.send_code(actor=PRODUCT, device=device)

    later(device)
    with pytest.raises(TooManyCodes):
        two_factor.send_code(actor=PRODUCT, device=device)
    assert len(sent("accounts.code")) == 5


def test_one_account_gets_so_many_codes_over_all_telephones(cast, monkeypatch):
    monkeypatch.setattr(two_factor, "CODES_PER_ACCOUNT_AND_DAY", 3)
    for number in range(3):
        two_factor.add_phone(actor=cast.cleo.actor, account=cast.cleo.account, phone=f"+3161234567{number}")

    with pytest.raises(TooManyCodes):
        two_factor.add_phone(actor=cast.cleo.actor, account=cast.cleo.account, phone="+31612345679")
    assert len(sent("accounts.code")) == 3


def test_firm_that_sent_all_its_messages_offers_another_way(cast, settings):
    settings.SMS_PER_DAY = 0

    with pytest.raises(TooManyCodes) as caught:
        two_factor.add_phone(actor=cast.cleo.actor, account=cast.cleo.account, phone=PHONE)
    assert "another way" in str(caught.value)


def test_confirming_with_a_wrong_code_or_without_a_telephone(cast):
    with pytest.raises(WrongCode):
        two_factor.confirm_phone(actor=cast.cleo.actor, account=cast.cleo.account, code="123456")
    two_factor.add_phone(actor=cast.cleo.actor, account=cast.cleo.account, phone=PHONE)
    with pytest.raises(WrongCode):
        two_factor.confirm_phone(actor=cast.cleo.actor, account=cast.cleo.account, code="not it")


def test_backup_codes_serve_once_each_and_are_kept_as_hashes(cast):
    with_app(cast.cleo)
    codes = two_factor.make_backup_codes(actor=cast.cleo.actor, account=cast.cleo.account)
    device = BackupDevice.objects.get()

    assert len(set(codes)) == 10
    assert not set(codes) & set(device.code_hashes)
    assert verify_token(cast.cleo.account, device.persistent_id, codes[3].upper().replace("-", " "))
    assert not verify_token(cast.cleo.account, device.persistent_id, codes[3])
    assert BackupDevice.objects.get().remaining == 9


def test_new_backup_codes_replace_the_earlier_ones(cast):
    with_app(cast.cleo)
    old = two_factor.make_backup_codes(actor=cast.cleo.actor, account=cast.cleo.account)
    two_factor.make_backup_codes(actor=cast.cleo.actor, account=cast.cleo.account)

    assert not verify_token(cast.cleo.account, BackupDevice.objects.get().persistent_id, old[0])


def test_backup_codes_need_a_first_method(cast):
    with pytest.raises(NotAllowed):
        two_factor.make_backup_codes(actor=cast.cleo.actor, account=cast.cleo.account)


def test_passkey_that_answers_nonsense_is_refused(cast):
    ceremony = Ceremony("alpha.localhost", "http://alpha.localhost", "AAAA")
    for answer in ("", "{}", '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}'):
        with pytest.raises(PasskeyRefused):
            two_factor.add_passkey(
                actor=cast.cleo.actor, account=cast.cleo.account, name="Key", answer=answer, ceremony=ceremony
            )


def test_removing_the_last_method_takes_the_backup_codes_along(cast):
    device = with_app(cast.cleo)
    two_factor.make_backup_codes(actor=cast.cleo.actor, account=cast.cleo.account)

    two_factor.remove_device(actor=cast.cleo.actor, account=cast.cleo.account, device=device)

    assert methods_of(cast.cleo.account) == []
    assert not BackupDevice.objects.exists()


def test_last_method_stays_where_the_firm_asks_for_one(cast):
    device = with_app(cast.ben)
    two_factor.set_security_policy(actor=cast.ada.actor, is_two_factor_required=True)

    with pytest.raises(TwoFactorRequired):
        two_factor.remove_device(actor=cast.ben.actor, account=cast.ben.account, device=device)

    assert has_two_factor(cast.ben.account)


def test_method_of_another_cannot_be_removed(cast):
    device = with_app(cast.ben)

    with pytest.raises(NotAllowed):
        two_factor.remove_device(actor=cast.cleo.actor, account=cast.cleo.account, device=device)


def test_administrator_helps_somebody_who_lost_everything(cast):
    with_app(cast.ben)
    with_phone(cast.ben)
    WebauthnDevice.objects.create(user=cast.ben.account, name="Key", public_key="", key_handle="x", sign_count=0)

    two_factor.reset_two_factor(actor=cast.ada.actor, account=cast.ben.account)

    assert methods_of(cast.ben.account) == []
    with pytest.raises(NotAllowed):
        two_factor.reset_two_factor(actor=cast.ben.actor, account=cast.ada.account)


def test_policy_is_one_row_and_the_administrators_to_set(cast):
    for is_required in (True, True, False):
        two_factor.set_security_policy(actor=cast.ada.actor, is_two_factor_required=is_required)

    assert SecurityPolicy.objects.get().is_two_factor_required is False
    with pytest.raises(NotAllowed):
        two_factor.set_security_policy(actor=cast.ben.actor, is_two_factor_required=False)


def test_closed_account_cannot_be_proven(cast):
    people.deactivate_account(actor=cast.ada.actor, account=cast.ben.account)
    assert cast.ben.browser().get("/pro/profile/").status_code == 302
