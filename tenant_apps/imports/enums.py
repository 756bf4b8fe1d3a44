"""What a row of a file is about, how far an import is, and what became of each row."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RowKind(models.TextChoices):
    """What a row is about."""

    NATURAL = "natural", pgettext_lazy("kind of row in a file", "Person")
    LEGAL = "legal", pgettext_lazy("kind of row in a file", "Company")
    JOINT = "joint", pgettext_lazy("kind of row in a file", "Two people together")
    PRODUCT = "product", pgettext_lazy("kind of row in a file", "Product")
    CONNECTION = "connection", pgettext_lazy("kind of row in a file", "Connection")


PARTIES = (RowKind.NATURAL, RowKind.LEGAL, RowKind.JOINT)
RANKS = {RowKind.PRODUCT: 1, RowKind.CONNECTION: 2}
"""Clients come in first, then what belongs to them, then how they belong together."""


class State(models.TextChoices):
    """How far an import is."""

    MAPPING = "mapping", pgettext_lazy("state of an import", "Columns to be named")
    READING = "reading", pgettext_lazy("state of an import", "Being checked")
    CHECKED = "checked", pgettext_lazy("state of an import", "Checked")
    RUNNING = "running", pgettext_lazy("state of an import", "Being brought in")
    STOPPED = "stopped", pgettext_lazy("state of an import", "Stopped")
    DONE = "done", pgettext_lazy("state of an import", "Done")
    UNDOING = "undoing", pgettext_lazy("state of an import", "Being undone")
    UNDONE = "undone", pgettext_lazy("state of an import", "Undone")
    FAILED = "failed", pgettext_lazy("state of an import", "Failed")


AT_REST = (State.CHECKED, State.STOPPED, State.DONE)
"""Rows may be put right, decided about and brought in."""
BUSY = (State.READING, State.RUNNING, State.UNDOING)
TONES: dict[State, str] = {
    State.MAPPING: "warning",
    State.READING: "info",
    State.CHECKED: "info",
    State.RUNNING: "info",
    State.STOPPED: "warning",
    State.DONE: "success",
    State.UNDOING: "info",
    State.UNDONE: "neutral",
    State.FAILED: "danger",
}


class Fate(models.TextChoices):
    """What became of a row, or what it waits for."""

    READY = "ready", pgettext_lazy("what became of a row", "Ready")
    BAD = "bad", pgettext_lazy("what became of a row", "To be put right")
    ASKED = "asked", pgettext_lazy("what became of a row", "Waits for your choice")
    ADDED = "added", pgettext_lazy("what became of a row", "Added")
    UPDATED = "updated", pgettext_lazy("what became of a row", "Updated")
    UNCHANGED = "unchanged", pgettext_lazy("what became of a row", "On file already")
    SKIPPED = "skipped", pgettext_lazy("what became of a row", "Skipped")
    UNDONE = "undone", pgettext_lazy("what became of a row", "Undone")
    KEPT = "kept", pgettext_lazy("what became of a row", "Left as it is")


FATE_TONES: dict[Fate, str] = {
    Fate.READY: "info",
    Fate.BAD: "danger",
    Fate.ASKED: "warning",
    Fate.ADDED: "success",
    Fate.UPDATED: "success",
    Fate.UNCHANGED: "neutral",
    Fate.SKIPPED: "neutral",
    Fate.UNDONE: "neutral",
    Fate.KEPT: "warning",
}


class Choice(models.TextChoices):
    """What to do with a row that is like somebody on file."""

    UPDATE = "update", _("Update who is on file")
    ADD = "add", _("Add: this is somebody else")
    SKIP = "skip", _("Skip the row")
