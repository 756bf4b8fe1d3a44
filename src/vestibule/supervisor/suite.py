"""`make test` and its kin: the same pytest that a developer types, in the order that fails soonest."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vestibule.supervisor.catalogues import compile_catalogues
from vestibule.supervisor.places import ROOT

JOURNEYS = "tests/journeys"
RED_PROOFS = f"{JOURNEYS}/test_marks.py"
SOME_RED = 1
"""Pytest's exit code when tests failed and nothing else went wrong."""
STACKS = 2
WALKED_AGAIN = 3
"""More red journeys than this are no race: they stay red."""
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

    Each goes to whichever worker is free, except those of the crawl, which share what it found. Of all of them a few
    that are red are walked once more, alone: those that are green then are told, and do not fail the run.
    """
    compile_catalogues()
    ordinary = (JOURNEYS, "-p", "no:randomly", "-m", "not soak")
    if arguments:
        return _pytest(*ordinary, *arguments)
    workers = str(min(STACKS, os.cpu_count() or 1))
    first = _noted(*ordinary, "--numprocesses", workers, "--dist", "loadscope", "--no-loadscope-reorder")
    if not _may_be_races(first):
        return first.code
    again = _noted("-p", "no:randomly", *first.red)
    unsteady = [journey for journey in first.red if journey in again.green]
    if unsteady:
        _tell(first, unsteady)
    return again.code or (0 if unsteady == [*first.red] else first.code)


@dataclass(frozen=True)
class _Walk:
    """How a run ended: pytest's exit code, what was red and why, and what was green in all its phases."""

    code: int
    red: dict[str, str]
    green: frozenset[str]


def _noted(*arguments: str) -> _Walk:
    with tempfile.TemporaryDirectory(prefix="vestibule-reds-") as folder:
        file = Path(folder) / "reds.json"
        code = _pytest("-p", "tests.reds", "--reds", str(file), *arguments)
        notes = json.loads(file.read_text()) if file.exists() else {"red": {}, "green": []}
    return _Walk(code, notes["red"], frozenset(notes["green"]))


def _may_be_races(walk: _Walk) -> bool:
    """Whether few journeys are red, nothing else went wrong, and no proof that a journey can be red is among them."""
    modules = [each.partition("::")[::2] for each in walk.red]
    are_journeys = all(name and file.startswith(f"{JOURNEYS}/") and file != RED_PROOFS for file, name in modules)
    return walk.code == SOME_RED and 0 < len(walk.red) <= WALKED_AGAIN and are_journeys


def _tell(first: _Walk, unsteady: Sequence[str]) -> None:
    """Print why each was red before it was green."""
    print(f"\n{' unsteady ':=^80}", "Red, and green when walked once more, alone on a stack of its own.", sep="\n")
    for journey in unsteady:
        print(f"{f' {journey} ':_^80}", first.red[journey], sep="\n")
    print("\n".join((f"{' unsteady ':=^80}", *unsteady)), flush=True)


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
