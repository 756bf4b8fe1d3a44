"""Appointments with who takes part, the times that are offered instead, and the calendar files that were sent."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Account
from tenant_apps.appointments import times
from tenant_apps.appointments.enums import Answer, Method, RemindBy, Standing, Way
from tenant_apps.appointments.querysets import (
    AppointmentQuerySet,
    CalendarFileQuerySet,
    ParticipantQuerySet,
    SlotQuerySet,
)
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Dossier
from vestibule.core.models import Record, done_by


class Appointment(Record):
    """People of the firm and applicants of a dossier who meet.

    ``sequence`` goes up with each change that calendars must know of; with ``public_id`` it makes the same entry of
    every file that is sent. ``remind_at`` is empty when nobody is to be reminded any more.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="appointments", verbose_name=_("dossier"))
    way = models.CharField(_("how you meet"), max_length=10, choices=Way.choices)
    subject = models.CharField(_("subject"), max_length=200)
    remark = models.TextField(_("remark for the client"), blank=True, max_length=2000)
    place = models.CharField(_("address or telephone number"), max_length=300, blank=True)
    video_link = models.URLField(_("link of the video call"), max_length=500, blank=True)
    starts_at = models.DateTimeField(_("begins at"))
    ends_at = models.DateTimeField(_("ends at"))
    organiser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("appointment with")
    )
    sequence = models.PositiveIntegerField(_("revision"), default=0)
    remind_minutes = models.PositiveIntegerField(_("minutes before it to remind"), null=True, blank=True)
    remind_by = models.CharField(_("remind by"), max_length=5, choices=RemindBy.choices, default=RemindBy.EMAIL)
    remind_at = models.DateTimeField(_("remind at"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    cancelled_by = done_by(_("cancelled by"))
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True)

    open_slots: "list[Slot]"
    """Read it ``with_people()``."""

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="appointment_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="appointment_cancelled_for_a_reason",
                condition=Q(cancelled_at=None, cancel_reason="", cancelled_by=None)
                | Q(cancelled_at__isnull=False) & ~Q(cancel_reason=""),
            ),
        )
        indexes = (
            models.Index(fields=["starts_at"], name="appointment_by_time"),
            models.Index(fields=["dossier", "starts_at"], name="appointment_by_dossier"),
            models.Index(
                fields=["remind_at"],
                name="appointment_to_remind",
                condition=Q(remind_at__isnull=False, reminded_at=None, cancelled_at=None),
            ),
        )
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")

    def __str__(self) -> str:
        return self.subject

    @property
    def local_start(self) -> datetime:
        """What the firm's clock shows when it begins."""
        return times.wall(self.starts_at)

    @property
    def local_reminder(self) -> datetime | None:
        """What the firm's clock shows when the applicants are, or were, reminded."""
        return times.wall(self.remind_at) if self.remind_at else None

    @property
    def day(self) -> str:
        """The day in words."""
        return times.day_in_words(self.starts_at)

    @property
    def span(self) -> str:
        """From when to when in words."""
        return times.span_in_words(self.starts_at, self.ends_at)

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    @property
    def icon(self) -> str:
        """The picture of how people meet."""
        return {Way.PHONE: "phone", Way.VIDEO: "video", Way.CLIENT: "house"}.get(Way(self.way), "map-pin")

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def is_upcoming(self) -> bool:
        return not (self.is_cancelled or self.is_over)

    @property
    def applicants(self) -> list["Participant"]:
        """The applicants who take part; read it ``with_people()``."""
        return [each for each in self.participants.all() if each.party_id]

    @property
    def colleagues(self) -> list["Participant"]:
        """The people of the firm who take part; read it ``with_people()``."""
        return [each for each in self.participants.all() if each.account_id]

    @property
    def chosen_slot(self) -> "Slot | None":
        """The time that was chosen instead and waits for an answer; read it ``with_people()``."""
        return next((slot for slot in self.open_slots if slot.chosen_at), None)

    @property
    def choices(self) -> list["Slot"]:
        """The times that may still be chosen; read it ``with_people()``."""
        return [slot for slot in self.open_slots if not slot.chosen_at and slot.starts_at > timezone.now()]

    @property
    def standing(self) -> Standing:
        """Where it stands; read it ``with_people()``."""
        if self.is_cancelled:
            return Standing.CANCELLED
        if self.is_over:
            return Standing.OVER
        if self.chosen_slot:
            return Standing.CHOSEN
        answers = {each.answer for each in self.applicants}
        if Answer.OTHER_TIME in answers and not self.choices:
            return Standing.ASKED
        if self.choices:
            return Standing.OFFERED
        return Standing.CONFIRMED if answers == {Answer.CONFIRMED} else Standing.PLANNED

    @property
    def tone(self) -> str:
        """The badge's tone."""
        return {
            Standing.CONFIRMED: "success",
            Standing.CHOSEN: "warning",
            Standing.ASKED: "warning",
            Standing.OFFERED: "info",
            Standing.CANCELLED: "danger",
        }.get(self.standing, "neutral")


