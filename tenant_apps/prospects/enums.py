"""How far the firm is with taking a prospect on, where prospects come from, and what is done with many at once."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """Kept are decisions of the firm; incomplete and complete follow the progress while there is none."""

    INCOMPLETE = "incomplete", pgettext_lazy("status of a prospect", "Incomplete")
    COMPLETE = "complete", pgettext_lazy("status of a prospect", "Complete")
    IN_REVIEW = "in_review", pgettext_lazy("status of a prospect", "In review")
    REJECTED = "rejected", pgettext_lazy("status of a prospect", "Rejected")
    ACCEPTED = "accepted", pgettext_lazy("status of a prospect", "Accepted")
    DONE = "done", pgettext_lazy("status of a prospect", "Done")
    CONVERTED = "converted", pgettext_lazy("status of a prospect", "Became a client")


TONES: dict[Status, str] = {
    Status.INCOMPLETE: "neutral",
    Status.COMPLETE: "info",
    Status.IN_REVIEW: "warning",
    Status.REJECTED: "danger",
    Status.ACCEPTED: "success",
    Status.DONE: "success",
    Status.CONVERTED: "success",
}

FOLLOWING: dict[Status, tuple[Status, ...]] = {
    Status.INCOMPLETE: (Status.IN_REVIEW, Status.REJECTED),
    Status.IN_REVIEW: (Status.ACCEPTED, Status.REJECTED, Status.INCOMPLETE),
    Status.REJECTED: (Status.INCOMPLETE,),
    Status.ACCEPTED: (Status.DONE, Status.IN_REVIEW),
    Status.DONE: (Status.CONVERTED, Status.ACCEPTED),
    Status.CONVERTED: (),
}
"""What may be decided next, the usual first. What is open again counts as incomplete until its progress says more."""


class Source(models.TextChoices):
    """How the firm came to know somebody."""

    UNKNOWN = "", pgettext_lazy("where a prospect comes from", "Not known")
    REFERRAL = "referral", pgettext_lazy("where a prospect comes from", "Recommended by somebody")
    CLIENT = "client", pgettext_lazy("where a prospect comes from", "Client already")
    WEBSITE = "website", pgettext_lazy("where a prospect comes from", "Our website")
    ADVERTISING = "advertising", pgettext_lazy("where a prospect comes from", "Advertising")
    PARTNER = "partner", pgettext_lazy("where a prospect comes from", "Business partner")
    OTHER = "other", pgettext_lazy("where a prospect comes from", "Something else")


class Standing(models.TextChoices):
    """Which prospects the list shows."""

    CURRENT = "", _("Not archived")
    ARCHIVED = "archived", _("Archived")


class Column(models.TextChoices):
    """What a line of the list may show besides the name."""

    NUMBER = "number", pgettext_lazy("of a customer", "Number")
    STATUS = "status", _("Status")
    STAGE = "stage", _("Stage")
    PROGRESS = "progress", _("Progress")
    WAITS = "waits", _("Waiting for")
    ADVISER = "adviser", _("Adviser")
    HANDLER = "handler", _("Case handler")
    SOURCE = "source", _("Source")
    ERASED = "erased", pgettext_lazy("column of dates", "To be erased on")
    ADDED = "added", pgettext_lazy("column of dates", "Added on")


USUAL_COLUMNS = (Column.STATUS, Column.STAGE, Column.PROGRESS, Column.ADVISER, Column.ADDED)
"""The number stands below the name where it has no column of its own."""


class JobKind(models.TextChoices):
    """What may be done with many prospects at once."""

    EXPORT_CSV = "export_csv", _("Export as CSV")
    EXPORT_XLSX = "export_xlsx", _("Export as Excel")
    HAND_OVER = "hand_over", _("Hand over")
    ARCHIVE = "archive", _("Archive")
    RESTORE = "restore", _("Take out of the archive")
    TELL = "tell", _("Tell what there is to do")


EXPORTS = (JobKind.EXPORT_CSV, JobKind.EXPORT_XLSX)


class JobState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("In progress")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
