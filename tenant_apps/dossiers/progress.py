"""How far the client is: handled action points out of all of them. Derived on each reading, never stored."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of action points. 100% means that every one is handled; without any it is 0%."""

    handled: int
    total: int

    @property
    def percent(self) -> int:
        return self.handled * 100 // self.total if self.total else 0

    @property
    def open(self) -> int:
        return self.total - self.handled