class Participant(models.Model):
    """Somebody who takes part: an applicant, or somebody of the firm. Only applicants answer."""

    id = models.BigAutoField(primary_key=True)
    appointment = models.ForeignKey(
        Appointment, models.CASCADE, related_name="participants", verbose_name=_("appointment")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("applicant")
    )
    account = done_by(_("colleague"))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, default=Answer.WAITING)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    wish = models.CharField(_("when it suits better"), max_length=500, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="participant_applicant_or_colleague",
                condition=Q(party__isnull=False, account=None) | Q(party=None, account__isnull=False),
            ),
            models.CheckConstraint(
                name="participant_answered_at_an_instant",
                condition=Q(answer=Answer.WAITING, answered_at=None)
                | ~Q(answer=Answer.WAITING) & Q(answered_at__isnull=False),
            ),
            models.UniqueConstraint(fields=["appointment", "party"], name="participant_applicant_once"),
            models.UniqueConstraint(fields=["appointment", "account"], name="participant_colleague_once"),
        )
        verbose_name = _("participant")
        verbose_name_plural = _("participants")

    def __str__(self) -> str:
        return str(self.party or self.account)

    @property
    def person(self) -> Party | Account:
        """Whoever it is."""
        return self.party or self.account

    @property
    def email(self) -> str:
        return self.person.email

    @property
    def tone(self) -> str:
        """The badge's tone of the answer."""
        return {Answer.CONFIRMED: "success", Answer.OTHER_TIME: "warning"}.get(Answer(self.answer), "neutral")


class Slot(Record):
    """A time that is offered instead of an appointment's own. It takes as long as the appointment.

    Chosen by one of the applicants it waits for the firm; ``closed_at`` ends the offer, whatever became of it.
    """

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="slots", verbose_name=_("appointment"))
    starts_at = models.DateTimeField(_("begins at"))
    ends_at = models.DateTimeField(_("ends at"))
    chosen_at = models.DateTimeField(_("chosen at"), null=True, blank=True)
    chosen_by = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chosen by")
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = SlotQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="slot_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="slot_chosen_by_somebody",
                condition=Q(chosen_at=None, chosen_by=None) | Q(chosen_at__isnull=False, chosen_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["appointment"],
                name="slot_one_chosen",
                condition=Q(chosen_at__isnull=False, closed_at=None),
            ),
        )
        verbose_name = _("offered time")
        verbose_name_plural = _("offered times")

    def __str__(self) -> str:
        return f"{times.day_in_words(self.starts_at)}, {times.span_in_words(self.starts_at, self.ends_at)}"


class CalendarFile(Record):
    """A calendar file as one reader got it with a letter, which names it by its reference."""

    appointment = models.ForeignKey(
        Appointment, models.CASCADE, related_name="calendar_files", verbose_name=_("appointment")
    )
    sequence = models.PositiveIntegerField(_("revision"))
    method = models.CharField(_("method"), max_length=8, choices=[(method.value, method.value) for method in Method])
    content = models.TextField(_("content"))

    objects = CalendarFileQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["appointment", "sequence"], name="calendarfile_by_sequence"),)
        verbose_name = _("calendar file")
        verbose_name_plural = _("calendar files")

    def __str__(self) -> str:
        return f"{self.method} {self.sequence}"
