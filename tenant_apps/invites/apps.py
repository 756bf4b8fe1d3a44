from django.apps import AppConfig


class InvitesConfig(AppConfig):
    name = "tenant_apps.invites"
    label = "invites"

    def ready(self) -> None:
        from tenant_apps.invites import receivers  # noqa: F401, PLC0415 - wires the receivers once the models are there
        from tenant_apps.invites.obstacles import ask_before_sharing  # noqa: PLC0415 - models are ready only now
        from tenant_apps.invites.required import papers_missing  # noqa: PLC0415 - as above

        ask_before_sharing(papers_missing)
