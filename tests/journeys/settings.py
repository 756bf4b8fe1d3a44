"""The stack's own settings, with one switch: a command that is named in a file does nothing.

With it the suite proves of every marked journey that it goes red when the row's command has no effect; that the
journey came as far as the command is noted beside the switch. The product itself has no such switch; this module is
read by the stack of the journeys only.
"""

import functools
from collections.abc import Callable
from pathlib import Path

from vestibule.config import environment
from vestibule.core import commands

SWITCH = Path(environment.text("VESTIBULE_VAR")) / "command-without-effect"
NOTE = SWITCH.with_suffix(".met")
_real = commands.command


def _command(function: Callable[..., object]) -> Callable[..., object]:
    run = _real(function)
    name = f"{function.__module__}.{function.__qualname__}"

    @functools.wraps(run)
    def unless_switched_off(*args: object, **kwargs: object) -> object:
        if SWITCH.exists() and SWITCH.read_text() == name:
            NOTE.touch()
            return None
        return run(*args, **kwargs)

    return unless_switched_off


commands.command = _command  # before any room is imported

from vestibule.config.settings import *  # noqa: E402, F403 - the switch comes first

THREADS_QUIET = 0  # nobody waits for two minutes
