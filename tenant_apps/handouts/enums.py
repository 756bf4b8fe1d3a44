"""How documents are handed out, how far that is, and what became of each."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Way(models.TextChoices):
    """What goes to whom."""

    SAME = "same", _("The same document for everybody")
    OWN = "own", _("A document of their own for each, found by the file name")


class State(models.TextChoices):
    """How far it is. A draft was handed over and not yet given to anybody."""

    DRAFT = "draft", pgettext_lazy("documents for many clients", "Not sent yet")
    RUNNING = "running", pgettext_lazy("documents for many clients", "In progress")
    DONE = "done", pgettext_lazy("documents for many clients", "Done")
    FAILED = "failed", pgettext_lazy("documents for many clients", "Stopped")


STATE_TONES: dict[State, str] = {
    State.DRAFT: "neutral",
    State.RUNNING: "info",
    State.DONE: "success",
    State.FAILED: "danger",
}


class LineState(models.TextChoices):
    """What became of one client's document."""

    WAITING = "waiting", pgettext_lazy("document of one client", "Waiting")
    CHECKING = "checking", pgettext_lazy("document of one client", "Being checked")
    DONE = "done", pgettext_lazy("document of one client", "Available")
    FAILED = "failed", pgettext_lazy("document of one client", "Did not work")


LINE_TONES: dict[LineState, str] = {
    LineState.WAITING: "neutral",
    LineState.CHECKING: "info",
    LineState.DONE: "success",
    LineState.FAILED: "danger",
}

UNDER_WAY = (LineState.WAITING, LineState.CHECKING)


class Fit(models.TextChoices):
    """How sure it is for whom a file is."""

    MATCHED = "matched", pgettext_lazy("whose a file is", "Found")
    AMBIGUOUS = "ambiguous", _("Please choose")
    UNMATCHED = "unmatched", _("Nobody found")


FIT_TONES: dict[Fit, str] = {Fit.MATCHED: "success", Fit.AMBIGUOUS: "warning", Fit.UNMATCHED: "danger"}
