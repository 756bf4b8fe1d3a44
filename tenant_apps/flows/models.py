"""Flows and their versions, runs, and answers with their history."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.models import StoredFile
from tenant_apps.flows.enums import Change, FlowKind, RunState, Source
from tenant_apps.flows.querysets import (
    AnswerChangeQuerySet,
    AnswerFileQuerySet,
    AnswerQuerySet,
    BandOverrideQuerySet,
    FlowQuerySet,
    FlowRunQuerySet,
    FlowVersionQuerySet,
    ResultQuerySet,
    SettlementQuerySet,
)
from tenants.sealed import SealedJSONField
from vestibule.core.models import Record, done_by


class Flow(Record):
    """Something that a firm asks: a fact find or a questionnaire. What exactly is asked lies in its versions."""

    code = models.SlugField(_("code"), max_length=50, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=FlowKind.choices, default=FlowKind.GENERAL)
    name = models.CharField(_("name"), max_length=120)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    is_active = models.BooleanField(_("switched on"), default=True)
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)
    archived_by = done_by(_("archived by"))

    objects = FlowQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "code")
        constraints = (
            models.CheckConstraint(
                name="flow_archived_with_time", condition=Q(archived_by=None) | Q(archived_at__isnull=False)
            ),
        )
        verbose_name = _("flow")
        verbose_name_plural = _("flows")

    def __str__(self) -> str:
        return self.name


class FlowVersion(Record):
    """One state of a flow. Once published it never changes: the database refuses it.

    A flow has at most one version that is not published yet, its draft. ``base`` is the version that the draft began
    as; ``left_out`` lists what an imported file holds that could not be taken over.
    """

    flow = models.ForeignKey(Flow, models.PROTECT, related_name="versions", verbose_name=_("flow"))
    number = models.PositiveIntegerField(_("number"))
    definition = models.JSONField(_("definition"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_by = done_by(_("published by"))
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("begun as")
    )
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)
    changed_by = done_by(_("changed by"))
    left_out = models.JSONField(_("left out"), default=list, blank=True)

    objects = FlowVersionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["flow", "number"], name="flowversion_one_per_number"),
            models.UniqueConstraint(fields=["flow"], condition=Q(published_at=None), name="flowversion_one_draft"),
        )
        verbose_name = _("version of a flow")
        verbose_name_plural = _("versions of flows")

    def __str__(self) -> str:
        return f"{self.flow_id} · {self.number}"


class FlowRun(Record):
    """One party of a customer filling in one version of a flow.

    ``dossier_id`` is the key of the dossier for which it is filled in, as the clients' grants name it; this room knows
    no more of dossiers. A run that nobody asked for in a dossier yet has none, and is of its own party alone.
    ``product_id`` is in the same way the product that it is asked for: no client sees it while that is not shown.
    """

    customer = models.ForeignKey("customers.Customer", models.PROTECT, related_name="runs", verbose_name=_("customer"))
    party = models.ForeignKey("customers.Party", models.PROTECT, related_name="runs", verbose_name=_("party"))
    dossier_id = models.BigIntegerField(_("dossier"), null=True, blank=True, editable=False)
    product_id = models.BigIntegerField(_("product"), null=True, blank=True, editable=False)
    version = models.ForeignKey(FlowVersion, models.PROTECT, related_name="runs", verbose_name=_("version"))
    is_partner = models.BooleanField(_("second of two"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=RunState.choices, default=RunState.OPEN)
    started_by = done_by(_("started by"))
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)
    last_sent_at = models.DateTimeField(_("last sent at"), null=True, blank=True)
    completed_by = done_by(_("completed by"))
    moved_from = models.ForeignKey(
        FlowVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("moved from")
    )
    moved_at = models.DateTimeField(_("moved at"), null=True, blank=True)
    moved_by = done_by(_("moved by"))

    objects = FlowRunQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["customer", "party", "version", "dossier_id"],
                condition=Q(state=RunState.OPEN),
                nulls_distinct=False,
                name="flowrun_one_open_per_party_version_and_dossier",
            ),
            models.CheckConstraint(
                name="flowrun_completed_with_time",
                condition=Q(state=RunState.OPEN, completed_at=None, completed_by=None)
                | Q(state=RunState.COMPLETED, completed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="flowrun_moved_with_time",
                condition=Q(moved_from=None, moved_at=None, moved_by=None)
                | Q(moved_from__isnull=False, moved_at__isnull=False),
            ),
        )
        verbose_name = _("filled-in flow")
        verbose_name_plural = _("filled-in flows")

    def __str__(self) -> str:
        return f"{self.version} · {self.party_id}"

    @property
    def is_open(self) -> bool:
        return self.state == RunState.OPEN


class Item(models.Model):
    """One entry of a subsection that repeats. Its number is never given out again, also not after it was removed."""

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(FlowRun, models.CASCADE, related_name="items", verbose_name=_("filled-in flow"))
    key = models.CharField(_("subsection"), max_length=101)
    number = models.PositiveSmallIntegerField(_("number"))
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)
    removed_by = done_by(_("removed by"))

    class Meta:
        ordering = ("run_id", "key", "number")
        constraints = (models.UniqueConstraint(fields=["run", "key", "number"], name="item_one_per_number"),)
        verbose_name = _("entry")
        verbose_name_plural = _("entries")

    def __str__(self) -> str:
        return f"{self.key} {self.number}"


class Answer(models.Model):
    """What was last answered to one question, and by whom. ``revision`` counts its changes.

    ``was_confirmed_at`` is when the client stood by what was there before: it marks a change made after that, until the
    client confirms or sends what is there now.
    """

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(FlowRun, models.CASCADE, related_name="answers", verbose_name=_("filled-in flow"))
    key = models.CharField(_("question"), max_length=152)
    item = models.PositiveSmallIntegerField(_("entry"), default=0)
    value = SealedJSONField(_("value"), null=True, blank=True, seal="tenant_apps.flows.sealing.ANSWERS")
    source = models.CharField(_("source"), max_length=12, choices=Source.choices)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    answered_at = models.DateTimeField(_("answered at"), default=timezone.now)
    answered_by = done_by(_("answered by"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    confirmed_by = done_by(_("confirmed by"))
    was_confirmed_at = models.DateTimeField(_("was confirmed at"), null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    is_lost = False
    """Whether an answer lies here that nobody can read any more; ``filled`` says so, and it is asked again."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["run", "key", "item"], name="answer_one_per_question"),
            models.CheckConstraint(
                name="answer_confirmed_with_person",
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
        )
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return self.key

    @property
    def place(self) -> tuple[str, int]:
        return self.key, self.item

    @property
    def waits_for_confirmation(self) -> bool:
        """Whether somebody other than the client gave it, and the client has not said that it is right."""
        return self.value is not None and self.source != Source.CLIENT and self.confirmed_at is None


