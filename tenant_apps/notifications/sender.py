"""In whose name a message is written: the organisation's, or the platform's own where there is none."""

from dataclasses import dataclass

from django.conf import settings

from shared_apps.branding.published import PLATFORM_NAME, Branding, current_branding, platform_branding
from shared_apps.organisations.profile import OrganisationProfile, current_organisation
from tenants.context import PLATFORM_SCHEMA, current_tenant
from vestibule.core.languages import first_offered


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes. ``organisation`` is None for messages to those who run the platform.

    ``languages`` are those that may be written in, first language first.
    """

    brand: Branding
    organisation: OrganisationProfile | None
    languages: tuple[str, ...]
    name: str
    reply_to: str


def current_sender() -> Sender:
    """The sender of the current tenant's messages; raises ``NoTenant`` outside one."""
    if current_tenant().schema == PLATFORM_SCHEMA:
        return Sender(platform_branding(), None, (settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)), PLATFORM_NAME, "")
    organisation, brand = current_organisation(), current_branding()
    name = brand.sender_name or organisation.name
    return Sender(brand, organisation, (organisation.first_language, *organisation.languages), name, organisation.email)


def firm_name() -> str:
    """What the firm is called within messages."""
    sender = current_sender()
    return sender.organisation.name if sender.organisation else sender.name


def offered_language(wish: str) -> str:
    """The reader's language if the firm offers it, or else the firm's first."""
    return first_offered((wish,), current_sender().languages)
