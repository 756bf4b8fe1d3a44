"""The states and kinds of an effect."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """Where the effect happens, which decides how it is made to happen once."""

    DATABASE = "database", _("in the database")
    OUTSIDE = "outside", _("outside")


class State(TextChoices):
    """Done and dead are final, until somebody revives a dead effect."""

    WAITING = "waiting", _("waiting")
    DONE = "done", _("done")
    DEAD = "dead", _("given up")
