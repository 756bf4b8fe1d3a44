"""What a firm does with its domains. Its login has no right on public tables: each write is a ``gate`` function."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from shared_apps.domains.errors import NotProven, TooManyClaims
from shared_apps.domains.models import LIFETIME, DomainClaim
from shared_apps.domains.names import own_domain
from shared_apps.domains.policies import EDIT
from tenants import gate
from tenants.context import current_tenant
from tenants.directory import primary_host
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record

MOST = 5


@dataclass(frozen=True, slots=True)
class Host:
    """An address under which the firm is found."""

    name: str
    is_primary: bool
    claim: DomainClaim | None


def hosts_of_the_firm() -> list[Host]:
    """The subdomain first, then each claimed domain."""
    subdomain = f"{current_tenant().slug}.{settings.BASE_HOST}"
    primary = primary_host()
    claims = DomainClaim.objects.filter(tenant_id=current_tenant().id).order_by("domain")
    return [
        Host(subdomain, subdomain == primary, None),
        *(Host(claim.domain, claim.domain == primary, claim) for claim in claims),
    ]


def domain_of(claim: UUID) -> str:
    """The domain that one of the firm's own claims is about. Raises ``NotFound``."""
    found = DomainClaim.objects.filter(tenant_id=current_tenant().id, public_id=claim).first()
    if found is None:
        raise NotFound
    return found.domain


@command
def claim_domain(*, actor: Actor, domain: str) -> str:
    """Say that a domain is the firm's; nothing moves before the proof. Claiming it again changes nothing.

    Raises ``NotADomain``, ``DomainOfOurs`` and ``TooManyClaims``.
    """
    require(actor, EDIT)
    name = own_domain(domain)
    expires_at = timezone.now() + LIFETIME
    if not gate.call("claim_domain", name, secrets.token_hex(20), actor.name, MOST, expires_at):
        raise TooManyClaims(MOST)
    record("domains.claim", None, actor=actor, domain=name)
    return name


@command
def check_domain(*, actor: Actor, domain: str) -> None:
    """Have the DNS asked at once. Raises ``NotFound``."""
    require(actor, EDIT)
    if not gate.call("check_domain", domain):
        raise NotFound


@command
def choose_domain(*, actor: Actor, domain: str) -> None:
    """Let links and e-mails name this host from now on. Raises ``NotProven``."""
    require(actor, EDIT)
    if not gate.call("choose_primary_domain", domain):
        raise NotProven
    record("domains.choose", None, actor=actor, domain=domain)


@command
def release_domain(*, actor: Actor, domain: str) -> None:
    """Give a domain up; it is not served any more, and links name the subdomain again. Raises ``NotFound``."""
    require(actor, EDIT)
    if not gate.call("release_domain", domain):
        raise NotFound
    record("domains.release", None, actor=actor, domain=domain)
