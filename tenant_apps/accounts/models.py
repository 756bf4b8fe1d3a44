"""Accounts and what proves that a person is the one they say."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device

from tenant_apps.accounts.codes import code_matches
from tenant_apps.accounts.enums import OWN, RoleCode, TokenPurpose
from tenant_apps.accounts.querysets import (
    AccountQuerySet,
    PhotoQuerySet,
    RoleQuerySet,
    SessionQuerySet,
    TeamQuerySet,
    TokenQuerySet,
)
from vestibule.core.models import Record

LONGEST_SIGNATURE = 500


class Role(Record):
    """A set of rights. The ready-made roles hold what the rooms declare for them; ``permissions`` adds to that.

    A role of the firm's own has its name for a code, behind a mark, and holds ``permissions`` and nothing else.
    """

    code = models.CharField(_("code"), max_length=40, unique=True)
    permissions = models.JSONField(_("further permissions"), default=list, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What it is called: in the reader's language, or in the firm's own words."""
        return self.code.removeprefix(OWN) if self.is_own else str(RoleCode(self.code).label)

    @property
    def is_own(self) -> bool:
        return self.code.startswith(OWN)


class Account(Record, AbstractBaseUser):
    """A person who may log in. Several people may share one e-mail address; each has a password of their own."""

    email = models.EmailField(_("e-mail address"), db_index=True)
    name = models.CharField(_("name"), max_length=200)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True, choices=settings.LANGUAGES)
    time_zone = models.CharField(_("time zone"), max_length=40, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_professional = models.BooleanField(_("works here"), default=False)
    is_client = models.BooleanField(_("is a client"), default=False)
    is_operator = models.BooleanField(_("runs the platform"), default=False)
    roles = models.ManyToManyField(Role, related_name="accounts", blank=True, verbose_name=_("roles"))
    working_hours = models.JSONField(_("working hours"), default=dict, blank=True)
    signature = models.TextField(_("signature"), max_length=LONGEST_SIGNATURE, blank=True, default="", db_default="")
    photo_digest = models.CharField(_("checksum of the photograph"), max_length=64, blank=True)
    invited_at = models.DateTimeField(_("invited at"), null=True, editable=False)
    activated_at = models.DateTimeField(_("activated at"), null=True, editable=False)
    deactivated_at = models.DateTimeField(_("deactivated at"), null=True, editable=False)
    password_changed_at = models.DateTimeField(_("password changed at"), null=True, editable=False)

    objects = AccountQuerySet.as_manager()

    USERNAME_FIELD = "public_id"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("email", "name")

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = (
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="account_email_is_lower_case"),
            models.CheckConstraint(
                condition=models.Q(is_active=True) | models.Q(deactivated_at__isnull=False),
                name="account_inactive_since",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def is_activated(self) -> bool:
        """Whether the person has set a password."""
        return self.activated_at is not None

    @property
    def is_both(self) -> bool:
        """Whether this person works here and is a client too."""
        return self.is_professional and self.is_client


class Photo(models.Model):
    """The photograph of somebody who works here, as we made it; ``digest`` names it in addresses."""

    id = models.BigAutoField(primary_key=True)
    account = models.OneToOneField(Account, models.CASCADE, related_name="photo", verbose_name=_("account"))
    digest = models.CharField(_("checksum"), max_length=64, db_index=True)
    content_type = models.CharField(_("content type"), max_length=40)
    content = models.BinaryField(_("content"))

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")

    def __str__(self) -> str:
        return self.digest


class Team(Record):
    """Colleagues who work together."""

    name = models.CharField(_("name"), max_length=80)
    members = models.ManyToManyField(Account, related_name="teams", blank=True, verbose_name=_("members"))

    objects = TeamQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(Lower("name"), name="team_one_per_name"),)
        verbose_name = _("team")
        verbose_name_plural = _("teams")

    def __str__(self) -> str:
        return self.name


class Session(AbstractBaseSession):
    """One browser in which somebody is logged in. The row keeps a hash of the cookie, so it opens nothing by itself."""

    session_key = models.CharField(_("hash of the key"), max_length=64, primary_key=True)
    public_id = models.UUIDField(_("reference"), default=uuid4, unique=True, editable=False)
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, null=True, related_name="sessions", verbose_name=_("account")
    )
    tenant = models.UUIDField(_("organisation"), editable=False)
    ip = models.GenericIPAddressField(_("address"), null=True)
    user_agent = models.CharField(_("browser"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    last_seen_at = models.DateTimeField(_("last seen at"), default=timezone.now)

    objects = BaseSessionManager.from_queryset(SessionQuerySet)()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ("-last_seen_at",)

    def __str__(self) -> str:
        return str(self.public_id)


class AccountToken(Record):
    """A link sent by e-mail: random, kept as a hash, good for one purpose, once, for a while."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="tokens", verbose_name=_("account"))
    purpose = models.CharField(_("purpose"), max_length=20, choices=TokenPurpose.choices)
    token_hash = models.CharField(_("hash"), max_length=64, unique=True)
    new_email = models.EmailField(_("new e-mail address"), blank=True)
    expires_at = models.DateTimeField(_("expires at"))
    used_at = models.DateTimeField(_("used at"), null=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return f"{self.purpose} {self.public_id}"


class ResetRequest(Record):
    """Somebody asked for a new password. Kept until answered, so that asking takes equally long for anyone."""

    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=8)

    class Meta:
        verbose_name = _("request for a new password")
        verbose_name_plural = _("requests for a new password")

    def __str__(self) -> str:
        return str(self.public_id)


class KnownDevice(Record):
    """A browser in which this person has logged in before. It is spared the delays that others cause."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="known_devices", verbose_name=_("account")
    )
    token_hash = models.CharField(_("hash"), max_length=64, unique=True)
    last_used_at = models.DateTimeField(_("last used at"), default=timezone.now)

    class Meta:
        verbose_name = _("known device")
        verbose_name_plural = _("known devices")

    def __str__(self) -> str:
        return str(self.public_id)


class SmsDevice(Device):
    """A telephone that receives one-time codes.

    At most one code is valid at a time; it is kept as a hash, dies at its first use, after five wrong tries or after
    five minutes. ``commands.two_factor.send_code`` is the only way to make one.
    """

    CODE_LIFETIME = timedelta(minutes=5)
    COOL_DOWN = timedelta(seconds=60)
    WRONG_TRIES = 5

    phone = models.CharField(_("telephone"), max_length=20)
    code_hash = models.CharField(_("hash of the code"), max_length=64, blank=True)
    code_sent_at = models.DateTimeField(_("code sent at"), null=True)
    wrong_tries = models.PositiveSmallIntegerField(_("wrong tries"), default=0)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("telephone for codes")
        verbose_name_plural = _("telephones for codes")

    @property
    def ends_in(self) -> str:
        """The last digits, enough to recognise the telephone by."""
        return self.phone[-3:]

    def seconds_to_wait(self, now: datetime) -> int:
        """How long until another code may be sent."""
        if self.code_sent_at is None:
            return 0
        return max(0, round((self.code_sent_at + self.COOL_DOWN - now).total_seconds()))

    def verify_token(self, token: str) -> bool:
        """Whether this is the code sent last. Call with the row locked, as ``django_otp.verify_token`` does."""
        now = timezone.now()
        is_alive = bool(self.code_hash) and now < self.code_sent_at + self.CODE_LIFETIME
        is_right = is_alive and code_matches(self.code_hash, token)
        self.wrong_tries = 0 if is_right else self.wrong_tries + 1
        if is_right or self.wrong_tries >= self.WRONG_TRIES:
            self.code_hash = ""
        self.save(update_fields=["code_hash", "wrong_tries"])
        return is_right


class BackupDevice(Device):
    """Ten codes on paper, each good once. Only their hashes are kept, so they are shown once."""

    code_hashes = models.JSONField(_("hashes of the codes"), default=list)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("set of backup codes")
        verbose_name_plural = _("sets of backup codes")

    @property
    def remaining(self) -> int:
        return len(self.code_hashes)

    def verify_token(self, token: str) -> bool:
        """Whether this is one of the codes; it is used up by that. Call with the row locked."""
        left = [known for known in self.code_hashes if not code_matches(known, token)]
        is_right = len(left) < len(self.code_hashes)
        if is_right:
            self.code_hashes = left
            self.save(update_fields=["code_hashes"])
        return is_right


class FormAnswer(models.Model):
    """Where the last that was sent of a form led to.

    ``form`` is a checksum of who sent it from which page, ``content`` of what was sent; nothing is read from them.
    """

    id = models.BigAutoField(primary_key=True)
    form = models.CharField(_("form"), max_length=64, unique=True)
    content = models.CharField(_("checksum"), max_length=64)
    location = models.TextField(_("answered with"))
    answered_at = models.DateTimeField(_("answered at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("answer to a form")
        verbose_name_plural = _("answers to forms")

    def __str__(self) -> str:
        return self.form


class SecurityPolicy(models.Model):
    """What the organisation asks of everybody's log-in. One row, or none while nothing is asked."""

    is_only_row = models.BooleanField(default=True, unique=True, editable=False)
    is_two_factor_required = models.BooleanField(_("professionals need two-factor authentication"), default=False)
    idle_minutes = models.PositiveSmallIntegerField(_("logged out after minutes of rest"), null=True, blank=True)
    networks = ArrayField(
        models.CharField(max_length=50), verbose_name=_("addresses from which one may work"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("security policy")
        verbose_name_plural = _("security policies")
        constraints = (models.CheckConstraint(condition=models.Q(is_only_row=True), name="security_policy_is_one_row"),)

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Throttle(models.Model):
    """How often something failed, so that the next attempt has to wait longer."""

    bucket = models.CharField(_("bucket"), max_length=40)
    key_hash = models.CharField(_("hash of what is counted"), max_length=64)
    failures = models.PositiveIntegerField(_("failures"), default=0)
    last_failed_at = models.DateTimeField(_("last failed at"), default=timezone.now)
    blocked_until = models.DateTimeField(_("blocked until"), null=True)

    class Meta:
        verbose_name = _("throttle")
        verbose_name_plural = _("throttles")
        constraints = (models.UniqueConstraint(fields=("bucket", "key_hash"), name="throttle_once_per_key"),)

    def __str__(self) -> str:
        return self.bucket
