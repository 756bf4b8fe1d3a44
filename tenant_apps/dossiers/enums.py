"""The kinds and states of dossiers and action points."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DossierKind(models.TextChoices):
    MORTGAGE = "mortgage", _("Mortgage")
    INSURANCE = "insurance", _("Insurance")
    WEALTH = "wealth", _("Wealth management")
    ONBOARDING = "onboarding", _("Onboarding")


class ProductKind(models.TextChoices):
    MORTGAGE = "mortgage", _("Mortgage")
    INSURANCE = "insurance", _("Insurance")
    INVESTMENT = "investment", _("Investment")
    PENSION = "pension", _("Pension")
    SAVINGS = "savings", _("Savings")
    CREDIT = "credit", _("Consumer credit")


PRODUCT_OF_KIND: dict[DossierKind, ProductKind] = {
    DossierKind.MORTGAGE: ProductKind.MORTGAGE,
    DossierKind.INSURANCE: ProductKind.INSURANCE,
    DossierKind.WEALTH: ProductKind.INVESTMENT,
}
"""The product that a new dossier of this kind is about."""


class PointsOfProduct(models.TextChoices):
    """What becomes of the action points of a product that is removed."""

    KEEP = "keep", _("Keep them, for the whole dossier")
    REMOVE = "remove", _("Remove those that are open; keep what is handled")


class StageOutcome(models.TextChoices):
    """What it means for the work that a dossier stands in a stage."""

    ONGOING = "ongoing", _("In progress")
    DONE = "done", _("Completed")
    ENDED = "ended", _("Ended without result")


class StageTone(models.TextChoices):
    NEUTRAL = "neutral", _("Grey")
    INFO = "info", _("Blue")
    SUCCESS = "success", _("Green")
    WARNING = "warning", _("Amber")
    DANGER = "danger", _("Red")


class Interest(models.TextChoices):
    """Which dossiers concern a reader."""

    MINE = "mine", _("My dossiers")
    TEAM = "team", _("My teams’ dossiers")
    FOLLOWED = "followed", _("Dossiers I follow")


class EntryRule(models.TextChoices):
    """What a firm may ask before a dossier enters a stage."""

    DOCUMENTS_APPROVED = "documents-approved", _("All documents asked for are approved")
    FACT_FINDS_SENT = "fact-finds-sent", _("All fact finds asked for are filled in and sent")
    FACT_FINDS_CONFIRMED = "fact-finds-confirmed", _("The client confirmed what others filled in")
    PROGRESS_COMPLETE = "progress-complete", _("The progress is 100%")
    ADVISER_CHOSEN = "adviser-chosen", _("There is an adviser")
    SUBMISSION_PLANNED = "submission-planned", _("A submission date is planned")


class ActionPointKind(models.TextChoices):
    DELIVER = "deliver", _("Deliver a document")
    COMPLETE = "complete", _("Fill in a fact find")
    SIGN = "sign", _("Sign")
    CONFIRM = "confirm", _("Confirm")
    FREE = "free", _("Something else")


HANDLED_BY_HAND = (ActionPointKind.SIGN, ActionPointKind.CONFIRM, ActionPointKind.FREE)
"""Kinds that a person ticks off; the others follow a document request or a fact find."""

CLIENT_MAY_HANDLE = (ActionPointKind.CONFIRM, ActionPointKind.FREE)
"""Kinds that the client may tick off; a signature is recorded by the firm."""


class ProgressReason(models.TextChoices):
    """Why the percentage changed."""

    ADDED = "added", _("added")
    HANDLED = "handled", _("handled")
    REJECTED = "rejected", _("asked again")
    WITHDRAWN = "withdrawn", _("taken back")
    REOPENED = "reopened", _("reopened")
    REMOVED = "removed", _("removed")
    MOVED = "moved", pgettext_lazy("of a file", "moved")


class WaitsFor(models.TextChoices):
    """For whom an open action point waits."""

    CLIENT = "client", _("The client")
    ADVISER = "adviser", _("The firm")
    THIRD_PARTY = "third_party", _("Somebody else")


class Turn(models.TextChoices):
    """Who must act next, in words for the client."""

    CLIENT = "client", _("Your turn")
    PARTNER = "partner", _("The other applicant’s turn")
    ADVISER = "adviser", _("Your adviser’s turn")
    THIRD_PARTY = "third_party", _("Waiting for somebody else")
    NOBODY = "nobody", _("Done")
