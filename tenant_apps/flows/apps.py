"""The flows room, for Django."""

from django.apps import AppConfig


class FlowsConfig(AppConfig):
    name = "tenant_apps.flows"
    label = "flows"

    def ready(self) -> None:
        from tenant_apps.documents.holders import hold_files  # noqa: PLC0415 - models are ready only now
        from tenant_apps.flows import receivers  # noqa: F401, PLC0415 - receivers connect when imported
        from tenant_apps.flows.querysets import customer_of_answered, files_of_answers  # noqa: PLC0415 - as above

        hold_files(files_of_answers, customer_of_answered)
