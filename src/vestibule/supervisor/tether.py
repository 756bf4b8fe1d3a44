"""Ties the life of a child process to that of its parent, so that nothing survives a kill -9 of the supervisor."""

import ctypes
import os
import signal
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def tether(death_signal: signal.Signals = signal.SIGKILL) -> None:
    """Have the kernel send `death_signal` to this process when the thread that started it is gone."""
    if _libc.prctl(_PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG) failed")


def tethered(death_signal: signal.Signals = signal.SIGKILL) -> Callable[[], None]:
    """Return a `preexec_fn` that tethers the child, also when the parent died before the child could ask for it."""
    parent = os.getpid()

    def before_exec() -> None:
        tether(death_signal)
        if os.getppid() != parent:
            os._exit(1)

    return before_exec
