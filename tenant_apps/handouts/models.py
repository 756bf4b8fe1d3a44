"""What was handed over for many clients, which file goes to whom, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Customer
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.models import Publication
from tenant_apps.handouts.enums import LINE_TONES, STATE_TONES, LineState, State, Way
from tenant_apps.handouts.querysets import HandoutFileQuerySet, HandoutLineQuerySet, HandoutQuerySet
from vestibule.core.models import Record


class Handout(Record):
    """Documents for many clients, with the words that go with them in each language.

    ``run`` counts how often it was set going: once, and once more for each time that the rest was tried again.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="handouts", verbose_name=_("account")
    )
    way = models.CharField(_("what goes to whom"), max_length=4, choices=Way.choices)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)
    titles = models.JSONField(_("title"), default=dict)
    remarks = models.JSONField(_("remark"), default=dict)
    is_told = models.BooleanField(_("clients are told"), default=True)
    run = models.PositiveSmallIntegerField(_("run"), default=0)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = HandoutQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["account", "-created_at"], name="handout_by_age"),)
        verbose_name = _("documents for many clients")
        verbose_name_plural = _("documents for many clients")

    def __str__(self) -> str:
        own = self.titles.get(get_language() or "")
        return own or next((title for title in self.titles.values() if title), str(self.get_way_display()))

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def is_for_all_the_same(self) -> bool:
        return self.way == Way.SAME

    @property
    def tone(self) -> str:
        return STATE_TONES[State(self.state)]


class HandoutFile(Record):
    """A file as it was handed over. Each client gets a copy, encrypted with their own key; this one is then erased."""

    handout = models.ForeignKey(Handout, models.CASCADE, related_name="files", verbose_name=_("handout"))
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    name = models.CharField(_("file name"), max_length=160)

    objects = HandoutFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file handed over")
        verbose_name_plural = _("files handed over")

    def __str__(self) -> str:
        return self.name


class HandoutLine(Record):
    """One client's document: it is given once, however often the work is begun again."""

    handout = models.ForeignKey(Handout, models.CASCADE, related_name="lines", verbose_name=_("handout"))
    source = models.ForeignKey(HandoutFile, models.CASCADE, related_name="lines", verbose_name=_("file"))
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+", verbose_name=_("client"))
    state = models.CharField(_("state"), max_length=8, choices=LineState.choices, default=LineState.WAITING)
    why = models.CharField(_("remark"), max_length=300, blank=True)
    publication = models.OneToOneField(
        Publication, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    told_at = models.DateTimeField(_("told at"), null=True, blank=True)

    objects = HandoutLineQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["source", "customer"], name="handoutline_once_per_client"),
            models.CheckConstraint(
                name="handoutline_failed_for_a_reason", condition=~Q(state=LineState.FAILED) | ~Q(why="")
            ),
        )
        indexes = (models.Index(fields=["handout", "state"], name="handoutline_by_state"),)
        verbose_name = _("document of one client")
        verbose_name_plural = _("documents of clients")

    def __str__(self) -> str:
        return f"{self.source_id} > {self.customer_id}"

    @property
    def tone(self) -> str:
        return LINE_TONES[LineState(self.state)]
