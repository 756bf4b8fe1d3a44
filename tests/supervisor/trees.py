"""Which processes belong to a stack, seen from outside."""

import time
from pathlib import Path

import psutil

GONE_WITHIN = 8.0


def processes_of(var: Path) -> set[psutil.Process]:
    """Every live process that has `var` in its command line or environment."""
    found = set()
    for process in psutil.process_iter():
        try:
            words = " ".join(process.cmdline()) + " ".join(process.environ().values())
            if str(var) in words and process.status() != psutil.STATUS_ZOMBIE and process != psutil.Process():
                found.add(process)
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue
    return found


def left_of(processes: set[psutil.Process]) -> list[str]:
    """Names of those that are still there after a while."""
    deadline = time.monotonic() + GONE_WITHIN
    while alive := [each for each in processes if _lives(each)]:
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    return [str(each) for each in alive]


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
