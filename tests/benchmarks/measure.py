"""Measuring variants in turns, so that what else the machine does falls on all of them alike."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psutil

RESAMPLES = 400
NOISY = 0.10


@dataclass
class Samples:
    """Seconds, one per repetition: as the clock on the wall has it, and of this thread's own work."""

    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """Return the value below which this share of the repetitions lies."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        p10, p50, p95 = (self.quantile(share) * 1000 for share in (0.1, 0.5, 0.95))
        return f"p10 {p10:9.3f}  p50 {p50:9.3f}  p95 {p95:9.3f} ms"


def in_turns(variants: dict[str, Callable[[], object]], rounds: int, *, inner: int = 1) -> dict[str, Samples]:
    """Run every variant once per round, in a new random order each round."""
    samples = {name: Samples() for name in variants}
    for _ in range(rounds):
        for name in random.sample(list(variants), len(variants)):
            started, worked = time.perf_counter(), time.thread_time()
            for _again in range(inner):
                variants[name]()
            samples[name].cpu.append((time.thread_time() - worked) / inner)
            samples[name].seconds.append((time.perf_counter() - started) / inner)
    return samples


def ratio(ours: Samples, other: Samples) -> tuple[float, float, float]:
    """Return the ratio of the medians with the bounds between which it lies (95%, by resampling).

    Variants that took turns are compared round by round, because what disturbs a round disturbs both.
    """
    if len(ours.seconds) == len(other.seconds):
        pairs = [mine / its for mine, its in zip(ours.seconds, other.seconds, strict=True)]
        found = sorted(statistics.median(random.choices(pairs, k=len(pairs))) for _ in range(RESAMPLES))
        return statistics.median(pairs), found[int(0.025 * RESAMPLES)], found[int(0.975 * RESAMPLES)]

    def resampled(samples: Samples) -> float:
        return statistics.median(random.choices(samples.seconds, k=len(samples.seconds)))

    found = sorted(resampled(ours) / resampled(other) for _ in range(RESAMPLES))
    return ours.median / other.median, found[int(0.025 * RESAMPLES)], found[int(0.975 * RESAMPLES)]


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
