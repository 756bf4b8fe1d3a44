"""Notices, what the firm and each person chose about them, and what waits for a summary."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Team
from tenant_apps.inbox.enums import Audience, Way
from tenant_apps.inbox.kinds import Kind, kind_named
from tenant_apps.inbox.querysets import NoticeQuerySet, OwnRows, RuleQuerySet
from vestibule.core.models import Record, done_by


def _owner(name: str) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name=name, verbose_name=_("account"))


class Notice(Record):
    """One piece of news for one person, or for a team of which nobody (``account`` is empty) or one has taken it.

    ``key`` names the fact and the reader, so that nobody is told of it twice. ``subject`` is what it is about: when
    that is settled, so is the notice. ``matter`` is the dossier, ``about`` its name, ``path`` the page where it leads.
    It stands in lists from ``surfaces_at`` on; who puts it off moves that.
    """

    key = models.CharField(_("key"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=40)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=_("account"),
    )
    team = models.ForeignKey(
        Team, models.CASCADE, null=True, blank=True, related_name="notices", verbose_name=_("team")
    )
    subject = models.UUIDField(_("subject"), null=True, blank=True)
    matter = models.UUIDField(_("dossier"), null=True, blank=True)
    about = models.CharField(_("about"), max_length=200, blank=True)
    detail = models.CharField(_("detail"), max_length=300, blank=True)
    due_on = models.DateField(_("date"), null=True, blank=True)
    path = models.CharField(_("page"), max_length=300)
    surfaces_at = models.DateTimeField(_("shown from"), default=timezone.now)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    done_by = done_by(_("done by"))

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(account__isnull=False) | Q(team__isnull=False), name="notice_belongs_to_somebody"
            ),
            models.CheckConstraint(
                condition=Q(done_by__isnull=True) | Q(done_at__isnull=False), name="notice_done_by_only_if_done"
            ),
        )
        indexes = (
            models.Index("account", F("surfaces_at").desc(), F("id").desc(), name="notice_of_account"),
            models.Index("team", F("surfaces_at").desc(), F("id").desc(), name="notice_of_team"),
            models.Index("subject", name="notice_by_subject", condition=Q(done_at=None)),
        )
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return self.key

    @property
    def is_read(self) -> bool:
        return self.read_at is not None

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def declared(self) -> Kind | None:
        return kind_named(self.kind)


class Rule(models.Model):
    """Whom the firm has told of one kind, how, and how many days before its date."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(_("kind"), max_length=40, unique=True)
    audiences = ArrayField(
        models.CharField(max_length=20, choices=Audience.choices), verbose_name=_("who is told"), default=list
    )
    way = models.CharField(_("how"), max_length=8, choices=Way.choices)
    days = models.PositiveSmallIntegerField(_("days before"), null=True, blank=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule about notices")
        verbose_name_plural = _("rules about notices")

    def __str__(self) -> str:
        return self.kind


class Preference(models.Model):
    """How one person wants to be told of one kind."""

    id = models.BigAutoField(primary_key=True)
    account = _owner("notice_preferences")
    kind = models.CharField(_("kind"), max_length=40)
    way = models.CharField(_("how"), max_length=8, choices=Way.choices)

    objects = OwnRows.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "kind"], name="preference_one_per_kind"),)
        verbose_name = _("choice about notices")
        verbose_name_plural = _("choices about notices")

    def __str__(self) -> str:
        return f"{self.kind}: {self.way}"


class Pending(models.Model):
    """A notice that somebody will read of in the next summary."""

    id = models.BigAutoField(primary_key=True)
    account = _owner("pending_notices")
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="pending", verbose_name=_("notice"))

    objects = OwnRows.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "notice"], name="pending_once"),)
        verbose_name = _("notice for the summary")
        verbose_name_plural = _("notices for the summary")

    def __str__(self) -> str:
        return f"{self.account_id}: {self.notice_id}"
