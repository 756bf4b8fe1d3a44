"""Reads of what the firm prepared for its dossiers: letters and what was told by them, templates and rules."""

from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Q

from vestibule.core.actors import Actor, Professional, System


class LetterQuerySet(models.QuerySet):
    """The firm's letters about action points."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only; clients get what is written to them."""
        return self if isinstance(actor, Professional | System) else self.none()

    def current(self) -> Self:
        """All but the archived."""
        return self.filter(archived_at=None)


class TellingQuerySet(models.QuerySet):
    """What clients were told."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only."""
        return self if isinstance(actor, Professional | System) else self.none()

    def of(self, dossier: models.Model) -> Self:
        """Of one dossier with the people, the latest first."""
        return self.filter(dossier=dossier).select_related("party", "told_by").order_by("-created_at", "-pk")


class PointTemplateQuerySet(models.QuerySet):
    """Templates of action points."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only."""
        return self if isinstance(actor, Professional | System) else self.none()

    def current(self) -> Self:
        """All but the archived."""
        return self.filter(archived_at=None)

    def in_order(self) -> Self:
        """As the firm put them, product by product, with what each asks for."""
        return self.select_related("document_type").order_by("product_kind", "position", "pk")

    def with_rule_count(self) -> Self:
        return self.annotate(rule_count=Count("rules"))

    def for_dossier(self, dossier: models.Model) -> Self:
        """Those for its products, and those for any dossier, of which the document is in use if they ask for one."""
        products = apps.get_model("dossiers", "Product").objects.filter(dossier=dossier).values("kind")
        return self.exclude(document_type__is_active=False).filter(Q(product_kind="") | Q(product_kind__in=products))


class AnswerRuleQuerySet(models.QuerySet):
    """Rules of answers."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only."""
        return self if isinstance(actor, Professional | System) else self.none()

    def in_use(self) -> Self:
        """Those whose template is offered, and asks for no document that is not in use; with the template."""
        offered = self.filter(template__archived_at=None).exclude(template__document_type__is_active=False)
        return offered.select_related("template__document_type").order_by("pk")
