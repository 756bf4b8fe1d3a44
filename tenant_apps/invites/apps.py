from django.apps import AppConfig


class InvitesConfig(AppConfig):
    name = "tenant_apps.invites"
    label = "invites"

    def ready(self) -> None:
        from tenant_apps.documents.commands.waiting import let_files_wait  # noqa: PLC0415 - models are ready only now
        from tenant_apps.dossiers.models import Dossier  # noqa: PLC0415 - as above
        from tenant_apps.invites import policies, receivers  # noqa: F401, PLC0415 - receivers connect when imported
        from tenant_apps.invites.obstacles import ask_before_sharing  # noqa: PLC0415 - models are ready only now
        from tenant_apps.invites.required import HOLDER, papers_missing  # noqa: PLC0415 - as above

        ask_before_sharing(papers_missing)
        let_files_wait(HOLDER, subjects=Dossier.objects.visible_to, require=policies.require_adding_papers)
