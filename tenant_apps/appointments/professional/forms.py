"""Forms of the appointments' pages."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.models import Account
from tenant_apps.appointments import times
from tenant_apps.appointments.agenda import Reach, Span
from tenant_apps.appointments.clock import ClockField
from tenant_apps.appointments.commands.answers import MOST_OFFERED
from tenant_apps.appointments.enums import RemindBy, Way
from tenant_apps.appointments.models import Appointment
from tenant_apps.appointments.plans import Plan
from tenant_apps.customers.languages import writing_hint
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Dossier
from vestibule.core.actors import Actor
from vestibule.core.forms import DateField, Form

LENGTHS = (15, 30, 45, 60, 90, 120, 180, 240)
REMINDERS = (
    ("", _("Nobody is reminded")),
    ("120", _("2 hours before")),
    ("1440", _("1 day before")),
    ("2880", _("2 days before")),
)
USUAL_LENGTH, USUAL_REMINDER = 60, 1440


class AppointmentForm(Form):
    """An appointment as it is to be."""

    subject = forms.CharField(label=pgettext_lazy("appointment", "About"), max_length=200)
    way = forms.ChoiceField(label=_("How you meet"), choices=Way.choices, widget=forms.RadioSelect, initial=Way.OFFICE)
    place = forms.CharField(
        label=_("Address or telephone number"),
        max_length=300,
        required=False,
        help_text=_("Where you meet, or the number that is called."),
    )
    video_link = forms.URLField(
        label=_("Link of the video call"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("For a video call. It begins with https://."),
    )
    starts = ClockField(label=_("Begins"))
    length = forms.TypedChoiceField(label=_("How long"), coerce=int, initial=USUAL_LENGTH)
    applicants = forms.ModelMultipleChoiceField(
        label=_("Applicants who take part"),
        queryset=Party.objects.none(),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one applicant.")},
    )
    organiser = forms.ModelChoiceField(
        label=_("With"), queryset=Account.objects.none(), to_field_name="public_id", empty_label=None
    )
    colleagues = forms.ModelMultipleChoiceField(
        label=_("Other colleagues who take part"),
        queryset=Account.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    remark = forms.CharField(
        label=_("Remark for the client"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    remind = forms.TypedChoiceField(
        label=_("Remind the applicants"),
        choices=REMINDERS,
        required=False,
        coerce=int,
        empty_value=None,
        initial=USUAL_REMINDER,
    )
    remind_by = forms.ChoiceField(label=_("Remind by"), choices=RemindBy.choices, initial=RemindBy.EMAIL)
    despite = forms.BooleanField(label=_("Make the appointment anyway"), required=False)

    def __init__(
        self, *args: Any, actor: Actor, dossier: Dossier, appointment: Appointment | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial=_initial(actor, dossier, appointment), **kwargs)
        self.actor = actor
        self.appointment = appointment
        people = Account.objects.visible_to(actor).professionals().active().order_by("name", "pk")
        self.fields["applicants"].queryset = Party.objects.visible_to(actor).people_of(dossier.customer)
        self.fields["remark"].help_text = " ".join(
            str(text)
            for text in (self.fields["remark"].help_text, writing_hint(self.fields["applicants"].queryset))
            if text
        )
        self.fields["organiser"].queryset = self.fields["colleagues"].queryset = people
        lengths = sorted({*LENGTHS, *([appointment.minutes] if appointment else [])})
        self.fields["length"].choices = [(minutes, _minutes(minutes)) for minutes in lengths]
        self.fields["starts"].help_text = gettext("In the time of %(zone)s.") % {"zone": times.zone_name()}
        self.in_the_way: list[Appointment] = []

    def clean(self) -> dict[str, Any]:
        """Refuse our own address elsewhere, and say which appointments lie in the way: that is for people to judge."""
        cleaned: dict[str, Any] = super().clean() or {}
        is_elsewhere = cleaned.get("way") in {Way.PHONE, Way.CLIENT}
        if is_elsewhere and cleaned.get("place") == current_organisation().address_line != "":
            hint = _("This is the address of your office. Enter the telephone number or the address of the client.")
            self.add_error("place", hint)
        if not self.errors:
            begins = cleaned["starts"]
            ends = begins + timedelta(minutes=cleaned["length"])
            people = [cleaned["organiser"], *cleaned["colleagues"]]
            others = (
                Appointment.objects.visible_to(self.actor)
                .upcoming()
                .of_accounts(people)
                .between(begins, ends)
                .with_people()
            )
            if self.appointment:
                others = others.exclude(pk=self.appointment.pk)
            self.in_the_way = list(others.soonest_first()[:5])
            if self.in_the_way and not cleaned["despite"]:
                self.add_error("despite", _("Somebody who takes part has another appointment then."))
        return cleaned

    @property
    def plan(self) -> Plan:
        """What was entered."""
        given = self.cleaned_data
        organiser = given["organiser"]
        return Plan(
            way=given["way"],
            subject=given["subject"],
            place=given["place"],
            video_link=given["video_link"],
            remark=given["remark"],
            starts_at=given["starts"],
            ends_at=given["starts"] + timedelta(minutes=given["length"]),
            applicants=list(given["applicants"]),
            colleagues=[organiser, *(each for each in given["colleagues"] if each != organiser)],
            remind_minutes=given["remind"],
            remind_by=given["remind_by"],
        )


class CancelForm(Form):
    """Why it is cancelled."""

    reason = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("Everybody who takes part reads this in the e-mail.")
    )
    removes_action_points = forms.BooleanField(
        label=_("Also take away what is still to be done for the appointment"), required=False
    )

    def __init__(self, *args: Any, has_points: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_points:
            del self.fields["removes_action_points"]


class OfferForm(Form):
    """Other times, of which an applicant may choose one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_OFFERED + 1):
            label = gettext("Time %(number)d") % {"number": number}
            self.fields[f"time_{number}"] = ClockField(label=label, required=number == 1)
        self.fields["time_1"].help_text = gettext("In the time of %(zone)s.") % {"zone": times.zone_name()}

    @property
    def starts(self) -> list[Any]:
        """The times that were entered."""
        given = (self.cleaned_data.get(f"time_{number}") for number in range(1, MOST_OFFERED + 1))
        return [moment for moment in given if moment]


