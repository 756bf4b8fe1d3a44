"""The kinds and states of parties and customers."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


class Ground(models.TextChoices):
    """In what somebody on file is like somebody new."""

    NAME = "name", pgettext_lazy("the same as somebody", "name")
    BIRTH_DATE = "birth_date", pgettext_lazy("the same as somebody", "date of birth")
    EMAIL = "email", pgettext_lazy("the same as somebody", "e-mail address")
    IBAN = "iban", pgettext_lazy("the same as somebody", "bank account")
    NUMBER = "number", pgettext_lazy("the same as somebody", "company number")


class Office(models.TextChoices):
    """What somebody may do for a company."""

    DIRECTOR = "director", _("Director")
    SIGNATORY = "signatory", _("Signatory")
    CONTROL = "control", _("In control without owning")


class Signing(models.TextChoices):
    """How a signatory binds a company."""

    ALONE = "alone", pgettext_lazy("how somebody signs", "Alone")
    JOINTLY = "jointly", pgettext_lazy("how somebody signs", "Together with another")


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
