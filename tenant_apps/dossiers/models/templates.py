"""What a firm usually asks: for each product, and because of an answer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.enums import HANDLED_BY_HAND, ActionPointKind, ProductKind
from tenant_apps.dossiers.usual_querysets import AnswerRuleQuerySet, PointTemplateQuerySet
from vestibule.core.models import Record

TEMPLATE_KINDS = (ActionPointKind.DELIVER, *HANDLED_BY_HAND)


class PointTemplate(Record):
    """Something that the firm usually asks for a product, or (without ``product_kind``) in any dossier.

    A document, or something in words. Of each applicant (``is_of_each``), or of all together. An archived template is
    not offered any more; what was made from it keeps its words.
    """

    product_kind = models.CharField(_("product"), max_length=12, choices=ProductKind.choices, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=[(kind.value, kind.label) for kind in TEMPLATE_KINDS])
    document_type = models.ForeignKey(
        DocumentType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    subject = models.CharField(_("what has to be done"), max_length=200, blank=True)
    remark = models.TextField(_("remark"), max_length=2000, blank=True)
    is_of_each = models.BooleanField(_("of each applicant"), default=True)
    is_usual = models.BooleanField(_("proposed without an answer that asks for it"), default=True)
    days = models.PositiveSmallIntegerField(_("days to do it in"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)

    objects = PointTemplateQuerySet.as_manager()

    class Meta:
        ordering = ("product_kind", "position", "pk")
        constraints = (
            models.CheckConstraint(
                name="pointtemplate_document_if_deliver",
                condition=Q(kind=ActionPointKind.DELIVER, document_type__isnull=False)
                | ~Q(kind=ActionPointKind.DELIVER) & Q(document_type__isnull=True),
            ),
        )
        verbose_name = _("template of an action point")
        verbose_name_plural = _("templates of action points")

    def __str__(self) -> str:
        return self.subject or str(self.document_type or "")

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None


class AnswerRule(Record):
    """An answer because of which something is asked: the question, and the option chosen (any answer if empty)."""

    template = models.ForeignKey(
        PointTemplate, models.CASCADE, related_name="rules", verbose_name=_("template of an action point")
    )
    question = models.CharField(_("question"), max_length=152, db_index=True)
    option = models.CharField(_("answer"), max_length=60, blank=True)

    objects = AnswerRuleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["template", "question", "option"], name="answerrule_once_per_template"),
        )
        verbose_name = _("rule of an answer")
        verbose_name_plural = _("rules of answers")

    def __str__(self) -> str:
        return f"{self.question} = {self.option or '*'}"

    def holds_for(self, value: object) -> bool:
        """Whether an answer with this value asks for it."""
        if value is None or value == []:
            return False
        if isinstance(value, bool):
            value = "yes" if value else "no"
        return not self.option or self.option in (value if isinstance(value, list) else [value])
