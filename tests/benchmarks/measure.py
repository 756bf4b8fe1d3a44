"""Measuring variants in turns, so that what else the machine does falls on all of them alike.

Verdicts compare work: the processor time of Python and of the PostgreSQL sessions involved. The clock on the wall is
printed beside it; on a machine that is shared it says more about the others.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from django.db import connections

RESAMPLES = 400
NOISY = 0.10


@dataclass
class Samples:
    """Seconds, one per repetition: on the wall, of Python's own work, and of Python's and PostgreSQL's together."""

    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """Return the value below which this share of the repetitions lies."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def __str__(self) -> str:
        p10, p50, p95 = (self.quantile(share) * 1000 for share in (0.1, 0.5, 0.95))
        work = f"  work {statistics.median(self.work) * 1000:9.3f}" if self.work else ""
        return f"p10 {p10:9.3f}  p50 {p50:9.3f}  p95 {p95:9.3f}{work} ms"


def served(backends: Iterable[int]) -> float:
    """Return the processor time that these PostgreSQL sessions have used so far."""
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in backends) / 1e9


def our_backends() -> list[int]:
    """Return the sessions that this thread holds, whichever login they have."""
    open_now = (connections[alias].connection for alias in connections)
    return [session.info.backend_pid for session in open_now if session is not None and not session.closed]


def in_turns(
    variants: dict[str, Callable[[], object]],
    rounds: int,
    *,
    inner: int = 1,
    backends: Callable[[], Iterable[int]] = our_backends,
) -> dict[str, Samples]:
    """Run every variant once per round, in a new random order each round. The sessions stay the same meanwhile."""
    samples = {name: Samples() for name in variants}
    for _ in range(rounds):
        for name in random.sample(list(variants), len(variants)):
            sessions = list(backends())
            started, worked, answered = time.perf_counter(), time.thread_time(), served(sessions)
            for _again in range(inner):
                variants[name]()
            samples[name].seconds.append((time.perf_counter() - started) / inner)
            samples[name].cpu.append((time.thread_time() - worked) / inner)
            if sessions == list(backends()):
                samples[name].work.append(samples[name].cpu[-1] + (served(sessions) - answered) / inner)
    return samples


def ratio(ours: Samples, other: Samples) -> tuple[float, float, float]:
    """Return the ratio of the medians with the bounds between which it lies (95%, by resampling).

    Work is compared where both have it. Variants that took turns are compared round by round, because what disturbs a
    round disturbs both.
    """
    mine, its = (ours.work, other.work) if ours.work and other.work else (ours.seconds, other.seconds)
    if len(mine) == len(its):
        pairs = [left / right for left, right in zip(mine, its, strict=True)]
        found = sorted(statistics.median(random.choices(pairs, k=len(pairs))) for _ in range(RESAMPLES))
        return statistics.median(pairs), found[int(0.025 * RESAMPLES)], found[int(0.975 * RESAMPLES)]

    def resampled(values: list[float]) -> float:
        return statistics.median(random.choices(values, k=len(values)))

    found = sorted(resampled(mine) / resampled(its) for _ in range(RESAMPLES))
    return (
        statistics.median(mine) / statistics.median(its),
        found[int(0.025 * RESAMPLES)],
        found[int(0.975 * RESAMPLES)],
    )


@dataclass
class Report:
    """Prints each figure as it is found, and remembers the verdicts."""

    verdicts: list[tuple[str, str, bool]] = field(default_factory=list)

    def title(self, text: str) -> None:
        print(f"\n{text}", flush=True)

    def line(self, name: str, value: object) -> None:
        print(f"  {name:<42} {value}", flush=True)

    def at_most(self, name: str, value: float, goal: float, unit: str = "") -> None:
        """Judge a figure that should be small."""
        self._judge(name, f"{value:.3g}{unit} (goal ≤ {goal:g}{unit})", is_met=value <= goal)

    def ratio_at_most(self, name: str, ours: Samples, other: Samples, goal: float) -> None:
        """Judge on the unfavourable bound that ours takes at most `goal` times the other."""
        middle, low, high = ratio(ours, other)
        self._judge(name, f"× {middle:.2f} ({low:.2f} to {high:.2f}; goal ≤ {goal:g})", is_met=high <= goal)

    def faster_at_least(self, name: str, ours: Samples, other: Samples, goal: float) -> None:
        """Judge on the unfavourable bound that ours is at least `goal` times as fast as the other."""
        middle, low, high = ratio(other, ours)
        self._judge(name, f"{middle:.0f} × faster ({low:.0f} to {high:.0f}; goal ≥ {goal:g})", is_met=low >= goal)

    def _judge(self, name: str, text: str, *, is_met: bool) -> None:
        self.verdicts.append((name, text, is_met))
        self.line(name, f"{text}  {'met' if is_met else 'MISSED'}")


@contextmanager
def watching_for_others(report: Report, own: Callable[[], list[psutil.Process]]) -> Iterator[None]:
    """Say afterwards how much of the machine somebody else used meanwhile."""
    before, started = psutil.cpu_times(), time.monotonic()
    mine = _used(own())
    yield
    after = psutil.cpu_times()
    total = (time.monotonic() - started) * (psutil.cpu_count() or 1)
    busy = sum(after) - sum(before) - (after.idle - before.idle) - (after.iowait - before.iowait)
    foreign = max(0.0, busy - (_used(own()) - mine)) / total
    report.line("foreign load", f"{foreign:.0%}{'  NOISY: read ratios, not times' if foreign > NOISY else ''}")


def _used(processes: list[psutil.Process]) -> float:
    used = 0.0
    for process in processes:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        used += times.user + times.system + times.children_user + times.children_system
    return used
