"""Telling those who work here of something, in the transaction in which it happened. Rooms above call these."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone

from shared_apps.organisations.hosts import portal_url
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account, Team
from tenant_apps.accounts.policies import permissions_of
from tenant_apps.inbox.choosing import rule_of, ways_of
from tenant_apps.inbox.enums import Audience, Way
from tenant_apps.inbox.kinds import Kind
from tenant_apps.inbox.models import Notice, Pending
from vestibule.core.actors import Actor
from vestibule.core.messages import Recipient, send


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What happened. ``key`` names the fact; ``letter`` is what the kind's own letter says besides.

    ``subject``, ``matter``, ``about``, ``detail``, ``due_on`` and ``path`` are those of a notice.
    """

    kind: Kind
    key: str
    path: str
    about: str = ""
    detail: str = ""
    due_on: date | None = None
    subject: UUID | None = None
    matter: UUID | None = None
    letter: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """Whose the matter is. The firm's rule says who of them is told."""

    adviser: int | None = None
    case_handler: int | None = None
    followers: Collection[int] = ()
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class Readers:
    """Who is told: people, and a team in its own inbox."""

    people: tuple[Account, ...]
    team: Team | None
    way: Way


def readers_of(kind: Kind, concerned: Concerned) -> Readers:
    """Whom the firm's rule has told; where that is nobody, the team, or else the administrators.

    Only people who work here and may see such a thing.
    """
    rule = rule_of(kind)
    if rule.way == Way.OFF:
        return Readers((), None, Way.OFF)
    named: set[int | None] = set()
    for audience in rule.audiences:
        named |= _of(audience, concerned)
    team = concerned.team if Audience.TEAM in rule.audiences else None
    people = _who_may_read(kind, named)
    if not people and team is None:
        team = concerned.team if concerned.team and _members(kind, concerned.team) else None
        people = () if team else _who_may_read(kind, _of(Audience.ADMINISTRATORS, concerned))
    return Readers(people, team, rule.way)


def tell_those_concerned(
    news: News, concerned: Concerned, *, by: Actor | None = None, of: Account | None = None
) -> int:
    """Tell whom the firm's rule names, but not who did it, nor ``of`` whom it tells; twice is once.

    Return how many notices were made.
    """
    readers = readers_of(news.kind, concerned)
    doer = by.account_id if by else None
    people = [account for account in readers.people if account.pk != doer and account != of]
    made = [tell_person(news, account, usual=readers.way) for account in people]
    if readers.team is not None:
        made.append(_tell_team(news, readers.team, usual=readers.way, doer=doer))
    return sum(made)


def tell_person(news: News, account: Account, *, usual: Way | None = None) -> bool:
    """Tell one person as they want it told; return whether it was new to them. Not who may not see such a thing."""
    if not may_read(news.kind, account):
        return False
    usual = rule_of(news.kind).way if usual is None else usual
    way = ways_of(news.kind, [account.pk], usual)[account.pk]
    if way == Way.OFF:
        return False
    notice = _made(news, f"{news.key}:{account.pk}", account=account)
    if notice is not None:
        _send(news, notice, account, way)
    return notice is not None


def settle_notices(*, subject: UUID, kinds: Collection[Kind] = (), account_id: int | None = None) -> None:
    """Let nobody be reminded of what is settled: the notices about it are done, all of them or one person's."""
    notices = Notice.objects.filter(subject=subject, done_at=None)
    if kinds:
        notices = notices.filter(kind__in=[kind.code for kind in kinds])
    if account_id is not None:
        notices = notices.filter(account=account_id)
    now = timezone.now()
    notices.update(done_at=now, read_at=now)


def _of(audience: Audience, concerned: Concerned) -> set[int | None]:
    if audience == Audience.ADVISER:
        return {concerned.adviser}
    if audience == Audience.CASE_HANDLER:
        return {concerned.case_handler}
    if audience == Audience.FOLLOWERS:
        return set(concerned.followers)
    role = {
        Audience.COMPLIANCE: RoleCode.COMPLIANCE_OFFICER,
        Audience.ADMINISTRATORS: RoleCode.TENANT_ADMIN,
    }.get(audience)
    holders = Account.objects.professionals().filter(roles__code=role).order_by("pk")
    return set(holders.values_list("pk", flat=True)) if role else set()


def _who_may_read(kind: Kind, accounts: Collection[int | None]) -> tuple[Account, ...]:
    wanted = [account for account in accounts if account is not None]
    if not wanted:
        return ()
    found = Account.objects.professionals().active().filter(pk__in=wanted).prefetch_related("roles").order_by("pk")
    return tuple(account for account in found if may_read(kind, account))


def may_read(kind: Kind, account: Account) -> bool:
    """Whether this person works here, and their rights open such notices."""
    if not (account.is_professional and account.is_active):
        return False
    roles = [role for role in account.roles.all() if role.code != RoleCode.CLIENT]
    held = permissions_of([role.code for role in roles], [role.permissions for role in roles])
    return kind.permission.code in held and kind.is_in_plan


def _members(kind: Kind, team: Team) -> tuple[Account, ...]:
    return _who_may_read(kind, list(team.members.order_by("pk").values_list("pk", flat=True)))


def _tell_team(news: News, team: Team, *, usual: Way, doer: int | None) -> bool:
    """Put it in the team's inbox; each member has it by e-mail who wants that."""
    notice = _made(news, f"{news.key}:team:{team.pk}", team=team)
    if notice is None:
        return False
    members = [account for account in _members(news.kind, team) if account.pk != doer]
    ways = ways_of(news.kind, [account.pk for account in members], usual)
    for account in members:
        _send(news, notice, account, ways[account.pk])
    return True


def _made(news: News, key: str, *, account: Account | None = None, team: Team | None = None) -> Notice | None:
    """The notice, or None when there is one of this fact already."""
    notice = Notice(
        key=key,
        kind=news.kind.code,
        account=account,
        team=team,
        subject=news.subject,
        matter=news.matter,
        about=news.about[:200],
        detail=news.detail[:300],
        due_on=news.due_on,
        path=news.path[:300],
    )
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
    return Notice.objects.filter(public_id=notice.public_id).first()


def _send(news: News, notice: Notice, account: Account, way: Way) -> None:
    """By e-mail at once, or with the next summary."""
    if way == Way.DAILY:
        Pending.objects.bulk_create([Pending(account=account, notice=notice)], ignore_conflicts=True)
    if way != Way.EACH or not account.email:
        return
    to = Recipient(account.name, account.language, email=account.email, account_id=account.pk)
    context = {"what": news.kind.label, "about": news.about, "url": portal_url() + news.path.lstrip("/")}
    key = f"inbox:{notice.public_id}:{account.pk}"
    send(template=news.kind.template, to=to, channel="email", context={**context, **news.letter}, key=key)
