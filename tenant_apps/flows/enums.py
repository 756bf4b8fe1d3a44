"""The kinds and states of flows, runs and answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FlowKind(models.TextChoices):
    GENERAL = "general", _("General")
    MORTGAGE = "mortgage", _("Mortgage")
    WEALTH = "wealth", _("Wealth")
    BUSINESS = "business", _("Business")
    INSURANCE = "insurance", _("Insurance")
    PENSION = "pension", _("Pension")
    CREDIT = "credit", _("Consumer credit")
    RISK = "risk", _("Risk questionnaire")


class RunState(models.TextChoices):
    OPEN = "open", pgettext_lazy("a fact find that is not finished", "Open")
    COMPLETED = "completed", _("Completed")


class Source(models.TextChoices):
    """Who an answer comes from."""

    CLIENT = "client", _("Client")
    PROFESSIONAL = "professional", _("Adviser")
    IMPORTED = "imported", _("Taken from the file")


class Change(models.TextChoices):
    """What happened to an answer."""

    ANSWERED = "answered", _("Answered")
    CONFIRMED = "confirmed", _("Confirmed")
    MOVED = "moved", _("To be answered anew in the changed form")
    REFUSED = "refused", _("File refused")


class Household(models.TextChoices):
    """Of whom a question is asked where two people are advised together."""

    EACH = "", _("Each for oneself")
    BOTH = "both", _("Of both; their answers are compared")
    ONCE = "once", _("Once, of the first applicant")


class Need(models.TextChoices):
    """How badly a question wants an answer."""

    REQUIRED = "required", _("Required")
    SOFT = "soft", _("Asked for, may be left open")
    OPTIONAL = "optional", _("Optional")
