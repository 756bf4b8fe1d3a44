"""Addresses that are written in messages: absolute, and made without a request."""

from django.conf import settings
from django.urls import reverse

from shared_apps.organisations import hosts
from tenants.context import PLATFORM_SCHEMA, current_tenant


def portal_url(name: str, *args: object, language: str = "") -> str:
    """The address of a page of the current organisation (or of the platform's own host), as a browser types it.

    With ``language`` the page opens in it for somebody who is not logged in.
    """
    tenant = current_tenant()
    is_platform = tenant.schema == PLATFORM_SCHEMA
    path = reverse(name, urlconf=settings.OPERATOR_URLCONF if is_platform else settings.TENANT_URLCONF, args=args)
    root = hosts.organisation_url(tenant.slug) if is_platform else hosts.portal_url()
    return root.removesuffix("/") + path + (f"?lang={language}" if language else "")
