"""How somebody is told, who may be told, and which notices a list shows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Way(TextChoices):
    """How somebody is told of one kind of news."""

    OFF = "off", _("Not at all")
    INBOX = "inbox", _("In the inbox")
    EACH = "each", _("In the inbox, and each by e-mail")
    DAILY = "daily", _("In the inbox, and a summary a day by e-mail")


class Audience(TextChoices):
    """Who may be told of what happens in a dossier."""

    ADVISER = "adviser", _("Adviser")
    CASE_HANDLER = "case_handler", _("Case handler")
    FOLLOWERS = "followers", _("Who follows the dossier")
    TEAM = "team", _("The team, in its inbox")
    COMPLIANCE = "compliance", _("Compliance officers")
    ADMINISTRATORS = "administrators", _("Administrators")


class Box(TextChoices):
    """Whose notices a list shows."""

    MINE = "mine", _("Mine")
    TEAM = "team", _("My teams")


class State(TextChoices):
    """Which of them."""

    OPEN = "open", pgettext_lazy("notices", "Open")
    SNOOZED = "snoozed", pgettext_lazy("notices", "Put off")
    DONE = "done", pgettext_lazy("notices", "Done")


class Grouping(TextChoices):
    """What stands together."""

    DAY = "day", _("By day")
    MATTER = "matter", _("By dossier")


class Until(TextChoices):
    """How long a notice is put off."""

    HOUR = "hour", _("In an hour")
    TOMORROW = "tomorrow", _("Tomorrow")
    WEEK = "week", _("In a week")
