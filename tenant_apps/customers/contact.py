"""Addresses and numbers by which a party is reached, in the one form in which they are stored and compared."""

from collections.abc import Mapping

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from shared_apps.organisations.profile import current_organisation
from tenant_apps.customers.errors import EmailNotUnderstood, PhoneNotUnderstood
from vestibule.core import addresses


def stored_email(typed: str) -> str:
    """The address in lower case; raises ``EmailNotUnderstood``. Nothing typed is nothing stored."""
    email = typed.strip().lower()
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise EmailNotUnderstood from error
    return email


def stored_phone(typed: str) -> str:
    """The number in E.164, read as one of the firm's country unless it starts with +; raises ``PhoneNotUnderstood``."""
    if not typed.strip():
        return ""
    try:
        number = phonenumbers.parse(typed, current_organisation().country)
    except phonenumbers.NumberParseException as error:
        raise PhoneNotUnderstood from error
    if not phonenumbers.is_valid_number(number):
        raise PhoneNotUnderstood
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def stored_address(typed: Mapping[str, object]) -> dict[str, str]:
    """The postal address in its parts, in the firm's country unless it says another; raises ``AddressRefused``."""
    return addresses.stored(typed, current_organisation().country)
