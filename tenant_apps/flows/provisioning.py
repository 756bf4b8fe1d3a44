"""The ready-made flows of a new organisation."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone

from tenant_apps.flows.catalogue.library import compose, recipes, sections
from tenant_apps.flows.definitions import check_definition
from tenant_apps.flows.models import Flow, FlowVersion
from vestibule.core.languages import complete, english_texts, in_every_language


def seed_flows() -> None:
    """Publish the first version of each ready-made flow that is not there yet. What exists is left alone."""
    present = set(Flow.objects.values_list("code", flat=True))
    for recipe in recipes():
        if recipe["code"] not in present:
            _publish(recipe)


def _publish(recipe: Mapping[str, Any]) -> None:
    texts = {
        f"{field}_{language}": text
        for field in ("name", "summary")
        for language, text in in_every_language(recipe[field]).items()
    }
    definition = complete(compose(recipe))
    check_definition(definition)
    flow = Flow.objects.create(code=recipe["code"], kind=recipe["kind"], **texts)
    FlowVersion.objects.create(flow=flow, number=1, definition=definition, published_at=timezone.now())


def ready_texts() -> Iterator[str]:
    """The English of every text that is seeded."""
    yield from english_texts(list(sections().values()))
    yield from english_texts(list(recipes()))
