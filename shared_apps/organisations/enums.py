"""States and choices of a firm and its sign-up."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SignUpState(models.TextChoices):
    """How far a sign-up has come. A state is left only forwards, by the provisioner or by the firm's word."""

    REQUESTED = "requested", _("waiting for confirmation")
    CONFIRMED = "confirmed", _("confirmed")
    CLAIMED = "claimed", _("own database schema ready")
    READY = "ready", _("ready")
    EXPIRED = "expired", _("expired")


class Country(models.TextChoices):
    """The countries that Vestibule serves first (ISO 3166-1)."""

    NL = "NL", _("Netherlands")
    BE = "BE", _("Belgium")
    FR = "FR", _("France")
    DE = "DE", _("Germany")
    LU = "LU", _("Luxembourg")
    AT = "AT", _("Austria")
    AU = "AU", _("Australia")
    NZ = "NZ", _("New Zealand")


TIME_ZONES = {
    Country.NL: "Europe/Amsterdam",
    Country.BE: "Europe/Brussels",
    Country.FR: "Europe/Paris",
    Country.DE: "Europe/Berlin",
    Country.LU: "Europe/Luxembourg",
    Country.AT: "Europe/Vienna",
    Country.AU: "Australia/Sydney",
    Country.NZ: "Pacific/Auckland",
}
