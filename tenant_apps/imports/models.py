"""An uploaded file and how far it is, its rows, and how the columns of such files are read."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tenant_apps.clients.models import Holding, Relation
from tenant_apps.customers.models import Customer
from tenant_apps.customers.models import Holding as Share
from tenant_apps.imports.enums import BUSY, Choice, Fate, RowKind, State
from tenant_apps.imports.querysets import ImportQuerySet, MappingQuerySet, RowQuerySet
from tenants.sealed import KeyField, SealedJSONField
from vestibule.core.models import Record, done_by

_SEAL = "tenant_apps.imports.sealing.ROWS"


class Import(Record):
    """One file: whose, how its columns are read, and how far it is.

    The file lies encrypted, under a key of its own, and so do the account numbers of its rows. ``mapping`` names our
    field for each column, by its place; without a column for it, ``usual_kind`` says what every row is about. ``step``
    counts what was asked of the background.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    file_name = models.CharField(_("file name"), max_length=200)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    separator = models.CharField(_("separator"), max_length=1, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    storage_name = models.CharField(_("name in storage"), max_length=80, blank=True, editable=False)
    wrapped = models.BinaryField(_("encrypted key"), max_length=100, default=bytes)
    data_key = KeyField(_("encrypted key of the rows"))
    language = models.CharField(_("language"), max_length=10)
    header = models.JSONField(_("headings"), default=list)
    mapping = models.JSONField(_("columns"), default=dict)
    usual_kind = models.CharField(_("kind of every row"), max_length=12, choices=RowKind.choices, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.READING)
    step = models.PositiveIntegerField(_("step"), default=0)
    line = models.PositiveIntegerField(_("read up to line"), default=0)
    total = models.PositiveIntegerField(_("rows to deal with"), default=0)
    done = models.PositiveIntegerField(_("rows dealt with"), default=0)
    trouble = models.CharField(_("trouble"), max_length=300, blank=True)
    trouble_code = models.CharField(_("kind of trouble"), max_length=60, blank=True, default="", db_default="")
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    forgotten_at = models.DateTimeField(_("forgotten at"), null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["-created_at"], name="import_by_age"),)
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_busy(self) -> bool:
        return self.state in BUSY


class Row(models.Model):
    """One row of a file: what it says, what is wrong with it, whom it is like, and what became of it.

    ``cells`` are as typed, ``facts`` as they were understood. ``reference`` is the client that it is about in the other
    system. ``fingerprint`` tells the same row in another file. ``before`` and ``after`` are what an update changed.
    """

    id = models.BigAutoField(primary_key=True)
    owner = models.ForeignKey(
        Import, models.CASCADE, related_name="rows", verbose_name=_("import"), db_index=False
    )  # the indexes below begin with it
    line = models.PositiveIntegerField(_("line"))
    rank = models.PositiveSmallIntegerField(_("rank"), default=0)
    kind = models.CharField(_("kind"), max_length=12, choices=RowKind.choices, blank=True)
    reference = models.CharField(_("reference"), max_length=40, blank=True)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    cells = SealedJSONField(_("cells"), default=dict, seal=_SEAL)
    facts = SealedJSONField(_("facts"), default=dict, seal=_SEAL)
    troubles = SealedJSONField(_("troubles"), default=list, seal=_SEAL)
    matches = models.JSONField(_("matches"), default=list)
    signs = ArrayField(models.CharField(max_length=24), verbose_name=_("signs"), default=list)
    fate = models.CharField(_("fate"), max_length=10, choices=Fate.choices, default=Fate.READY)
    choice = models.CharField(_("choice"), max_length=10, choices=Choice.choices, blank=True)
    why = models.CharField(_("why"), max_length=300, blank=True)
    before = SealedJSONField(_("before"), default=dict, seal=_SEAL)
    after = SealedJSONField(_("after"), default=dict, seal=_SEAL)
    customer = models.ForeignKey(
        Customer, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("client"), db_index=False
    )
    holding = models.ForeignKey(
        Holding, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("product"), db_index=False
    )
    relation = models.ForeignKey(
        Relation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("relation"), db_index=False
    )
    share = models.ForeignKey(
        Share, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("share"), db_index=False
    )

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner", "line"], name="importrow_one_per_line"),)
        indexes = (
            models.Index(fields=["owner", "fate", "rank", "line"], name="importrow_by_fate"),
            models.Index(fields=["owner", "reference"], name="importrow_by_reference"),
            models.Index(fields=["fingerprint"], name="importrow_by_fingerprint", condition=~models.Q(fingerprint="")),
            *(
                models.Index(
                    fields=[name], name=f"importrow_by_{name}", condition=models.Q(**{f"{name}__isnull": False})
                )
                for name in ("customer", "holding", "relation", "share")
            ),
        )
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")

    def __str__(self) -> str:
        return f"{self.line}"


class Mapping(Record):
    """How the columns of files with these headings are read; kept for the next file."""

    headings = models.CharField(_("headings"), max_length=64, unique=True)
    columns = models.JSONField(_("columns"), default=dict)
    usual_kind = models.CharField(_("kind of every row"), max_length=12, choices=RowKind.choices, blank=True)
    named_by = done_by(_("named by"))

    objects = MappingQuerySet.as_manager()

    class Meta:
        verbose_name = _("columns of a file")
        verbose_name_plural = _("columns of files")

    def __str__(self) -> str:
        return self.headings[:8]
