from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "shared_apps.help"
    label = "help"
