from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "vestibule.core"
    label = "core"
