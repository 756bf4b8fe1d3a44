"""The kinds and states of parties and customers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyKind(models.TextChoices):
    NATURAL = "natural", _("Person")
    LEGAL = "legal", _("Legal entity")


class FormOfAddress(models.TextChoices):
    NEUTRAL = "neutral", _("First and last name")
    MR = "mr", _("Mr")
    MS = "ms", _("Ms")


class CustomerKind(models.TextChoices):
    INDIVIDUAL = "individual", _("Individual")
    JOINT = "joint", _("Joint")
    BUSINESS = "business", _("Business")


class Lifecycle(models.TextChoices):
    PROSPECT = "prospect", _("Prospect")
    CLIENT = "client", _("Client")
    FORMER = "former", _("Former client")


class PartyRole(models.TextChoices):
    APPLICANT = "applicant", _("Applicant")
    CO_APPLICANT = "co_applicant", _("Co-applicant")
    CONTACT = "contact", _("Contact person")
    DIRECTOR = "director", _("Director")
    UBO = "ubo", _("Ultimate beneficial owner")
    SIGNATORY = "signatory", _("Signatory")


ROLES_OF_KIND: dict[CustomerKind, tuple[PartyRole, ...]] = {
    CustomerKind.INDIVIDUAL: (PartyRole.APPLICANT,),
    CustomerKind.JOINT: (PartyRole.APPLICANT, PartyRole.CO_APPLICANT),
    CustomerKind.BUSINESS: (PartyRole.APPLICANT, PartyRole.CONTACT),
}
"""The roles of the parties that a new customer of each kind starts with, in order."""

KIND_OF_ROLE: dict[tuple[CustomerKind, PartyRole], PartyKind] = {
    (CustomerKind.BUSINESS, PartyRole.APPLICANT): PartyKind.LEGAL,
}
"""Where a role asks for something other than a person."""
