"""Words with a fixed set of values."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoleCode(models.TextChoices):
    """The ready-made roles. Which rights each holds is said where the right is declared."""

    TENANT_ADMIN = "tenant_admin", _("Administrator")
    ADVISER = "adviser", _("Adviser")
    CASE_HANDLER = "case_handler", _("Case handler")
    COMPLIANCE_OFFICER = "compliance_officer", _("Compliance officer")
    CLIENT = "client", _("Client")
    OPERATOR = "operator", _("Operator")


PROFESSIONAL_ROLES = (
    RoleCode.TENANT_ADMIN,
    RoleCode.ADVISER,
    RoleCode.CASE_HANDLER,
    RoleCode.COMPLIANCE_OFFICER,
)


OWN = "own:"
"""How the code of a role of the firm's own begins; its name follows."""


class TokenPurpose(models.TextChoices):
    """What a link sent by e-mail is good for."""

    ACTIVATION = "activation", _("Activation")
    RESET = "reset", _("New password")
    EMAIL_CHANGE = "email_change", _("New e-mail address")

    @property
    def lifetime(self) -> timedelta:
        """How long such a link works."""
        return {
            TokenPurpose.ACTIVATION: timedelta(days=14),
            TokenPurpose.RESET: timedelta(hours=2),
            TokenPurpose.EMAIL_CHANGE: timedelta(hours=24),
        }[self]


class MethodCode(models.TextChoices):
    """The second steps that a person can set up, as django-two-factor-auth names them."""

    PASSKEY = "webauthn", _("Passkey")
    APP = "generator", _("Authenticator app")
    SMS = "sms", _("Text message")
    BACKUP = "backup", _("Backup code")
