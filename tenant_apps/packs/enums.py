"""The kinds of things that a pack holds, and what an update does with each."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ItemKind(models.TextChoices):
    """In the order in which they are installed: document lists name document types."""

    LABEL = "labels", _("Labels of documents")
    DOCUMENT = "documents", _("Document types")
    WORKFLOW = "workflows", _("Workflows")
    POINT = "points", _("Usual action points")
    FLOW = "flows", _("Flows")


class Outcome(models.TextChoices):
    """What an update does with an item, or with a part of one."""

    NEW = "new", pgettext_lazy("in a pack", "New")
    PACK = "pack", _("Takes over the pack")
    BOTH = "both", _("Takes over the pack; your own changes stay")
    FIRM = "firm", _("Stays as you changed it")
    CONFLICT = "conflict", _("You decide")
    SAME = "same", _("Stays the same")
    GONE = "gone", _("Stays away, as you removed it")
    DROPPED = "dropped", _("No longer in the pack; yours stays")


class Choice(models.TextChoices):
    """Whose text counts where both changed it."""

    FIRM = "firm", _("Keep ours")
    PACK = "pack", _("Take the pack’s")
