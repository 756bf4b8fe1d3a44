"""Core, for Django."""

from django.apps import AppConfig
from django.contrib.postgres.indexes import OpClass
from django.core.checks import Tags, register
from django.db.models.expressions import OrderBy
from django.db.models.functions import Collate
from django.db.models.indexes import IndexExpression
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "vestibule.core"
    label = "core"

    def ready(self) -> None:
        """Declare every room's permissions at the start: the first request asks for them before any view is loaded."""
        from vestibule.core.routes import check_doors  # noqa: PLC0415 - models must be loaded

        autodiscover_modules("policies")
        register(check_doors, Tags.urls)
        IndexExpression.register_wrappers(OrderBy, OpClass, Collate)  # all that is wanted of django.contrib.postgres
