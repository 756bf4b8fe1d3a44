"""Typed reading of the environment, loud when something is missing."""

import os


class MissingSetting(RuntimeError):
    """A setting that has no default is not in the environment."""


def text(name: str, default: str | None = None) -> str:
    """The variable's text; raises ``MissingSetting`` without a value and without a default."""
    value = os.environ.get(name, default)
    if value is None:
        msg = f"set {name} in the environment"
        raise MissingSetting(msg)
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """Whether the variable says 1, true, yes or on."""
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """The variable as a whole number."""
    return int(os.environ.get(name, default))
