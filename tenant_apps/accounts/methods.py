"""The second steps a person has, in the order in which they are offered. Known to django-two-factor-auth's registry."""

from dataclasses import dataclass

from django.db import models
from django_otp.models import Device
from django_otp.plugins.otp_totp.models import TOTPDevice
from two_factor.plugins.registry import MethodBase, registry
from two_factor.plugins.webauthn.models import WebauthnDevice

from tenant_apps.accounts.enums import MethodCode
from tenant_apps.accounts.models import Account, BackupDevice, SmsDevice


class SmsMethod(MethodBase):
    """Codes by text message, on our own device: one-time, cooled down, limited per telephone."""

    code = MethodCode.SMS.value
    verbose_name = MethodCode.SMS.label

    def get_devices(self, user: Account) -> models.QuerySet[SmsDevice]:
        return SmsDevice.objects.filter(user=user, confirmed=True)

    def recognize_device(self, device: Device) -> bool:
        return isinstance(device, SmsDevice)

    def get_action(self, device: SmsDevice) -> str:
        return str(MethodCode.SMS.label)

    def get_verbose_action(self, device: SmsDevice) -> str:
        return str(MethodCode.SMS.label)


@dataclass(frozen=True, slots=True)
class Method:
    """One way to prove oneself, with the devices that serve it."""

    code: MethodCode
    devices: tuple[Device, ...]

    @property
    def label(self) -> str:
        return str(self.code.label)


def methods_of(account: Account) -> list[Method]:
    """What this person has set up, strongest first; empty while two-factor is off. Backup codes alone do not count."""
    methods = [
        Method(
            code,
            tuple(
                sorted(
                    (device for device in registry.get_method(code.value).get_devices(account) if device.confirmed),
                    key=lambda device: device.pk,
                )
            ),
        )
        for code in (MethodCode.PASSKEY, MethodCode.APP, MethodCode.SMS)
    ]
    found = [method for method in methods if method.devices]
    backup = backup_codes_of(account)
    if found and backup is not None and backup.remaining:
        found.append(Method(MethodCode.BACKUP, (backup,)))
    return found


def backup_codes_of(account: Account) -> BackupDevice | None:
    """The person's backup codes, if they were ever made."""
    return BackupDevice.objects.filter(user=account).first()


def phone_being_set_up(account: Account) -> SmsDevice | None:
    """The telephone to which a code was sent that has not come back yet."""
    return SmsDevice.objects.filter(user=account, confirmed=False).first()


def has_two_factor(account: Account) -> bool:
    """Whether log-in asks this person for a second step."""
    own = {"user": account, "confirmed": True}
    return any(model.objects.filter(**own).exists() for model in (TOTPDevice, WebauthnDevice, SmsDevice))
