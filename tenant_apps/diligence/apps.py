from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiligenceConfig(AppConfig):
    name = "tenant_apps.diligence"
    label = "diligence"
    verbose_name = _("Due diligence")

    def ready(self) -> None:
        from tenant_apps.diligence.held import customer_of_report, screening_reports  # noqa: PLC0415 - models are needed
        from tenant_apps.documents.holders import hold_files  # noqa: PLC0415 - as above

        hold_files(screening_reports, customer_of_report)