class AnswerFile(Record):
    """A file that was given as an answer. It counts as long as the answer names it."""

    run = models.ForeignKey(FlowRun, models.CASCADE, related_name="files", verbose_name=_("filled-in flow"))
    key = models.CharField(_("question"), max_length=152)
    item = models.PositiveSmallIntegerField(_("entry"), default=0)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="answer_file", verbose_name=_("file"))
    added_by = done_by(_("added by"))

    objects = AnswerFileQuerySet.as_manager()

    class Meta:
        ordering = ("run_id", "pk")
        verbose_name = _("file of an answer")
        verbose_name_plural = _("files of answers")

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def place(self) -> tuple[str, int]:
        return self.key, self.item


class Settlement(Record):
    """What was made of two people's different answers to one question: one of them counts, or the reason is kept.

    ``values`` are both answers by the key of the party: once either changes, the settlement counts no more. Those that
    came before stay on file.
    """

    customer = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="settlements", verbose_name=_("customer")
    )
    dossier_id = models.BigIntegerField(_("dossier"), null=True, blank=True, editable=False)
    flow = models.ForeignKey(Flow, models.PROTECT, related_name="settlements", verbose_name=_("flow"))
    key = models.CharField(_("question"), max_length=152)
    values = SealedJSONField(_("values"), seal="tenant_apps.flows.sealing.SETTLEMENTS")
    chosen = models.ForeignKey(
        "customers.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("whose answer counts"),
    )
    reason = models.TextField(_("reason"), blank=True, max_length=1000)
    settled_by = done_by(_("settled by"))

    objects = SettlementQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="settlement_chosen_or_explained", condition=Q(chosen__isnull=False) | ~Q(reason="")
            ),
        )
        indexes = (models.Index(fields=["customer", "flow", "key"], name="settlement_by_question"),)
        verbose_name = _("settled difference")
        verbose_name_plural = _("settled differences")

    def __str__(self) -> str:
        return self.key


