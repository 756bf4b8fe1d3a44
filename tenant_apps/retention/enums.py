"""Why somebody did not become a client."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Ground(models.TextChoices):
    """The reasons that a firm tells apart, since it keeps what it knows for a time that depends on them."""

    REJECTED = "rejected", _("Rejected by us")
    WITHDREW = "withdrew", _("Withdrew")
    NO_ANSWER = "no_answer", _("No answer any more")
    UNLAWFUL = "unlawful", _("Not allowed: screening or suspicion")
    ARCHIVED = "archived", pgettext_lazy("why a prospect is not kept", "Archived without a decision")


OF_A_REJECTION = (Ground.REJECTED, Ground.WITHDREW, Ground.NO_ANSWER, Ground.UNLAWFUL)
DUTY = "duty"
"""What the months of the legal duty are called beside those of the reasons."""
