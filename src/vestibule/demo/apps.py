from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "vestibule.demo"
    label = "demo"
