"""Commands: everything that a person or a machine can change, each one function with the actor first."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from vestibule.core.submissions import transaction_of_command

P = ParamSpec("P")
R = TypeVar("R")

_commands: dict[str, Callable[..., object]] = {}


class BadCommand(TypeError):
    """A function that cannot be a command: its arguments are not keyword-only, or the actor does not come first."""


def command(function: Callable[P, R]) -> Callable[P, R]:
    """Run the function in one transaction and list it. Refuses a signature other than ``(*, actor, ...)``."""
    parameters = list(inspect.signature(function).parameters.values())
    if not parameters or parameters[0].name != "actor" or any(p.kind is not p.KEYWORD_ONLY for p in parameters):
        msg = f"{function.__qualname__} must take keyword-only arguments, the actor first"
        raise BadCommand(msg)

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction_of_command():
            return function(*args, **kwargs)

    _commands[f"{function.__module__}.{function.__qualname__}"] = run
    return run


def all_commands() -> dict[str, Callable[..., object]]:
    """Every command by dotted name, for the architecture tests."""
    return dict(_commands)
