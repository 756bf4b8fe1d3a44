"""The room as a Django app."""

from django.apps import AppConfig


class BrandingConfig(AppConfig):
    """A firm's looks, in the public schema."""

    name = "shared_apps.branding"
    label = "branding"
