"""The contracts room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContractsConfig(AppConfig):
    name = "tenant_apps.contracts"
    label = "contracts"
    verbose_name = _("Contracts")

    def ready(self) -> None:
        from tenant_apps.contracts import receivers  # noqa: F401, PLC0415 - receivers connect when imported
        from tenant_apps.contracts.held import contract_files, customer_of_contract  # noqa: PLC0415 - as above
        from tenant_apps.documents.holders import hold_files  # noqa: PLC0415 - models are ready only now

        hold_files(contract_files, customer_of_contract)
