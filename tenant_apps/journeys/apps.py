from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JourneysConfig(AppConfig):
    name = "tenant_apps.journeys"
    label = "journeys"
    verbose_name = _("Journeys")

    def ready(self) -> None:
        from tenant_apps.flows.pens import hold_pen  # noqa: PLC0415 - models are ready only now
        from tenant_apps.journeys import receivers  # noqa: F401, PLC0415 - receivers connect when imported
        from tenant_apps.journeys.steps import whose_pen  # noqa: PLC0415 - as above

        hold_pen(whose_pen)