class AgendaForm(Form):
    """Which part of the agenda."""

    span = forms.ChoiceField(label=_("Show"), choices=Span.choices, required=False)
    whose = forms.ChoiceField(label=_("Whose"), choices=Reach.choices, required=False)
    on = DateField(label=_("Day"), required=False)


def _minutes(minutes: int) -> str:
    if minutes % 60:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    return ngettext("%(count)d hour", "%(count)d hours", minutes // 60) % {"count": minutes // 60}


def _initial(actor: Actor, dossier: Dossier, appointment: Appointment | None) -> dict[str, Any]:
    """The appointment as it is, or what is usual."""
    if appointment is None:
        tomorrow = times.wall(timezone.now() + timedelta(days=1))
        return {
            "place": current_organisation().address_line,
            "starts": tomorrow.replace(hour=10, minute=0, second=0, microsecond=0),
            "applicants": list(Party.objects.visible_to(actor).people_of(dossier.customer)),
            "organiser": dossier.adviser.public_id if dossier.adviser else actor.public_id,
        }
    return {
        "subject": appointment.subject,
        "way": appointment.way,
        "place": appointment.place,
        "video_link": appointment.video_link,
        "starts": appointment.starts_at,
        "length": appointment.minutes,
        "applicants": [each.party for each in appointment.applicants],
        "organiser": appointment.organiser.public_id,
        "colleagues": [each.account for each in appointment.colleagues if each.account_id != appointment.organiser_id],
        "remark": appointment.remark,
        "remind": appointment.remind_minutes or "",
        "remind_by": appointment.remind_by,
    }
