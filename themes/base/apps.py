"""The theme as a Django app."""

from django.apps import AppConfig


class ThemeConfig(AppConfig):
    """Layouts, components and static files."""

    name = "themes.base"
    label = "theme"