class Result(Record):
    """What a scored questionnaire came to when the client confirmed it. The database refuses to change it.

    ``answers`` are the answers that were shown then, each with its question and entry; ``items`` the entries of pages
    that repeat. A later confirmation makes another result; the newest counts.
    """

    run = models.ForeignKey(FlowRun, models.CASCADE, related_name="results", verbose_name=_("filled-in flow"))
    version = models.ForeignKey(FlowVersion, models.PROTECT, related_name="results", verbose_name=_("version"))
    total = models.PositiveIntegerField(_("score"))
    band = models.CharField(_("band"), max_length=50)
    tallies = models.JSONField(_("points by dimension"))
    contradictions = models.JSONField(_("answers that do not go together"), default=list, blank=True)
    answers = SealedJSONField(_("answers"), seal="tenant_apps.flows.sealing.RESULTS")
    items = models.JSONField(_("entries"), default=dict, blank=True)
    confirmed_by = done_by(_("confirmed by"))

    objects = ResultQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["run", "-created_at"], name="result_by_run"),)
        verbose_name = _("result of a questionnaire")
        verbose_name_plural = _("results of questionnaires")

    def __str__(self) -> str:
        return f"{self.run_id} · {self.band}"


class BandOverride(Record):
    """Another band than the answers came to, with the reason. The newest counts; the database refuses to change it."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="overrides", verbose_name=_("result"))
    band = models.CharField(_("band"), max_length=50)
    reason = models.TextField(_("reason"), max_length=2000)
    set_by = done_by(_("set by"))

    objects = BandOverrideQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(name="bandoverride_has_reason", condition=~Q(reason="")),)
        verbose_name = _("changed band")
        verbose_name_plural = _("changed bands")

    def __str__(self) -> str:
        return f"{self.result_id} · {self.band}"


class AnswerChange(models.Model):
    """One line of an answer's history. The database refuses to change or remove it."""

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(FlowRun, models.CASCADE, related_name="changes", verbose_name=_("filled-in flow"))
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="changes", verbose_name=_("answer"))
    revision = models.PositiveIntegerField(_("revision"))
    change = models.CharField(_("change"), max_length=10, choices=Change.choices, default=Change.ANSWERED)
    value = SealedJSONField(_("value"), null=True, blank=True, seal="tenant_apps.flows.sealing.CHANGES")
    source = models.CharField(_("source"), max_length=12, choices=Source.choices)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = done_by(_("made by"))
    attempt = models.UUIDField(_("attempt"), null=True, blank=True)

    objects = AnswerChangeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["answer", "revision"], name="answerchange_one_per_revision"),
            models.UniqueConstraint(
                fields=["run", "attempt"], condition=Q(attempt__isnull=False), name="answerchange_once_per_attempt"
            ),
        )
        verbose_name = _("change of an answer")
        verbose_name_plural = _("changes of answers")

    def __str__(self) -> str:
        return f"{self.answer_id} · {self.revision}"
