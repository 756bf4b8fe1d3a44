"""What depends on the firm: how its telephone numbers read, and the name that log-ins are filed under."""

import phonenumbers
from django.conf import settings

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.errors import PhoneNotValid
from tenants.context import PLATFORM_SCHEMA, current_tenant


def as_e164(text: str) -> str:
    """The number as E.164, read as one of the firm's own country when it does not begin with a country."""
    try:
        number = phonenumbers.parse(text, _region())
    except phonenumbers.NumberParseException as error:
        raise PhoneNotValid from error
    if not phonenumbers.is_valid_number(number):
        raise PhoneNotValid
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _region() -> str:
    if current_tenant().schema == PLATFORM_SCHEMA:
        return settings.PHONENUMBER_DEFAULT_REGION
    return current_organisation().country


def firm_name() -> str:
    """What an authenticator app and a passkey are filed under."""
    return "Vestibule" if current_tenant().schema == PLATFORM_SCHEMA else current_organisation().name
