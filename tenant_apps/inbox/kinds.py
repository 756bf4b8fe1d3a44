"""The kinds of notices. Each is declared by the room that raises it, in its ``news.py``."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

from tenant_apps.inbox.enums import Audience, Way
from vestibule.core.permissions import Permission


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. Who lacks ``permission`` is not told and does not see what was told before.

    ``audiences`` are told unless the firm says otherwise; none stands for the one person whose own it is. ``way`` is
    how, ``days`` how long before a date. ``template`` is the letter, where the room has one of its own.
    """

    code: str
    label: str | Promise
    permission: Permission
    icon: str
    audiences: tuple[Audience, ...] = field(default=(Audience.ADVISER, Audience.CASE_HANDLER))
    way: Way = Way.INBOX
    days: int | None = None
    template: str = "inbox.notice"

    @property
    def is_personal(self) -> bool:
        """Whether it concerns one person, whom no rule can replace."""
        return not self.audiences

    @property
    def is_in_plan(self) -> bool:
        """Whether the firm's plan holds what it is about."""
        return self.permission.module is None or self.permission.module.is_in_plan


_declared: dict[str, Kind] = {}


def declare_kind(kind: Kind) -> Kind:
    """Declare a kind, once. The code reads ``room.what_happened``."""
    if kind.code in _declared:
        msg = f"the kind of notice {kind.code!r} is declared twice"
        raise ValueError(msg)
    _declared[kind.code] = kind
    return kind


def all_kinds() -> tuple[Kind, ...]:
    """Every kind, as the rooms declare them."""
    return tuple(_declared.values())


def kind_named(code: str) -> Kind | None:
    """The kind with this code, or None for one that no room declares any more."""
    return _declared.get(code)


def kinds_for(permissions: frozenset[str]) -> tuple[Kind, ...]:
    """The kinds that somebody with these rights may be told of."""
    return tuple(kind for kind in all_kinds() if kind.permission.code in permissions and kind.is_in_plan)
