"""What somebody plans: the facts of an appointment before it is made or changed, and what speaks against them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.appointments.enums import RemindBy, Way
from tenant_apps.appointments.errors import (
    EndBeforeStart,
    LinkMissing,
    NobodyInvited,
    NotAColleague,
    NotAnApplicant,
    PastTime,
    PlaceMissing,
    SubjectMissing,
    TooFarAhead,
    TooLong,
)
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Dossier

LONGEST = timedelta(hours=12)
FARTHEST = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An appointment as it is to be. The first of the colleagues is whom the appointment is with."""

    way: str
    subject: str
    starts_at: datetime
    ends_at: datetime
    applicants: Sequence[Party]
    colleagues: Sequence[Account]
    place: str = ""
    video_link: str = ""
    remark: str = ""
    remind_minutes: int | None = None
    remind_by: str = RemindBy.EMAIL

    def check(self, dossier: Dossier, *, stood: datetime | None = None) -> None:
        """Return if it can be made; ``stood`` is when it began before, which may be while it lasts already."""
        if not self.subject.strip():
            raise SubjectMissing
        if self.starts_at != stood:
            check_time(self.starts_at)
        if self.ends_at <= self.starts_at:
            raise EndBeforeStart
        if self.ends_at - self.starts_at > LONGEST:
            raise TooLong
        self._check_people(dossier)
        if self.way == Way.VIDEO and not self.video_link.startswith("https://"):
            raise LinkMissing
        if self.way != Way.VIDEO and not self.place.strip():
            raise PlaceMissing

    def _check_people(self, dossier: Dossier) -> None:
        if not self.applicants:
            raise NobodyInvited
        known = set(Party.objects.people_of(dossier.customer).values_list("pk", flat=True))
        if any(party.pk not in known for party in self.applicants):
            raise NotAnApplicant
        if not self.colleagues or not all(account.is_professional for account in self.colleagues):
            raise NotAColleague

    @property
    def facts(self) -> dict[str, object]:
        """The columns of the appointment that calendars and letters show, but for the times."""
        is_video = self.way == Way.VIDEO
        return {
            "way": self.way,
            "subject": self.subject.strip(),
            "remark": self.remark.strip(),
            "place": "" if is_video else self.place.strip(),
            "video_link": self.video_link if is_video else "",
        }

    @property
    def remind_at(self) -> datetime | None:
        """When to remind, unless that is over already."""
        if self.remind_minutes is None:
            return None
        moment = self.starts_at - timedelta(minutes=self.remind_minutes)
        return moment if moment > timezone.now() else None


def check_time(starts_at: datetime, *, field: str = "starts") -> None:
    """Return for a time to come that somebody can mean."""
    if starts_at <= timezone.now():
        raise PastTime(field)
    if starts_at > timezone.now() + FARTHEST:
        raise TooFarAhead(field)
