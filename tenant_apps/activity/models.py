"""The entries and the chain over them. The database alone writes both: see the migration."""

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.activity.querysets import EntryQuerySet
from tenant_apps.activity.verbs import icon_of, label_of


class Entry(models.Model):
    """One thing that somebody did or read.

    Names of those who work here are kept as they were at that moment. A client's is not kept: it is that of the account
    ``actor_id`` for as long as there is one, see ``EntryQuerySet.with_names``.
    """

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(_("reference"), unique=True, editable=False)
    occurred_at = models.DateTimeField(_("when"), db_index=True)
    verb = models.CharField(_("what"), max_length=100)
    target_kind = models.CharField(_("kind"), max_length=100, blank=True)
    target_id = models.UUIDField(_("about"), null=True)
    actor_kind = models.CharField(_("capacity"), max_length=20)
    actor_id = models.UUIDField(_("account"), null=True)
    actor_name = models.CharField(_("who"), max_length=300)
    session = models.CharField(_("session"), max_length=16, blank=True)
    facts = models.JSONField(_("details"), default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activity")
        indexes = [
            models.Index(name="entry_of_target", fields=["target_id", "-id"]),
            models.Index(name="entry_of_verb", fields=["verb", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.target_kind} {self.target_id}"

    @property
    def who(self) -> str | Promise:
        """Whose name to show; read the entry through ``visible_to`` or a history."""
        return self.actor_name or getattr(self, "client_name", None) or pgettext_lazy("in the record", "Erased client")

    @property
    def label(self) -> str | Promise:
        """What happened, in the reader's language."""
        return label_of(self.verb)

    @property
    def icon(self) -> str:
        """The icon of what happened, the same wherever the entry is shown."""
        return icon_of(self.verb)

    @property
    def target_label(self) -> str | Promise:
        """What kind of thing it happened to, in the reader's language."""
        try:
            return apps.get_model(self.target_kind)._meta.verbose_name
        except (LookupError, ValueError):
            return self.target_kind


class Link(models.Model):
    """An entry's place in the chain, given when its transaction commits."""

    position = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, models.PROTECT, db_constraint=False)
    previous_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"{self.position} {bytes(self.hash).hex()[:16]}"


class Head(models.Model):
    """The one row that says where the chain ends. Whoever extends the chain locks it, at commit and not before."""

    id = models.SmallIntegerField(primary_key=True)
    position = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.CheckConstraint(name="one_head", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"{self.position} {bytes(self.hash).hex()[:16]}"


class Unchained(models.Model):
    """Entries of a transaction that is about to commit. Always empty when looked at from outside."""

    entry_id = models.BigIntegerField(primary_key=True)
    turn = models.SmallIntegerField(db_default=0)

    def __str__(self) -> str:
        return str(self.entry_id)
