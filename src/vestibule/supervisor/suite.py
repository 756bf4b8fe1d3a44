"""`make test` and its kin: the same pytest that a developer types, in the order that fails soonest."""

import os
import subprocess
import sys
from collections.abc import Sequence

from vestibule.supervisor.catalogues import compile_catalogues
from vestibule.supervisor.places import ROOT

JOURNEYS = "tests/journeys"
STACKS = 2
SEED = [sys.executable, "-m", "tests.journeys.seeded"]


def everything(arguments: Sequence[str]) -> int:
    """Run the suite on every core, then the browser journeys against running stacks; return the first failure.

    The demo data of the journeys are made meanwhile, with what the suite leaves of the cores.
    """
    compile_catalogues()
    if arguments:
        return _pytest(*arguments)
    spread = ("--numprocesses", str(os.cpu_count() or 2), "--dist", "loadscope", "--no-loadscope-reorder")
    with subprocess.Popen(SEED, cwd=ROOT, stdin=subprocess.DEVNULL, preexec_fn=lambda: os.nice(5)):
        suite = _pytest("tests", "--ignore", JOURNEYS, "-m", "not soak and not journey", *spread)
    browser = journeys(())
    return suite or browser


def journeys(arguments: Sequence[str]) -> int:
    """Run the browser journeys, on a stack for each of two workers; those that are chosen on one.

    Each goes to whichever worker is free, except those of the crawl, which share what it found.
    """
    compile_catalogues()
    workers = str(min(STACKS, os.cpu_count() or 1))
    spread = () if arguments else ("--numprocesses", workers, "--dist", "loadscope", "--no-loadscope-reorder")
    return _pytest(JOURNEYS, "-p", "no:randomly", "-m", "not soak", *spread, *arguments)


def soak(arguments: Sequence[str]) -> int:
    """Run what repeats, kills and crawls for long."""
    compile_catalogues()
    return _pytest("tests", "-p", "no:randomly", "-m", "soak", *arguments)


def bench() -> int:
    """Print G1 to G7 of the performance goals; SIZE in the environment says for how many organisations."""
    return _module("tests.benchmarks")


def features() -> int:
    """Write docs/features.md."""
    return _module("tests.journeys.features")


def _module(name: str) -> int:
    return subprocess.run([sys.executable, "-m", name], cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode


def _pytest(*arguments: str) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode
