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
RUN_AGAIN = 3
"""More red tests than this are no race: they stay red."""
NEVER_AGAIN = (RED_PROOFS, "tests/isolation/", "tests/architecture/")
"""What proves that nothing leaks, that a journey can be red, or how the code is built is right the first time."""
SEED = [sys.executable, "-m", "tests.journeys.seeded"]
UNKEPT = "PYTHONDONTWRITEBYTECODE"
"""Set in many containers. To compile the product at each start, and to rewrite the asserts of all tests in each worker,
takes longer than to read what was compiled before."""


def everything(arguments: Sequence[str]) -> int:
    """Run the suite on every core, then the browser journeys against running stacks; return the first failure.

    The demo data of the journeys are made meanwhile, with what the suite leaves of the cores.
    """
    compile_catalogues()
    if arguments:
        return _pytest(*arguments)
    spread = ("--numprocesses", str(os.cpu_count() or 2), "--dist", "loadscope", "--no-loadscope-reorder")
    with subprocess.Popen(SEED, cwd=ROOT, env=_environment(), stdin=subprocess.DEVNULL, preexec_fn=lambda: os.nice(5)):
        suite = _steadily("tests", "--ignore", JOURNEYS, "-m", "not soak and not journey", *spread)
    browser = journeys(())
    return suite or browser


def journeys(arguments: Sequence[str]) -> int:
    """Run the browser journeys, on a stack for each of two workers; those that are chosen on one.

    Each goes to whichever worker is free, except those of the crawl, which share what it found.
    """
    compile_catalogues()
    ordinary = (JOURNEYS, "-p", "no:randomly", "-m", "not soak")
    if arguments:
        return _pytest(*ordinary, *arguments)
    workers = str(min(STACKS, os.cpu_count() or 1))
    return _steadily(*ordinary, "--numprocesses", workers, "--dist", "loadscope", "--no-loadscope-reorder")


def _steadily(*arguments: str) -> int:
    """Run pytest; of all its tests a few that are red are run once more, alone.

    Those that are green then are told, and do not fail the run.
    """
    first = _noted(*arguments)
    if not _may_be_races(first):
        return first.code
    again = _noted("-p", "no:randomly", *first.red)
    unsteady = [test for test in first.red if test in again.green]
    if unsteady:
        _tell(first, unsteady)
    return again.code or (0 if unsteady == [*first.red] else first.code)


@dataclass(frozen=True)
class _Run:
    """How a run ended: pytest's exit code, what was red and why, and what was green in all its phases."""

    code: int
    red: dict[str, str]
    green: frozenset[str]


def _noted(*arguments: str) -> _Run:
    with tempfile.TemporaryDirectory(prefix="vestibule-reds-") as folder:
        file = Path(folder) / "reds.json"
        code = _pytest("-p", "tests.reds", "--reds", str(file), *arguments)
        notes = json.loads(file.read_text()) if file.exists() else {"red": {}, "green": []}
    return _Run(code, notes["red"], frozenset(notes["green"]))


def _may_be_races(run: _Run) -> bool:
    """Whether few tests are red, nothing else went wrong, and each may be run again."""
    may = all("::" in test and not test.startswith(NEVER_AGAIN) for test in run.red)
    return run.code == SOME_RED and 0 < len(run.red) <= RUN_AGAIN and may


def _tell(first: _Run, unsteady: Sequence[str]) -> None:
    """Print why each was red before it was green."""
    print(f"\n{' unsteady ':=^80}", "Red, and green when run once more, alone.", sep="\n")
    for test in unsteady:
        print(f"{f' {test} ':_^80}", first.red[test], sep="\n")
    print("\n".join((f"{' unsteady ':=^80}", *unsteady)), flush=True)


def soak(arguments: Sequence[str]) -> int:
    """Run what repeats, kills and crawls for long."""
    compile_catalogues()
    os.environ["PLAN_EACH_STATEMENT"] = "1"
    return _pytest("tests", "-p", "no:randomly", "-m", "soak", *arguments)


def bench() -> int:
    """Print G1 to G7 of the performance goals; SIZE in the environment says for how many organisations."""
    return _module("tests.benchmarks")


def features() -> int:
    """Write docs/features.md."""
    return _module("tests.journeys.features")


def _module(name: str) -> int:
    command = [sys.executable, "-m", name]
    return subprocess.run(command, cwd=ROOT, env=_environment(), stdin=subprocess.DEVNULL, check=False).returncode


def _pytest(*arguments: str) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, env=_environment(), stdin=subprocess.DEVNULL, check=False).returncode


def _environment() -> dict[str, str]:
    """Ours, but what was compiled is kept."""
    return {name: value for name, value in os.environ.items() if name != UNKEPT}
