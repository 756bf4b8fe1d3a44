"""The ready-made flows of a new organisation."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone

from tenant_apps.flows.catalogue.library import compose, recipes
from tenant_apps.flows.definitions import check_definition
from tenant_apps.flows.models import Flow, FlowVersion


def seed_flows() -> None:
    """Publish the first version of each ready-made flow that is not there yet. What exists is left alone."""
    present = set(Flow.objects.values_list("code", flat=True))
    for recipe in recipes():
        if recipe["code"] not in present:
            _publish(recipe)


def _publish(recipe: Mapping[str, Any]) -> None:
    texts = {
        f"{field}_{language}": recipe[field][language]
        for field in ("name", "summary")
        for language, _name in settings.LANGUAGES
    }
    definition = compose(recipe)
    check_definition(definition)
    flow = Flow.objects.create(code=recipe["code"], kind=recipe["kind"], **texts)
    FlowVersion.objects.create(flow=flow, number=1, definition=definition, published_at=timezone.now())
