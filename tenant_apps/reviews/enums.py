"""How far a review is."""

from django.db import models
from django.utils.translation import pgettext_lazy


class ReviewState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("review of a client", "Planned")
    ASKED = "asked", pgettext_lazy("review of a client", "With the client")
    ANSWERED = "answered", pgettext_lazy("review of a client", "To look at")
    PROPOSED = "proposed", pgettext_lazy("review of a client", "To confirm")
    CLOSED = "closed", pgettext_lazy("review of a client", "Closed")


TONES: dict[ReviewState, str] = {
    ReviewState.PLANNED: "neutral",
    ReviewState.ASKED: "info",
    ReviewState.ANSWERED: "warning",
    ReviewState.PROPOSED: "warning",
    ReviewState.CLOSED: "success",
}
