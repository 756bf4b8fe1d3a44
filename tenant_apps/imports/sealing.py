"""What of a row lies sealed: account numbers, with a key of the import. They are of nobody on file yet."""

from typing import Any

from tenant_apps.imports.models import Import, Row
from tenants.sealed import Path

SEALED = frozenset({"iban"})


class _OfRows:
    names = SEALED

    def holder(self, row: Row) -> Import:
        found: Import = row.owner
        return found

    def place(self, row: Row) -> str:
        return f"{row.owner_id}|{row.line}"

    def is_secret(self, row: Row, path: Path, whole: Any) -> bool:
        if path and path[-1] == "value" and isinstance(whole, list):  # what was wrong with a cell says the cell
            return whole[int(path[0])].get("field") in SEALED
        return bool(path) and path[-1] in SEALED


ROWS = _OfRows()
