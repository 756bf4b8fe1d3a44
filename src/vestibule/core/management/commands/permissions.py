"""``manage.py permissions``: who may do what, and which role enters by which address."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from vestibule.core.routes import all_routes, table


class Command(BaseCommand):
    """Reads the code alone; what an organisation adds to a role of its own stands in its schema."""

    help = "Write out every right, and every address with its door, its right and the roles that hold it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """In which form."""
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *, json: bool, **_options: Any) -> None:
        """Write the table."""
        if json:
            with translation.override("en"):
                self.stdout.write(_written(table()))
            return
        for route in all_routes():
            right = route.permission.code if route.permission else "-"
            self.stdout.write(
                f"{route.host:9} {route.address:70} {route.door!s:13} {right:28} {', '.join(route.roles)}"
            )


def _written(found: dict[str, object]) -> str:
    return json.dumps(found, indent=1, ensure_ascii=False)
