"""Reads that say what they return."""

from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice
from two_factor.plugins.webauthn.models import WebauthnDevice

from tenant_apps.accounts.enums import OWN, RoleCode
from tenants.context import current_tenant
from vestibule.core.actors import Actor, Client, Professional, System
from vestibule.core.sorting import alphabetical

IDLE_LIMIT = timedelta(hours=12)


class AccountQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody for those who manage accounts, colleagues for a professional, oneself for anybody else."""
        if actor.has("accounts:manage"):
            return self
        if actor.kind == "professional":
            return self.filter(Q(is_professional=True) | Q(pk=actor.account_id))
        return self.filter(pk=actor.account_id)

    def sharing(self, email: str) -> Self:
        """Every account with this address, oldest first."""
        return self.filter(email=email.strip().lower()).order_by("pk")

    def active(self) -> Self:
        return self.filter(is_active=True)

    def professionals(self) -> Self:
        return self.filter(is_professional=True)

    def administrators(self) -> Self:
        return self.filter(is_professional=True, is_active=True, roles__code=RoleCode.TENANT_ADMIN)

    def with_two_factor(self) -> Self:
        """Add ``two_factor``: whether the person has set up a second step."""
        sms_devices = apps.get_model("accounts", "SmsDevice").objects
        own = {"user": OuterRef("pk"), "confirmed": True}
        return self.annotate(
            two_factor=Exists(TOTPDevice.objects.filter(**own))
            | Exists(WebauthnDevice.objects.filter(**own))
            | Exists(sms_devices.filter(**own))
        )


class RoleQuerySet(models.QuerySet):
    """Roles."""

    def visible_to(self, actor: Actor) -> Self:
        """Those who manage users."""
        return self if actor.has("accounts:manage") else self.none()

    def own(self) -> Self:
        """Those that the firm made, and not the ready-made ones."""
        return self.filter(code__startswith=OWN)


class TeamQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody who works at the firm knows its teams; clients do not."""
        return self if actor.kind in {"professional", "system"} else self.none()

    def with_members(self) -> Self:
        """Each with its members by name."""
        people = apps.get_model("accounts", "Account").objects.order_by(alphabetical("name"), "pk")
        return self.prefetch_related(models.Prefetch("members", queryset=people))


class PhotoQuerySet(models.QuerySet):
    """Photographs of those who work here."""

    def visible_to(self, actor: Actor) -> Self:
        """Colleagues and clients alike: it is how the firm shows itself to them."""
        return self if isinstance(actor, Professional | Client | System) else self.none()


class SessionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """A person's own sessions and nobody else's."""
        return self.filter(account_id=actor.account_id) if actor.account_id else self.none()

    def alive(self, now: datetime | None = None, tenant: UUID | None = None) -> Self:
        """Not expired, not idle for too long, and made for this organisation."""
        now, tenant = now or timezone.now(), tenant or current_tenant().public_id
        return self.filter(expire_date__gt=now, last_seen_at__gt=now - IDLE_LIMIT, tenant=tenant)

    def with_account(self) -> Self:
        """Join the account, its roles and the firm's demand for two-factor, so that a request needs one query."""
        policies = apps.get_model("accounts", "SecurityPolicy").objects.order_by("pk")
        roles = apps.get_model("accounts", "Role").objects.filter(accounts=OuterRef("account_id")).order_by("code")
        return self.select_related("account").annotate(
            role_codes=ArraySubquery(roles.values("code")),
            extra_permissions=ArraySubquery(roles.values("permissions")),
            two_factor_required=Subquery(policies.values("is_two_factor_required")[:1]),
            idle_minutes=Subquery(policies.values("idle_minutes")[:1]),
            networks=Subquery(policies.values("networks")[:1]),
        )


class TokenQuerySet(models.QuerySet):
    def usable(self) -> Self:
        """Neither used nor too old."""
        return self.filter(used_at=None, expires_at__gt=timezone.now())
