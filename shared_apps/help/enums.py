"""For whom an article is, what it is about, and what of a client's own file it is asked together with."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Audience(models.TextChoices):
    PROFESSIONAL = "professional", _("For professionals")
    CLIENT = "client", _("For clients")


class Topic(models.TextChoices):
    """The headings of the help centre, in their order."""

    CLIENTS = "clients", _("Taking on clients")
    WORK = "work", _("Documents and questions")
    FIRM = "firm", _("Setting up your firm")
    PEOPLE = "people", _("Colleagues and safety")
    BEGIN = "begin", _("Getting started")
    TASKS = "tasks", pgettext_lazy("help", "What you have to do")
    CONTACT = "contact", _("In touch with your adviser")
    SELF = "self", _("Your details and your privacy")


class OwnFile(StrEnum):
    """What a client's own file can add to an article."""

    REFUSED = "refused"
    TO_DELIVER = "to_deliver"
    APPOINTMENT = "appointment"
