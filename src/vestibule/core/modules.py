"""Modules: parts of the product that a firm's plan may lack.

A permission names its module when it is declared. Where the plan lacks the module nobody holds the permission, the
product itself included: pages, menu entries, palette places, API, commands and tasks are absent by that one rule.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

_declared: dict[str, "Module"] = {}


@dataclass(frozen=True, slots=True)
class Module:
    """A part of the product under the name that firms know."""

    code: str
    label: str | Promise
    help: str | Promise = ""

    @property
    def is_in_plan(self) -> bool:
        """Whether the plan of the organisation whose host was asked for holds it."""
        lacking: Collection[str] = import_string(settings.LACKING_MODULES_LOADER)()
        return self.code not in lacking


def declare_module(code: str, label: str | Promise, help: str | Promise = "") -> Module:  # noqa: A002 - the word users know
    """Declare a module, once."""
    if code in _declared:
        msg = f"module {code!r} is declared twice"
        raise ValueError(msg)
    _declared[code] = Module(code, label, help)
    return _declared[code]


def all_modules() -> tuple[Module, ...]:
    """Every module, ordered by code."""
    return tuple(_declared[code] for code in sorted(_declared))
