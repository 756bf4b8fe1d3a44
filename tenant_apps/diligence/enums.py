"""What is looked at, how much it weighs, and how it ends."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class IdentityKind(models.TextChoices):
    PASSPORT = "passport", _("Passport")
    CARD = "card", _("Identity card")
    PERMIT = "permit", _("Residence permit")


class ProofKind(models.TextChoices):
    ADDRESS = "address", _("Proof of address")
    FUNDS = "funds", _("Source of funds")
    EXTRACT = "extract", _("Company register extract")
    LISTS = "lists", _("Screening (sanctions, PEP)")


class Factor(models.TextChoices):
    COUNTRY = "country", pgettext_lazy("of a risk", "Country")
    PRODUCT = "product", pgettext_lazy("of a risk", "Product")
    CHANNEL = "channel", pgettext_lazy("of a risk", "Channel")
    EXPOSURE = "exposure", pgettext_lazy("of a risk", "Political exposure")
    FORM = "form", pgettext_lazy("of a risk", "Legal form")


class Channel(models.TextChoices):
    IN_PERSON = "in_person", _("Met in person")
    REMOTE = "remote", _("Never met in person")
    INTERMEDIARY = "intermediary", _("Through somebody else")


class Exposure(models.TextChoices):
    UNKNOWN = "", pgettext_lazy("of politically exposed persons", "Not answered")
    NO = "no", pgettext_lazy("of politically exposed persons", "Nobody is exposed")
    YES = "yes", pgettext_lazy("of politically exposed persons", "Somebody is politically exposed")


class LegalForm(models.TextChoices):
    NATURAL = "natural", _("Natural person")
    LIMITED = "limited", _("Limited company")
    PARTNERSHIP = "partnership", _("Partnership")
    FOUNDATION = "foundation", _("Foundation or association")
    TRUST = "trust", _("Trust or similar")


class Level(models.TextChoices):
    LOW = "low", pgettext_lazy("of a risk", "Low")
    MEDIUM = "medium", pgettext_lazy("of a risk", "Medium")
    HIGH = "high", pgettext_lazy("of a risk", "High")


LEVEL_TONES = {Level.LOW: "success", Level.MEDIUM: "warning", Level.HIGH: "danger"}


class Outcome(models.TextChoices):
    ACCEPTED = "accepted", pgettext_lazy("due diligence", "Accepted")
    REJECTED = "rejected", pgettext_lazy("due diligence", "Rejected")


class CheckState(models.TextChoices):
    OPEN = "open", pgettext_lazy("due diligence", "Open")
    PROPOSED = "proposed", pgettext_lazy("due diligence", "Waits for a second person")
    DECIDED = "decided", pgettext_lazy("due diligence", "Decided")
