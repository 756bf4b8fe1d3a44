"""The three journeys, their steps, and who does them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class JourneyKind(models.TextChoices):
    CLIENT = "client", _("The client does most of it")
    ADVISER = "adviser", _("The firm does most of it")
    HYBRID = "hybrid", _("The firm begins, the client goes on")


class StepKind(models.TextChoices):
    """In the order in which they are shown."""

    IDENTIFICATION = "identification", pgettext_lazy("step of a journey", "Identification")
    FACT_FIND = "fact_find", pgettext_lazy("step of a journey", "Fact find")
    RISK = "risk", pgettext_lazy("step of a journey", "Risk questionnaire")
    DOCUMENTS = "documents", pgettext_lazy("step of a journey", "Documents")
    DUE_DILIGENCE = "due_diligence", pgettext_lazy("step of a journey", "Due diligence")
    CONTRACTS = "contracts", pgettext_lazy("step of a journey", "Contracts")


class Doer(models.TextChoices):
    """Who does a step: whose pen it is."""

    CLIENT = "client", _("The client")
    FIRM = "firm", _("The firm")
    EITHER = "either", _("Either of them")


FIXED: dict[StepKind, Doer] = {
    StepKind.RISK: Doer.CLIENT,
    StepKind.DUE_DILIGENCE: Doer.FIRM,
    StepKind.CONTRACTS: Doer.FIRM,
}
"""Steps that nobody else ever does: a risk questionnaire cannot be answered on somebody's behalf."""

QUESTIONS = (StepKind.FACT_FIND, StepKind.RISK)
"""Steps that are a flow."""

NOT_ASKED = (StepKind.DUE_DILIGENCE, StepKind.CONTRACTS)
"""Steps that ask the client for nothing: they follow the decision and the contracts, or are recorded by hand."""

UNSEEN = (StepKind.DUE_DILIGENCE,)
"""Steps of which clients are told nothing."""


class StepState(models.TextChoices):
    TODO = "todo", pgettext_lazy("state of a step", "Not begun")
    RUNNING = "running", pgettext_lazy("state of a step", "In progress")
    REVIEW = "review", pgettext_lazy("state of a step", "To review")
    DONE = "done", pgettext_lazy("state of a step", "Done")


TONES: dict[StepState, str] = {
    StepState.TODO: "neutral",
    StepState.RUNNING: "info",
    StepState.REVIEW: "warning",
    StepState.DONE: "success",
}
