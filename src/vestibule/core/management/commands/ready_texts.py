"""Print the English of every ready-made text: `manage.py ready_texts`, for `make messages`."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string


class Command(BaseCommand):
    """Asks each room that ``READY_TEXTS`` names. Needs no database."""

    help = "Print the English of every ready-made text, as JSON."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print each text once."""
        texts = {text for name in settings.READY_TEXTS for text in import_string(name)()}
        self.stdout.write(json.dumps(sorted(texts), ensure_ascii=False))
