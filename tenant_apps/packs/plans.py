"""What an update of a pack would do, item by item: what an administrator looks at, and what the command then does."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tenant_apps.packs.comparing import Comparison, Content, compared
from tenant_apps.packs.enums import ItemKind, Outcome
from tenant_apps.packs.reading import Key


@dataclass(frozen=True, slots=True)
class Step:
    """One item of the plan. ``row`` is what the firm has of it."""

    key: Key
    comparison: Comparison
    base: Content | None
    firm: Content | None
    pack: Content | None
    row: Any

    @property
    def name(self) -> str:
        """How the choice is sent."""
        return "/".join(self.key)

    @property
    def kind(self) -> ItemKind:
        return ItemKind(self.key[0])

    @property
    def outcome(self) -> Outcome:
        return self.comparison.outcome


def step(key: Key, *, base: Content | None, firm: Content | None, pack: Content | None, row: Any) -> Step:
    """Compare one item."""
    return Step(key, compared(base, firm, pack), base, firm, pack, row)


def mark_of(steps: Sequence[Step]) -> str:
    """What tells one plan from another: somebody looked at this one."""
    seen = [[each.name, each.base, each.firm, each.pack] for each in steps]
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()
