"""The agenda, the panel of a dossier and the pages of an appointment."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.commands.teams import save_team
from tenant_apps.appointments import times
from tenant_apps.appointments.commands.answers import ask_other_time, choose_time
from tenant_apps.appointments.commands.appointments import cancel_appointment, read
from tenant_apps.appointments.enums import Standing
from tenant_apps.appointments.models import Appointment
from tests.cast import professional
from tests.factories.appointments import A_TEST, appointment, at_ten, offered
from tests.factories.customers import individual
from tests.factories.dossiers import dossier, free_point

pytestmark = pytest.mark.django_db
MANY = 30


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:appointments:{name}", urlconf="vestibule.config.urls_tenant", args=arguments)


def entered(meeting, **changed: object) -> dict[str, object]:
    """What somebody types into the form."""
    values = {
        "subject": "First talk",
        "way": "office",
        "place": "Main street 1",
        "starts": f"{times.wall(at_ten(days=7)):%Y-%m-%dT%H:%M}",
        "length": "60",
        "applicants": [str(meeting.first.public_id), str(meeting.second.public_id)],
        "organiser": str(meeting.ben.account.public_id),
        "remind": "1440",
        "remind_by": "email",
    }
    return values | changed


def test_made_from_the_dossier(meeting, letters):
    browser = meeting.ben.browser()
    address = path("make", meeting.dossier.public_id)
    form = browser.get(address).content.decode()
    assert "In the time of Europe/Amsterdam." in form
    answer = browser.post(address, entered(meeting), follow=True)
    held = Appointment.objects.get()
    assert (held.starts_at, held.minutes, held.remind_at) == (at_ten(days=7), 60, at_ten(days=6))
    assert "First talk" in answer.content.decode()
    assert len(letters()) == 3


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"starts": "2020-01-01T10:00"}, "This time is over"),
        ({"starts": "2027-03-28T02:30"}, "does not exist"),
        ({"starts": "2199-12-31T10:00"}, "more than two years ahead"),
        ({"starts": "9999-12-31T23:59"}, "more than two years ahead"),
        ({"starts": "nonsense\x00"}, "Enter a day and a time."),
        ({"starts": ""}, "This field is required."),
        ({"length": "-60"}, "Select a valid choice"),
        ({"applicants": []}, "Choose at least one applicant."),
        ({"applicants": ["00000000-0000-4000-8000-000000000000"]}, "Select a valid choice"),
        ({"applicants": ["no id"]}, "is not a valid"),
        ({"way": "video", "video_link": "javascript:alert(1)"}, "valid URL"),
        ({"way": "video", "video_link": ""}, "It begins with https://"),
        ({"place": ""}, "Say where"),
        ({"subject": "x" * 201}, "at most 200 characters"),
        ({"remind": "7"}, "Select a valid choice"),
    ],
)
def test_wrong_input_is_explained_and_kept(meeting, changed, said):
    sent = entered(meeting, remark="Kept", **changed)
    answer = meeting.ben.browser().post(path("make", meeting.dossier.public_id), sent)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert said in text
    assert "Kept" in text
    assert not Appointment.objects.exists()


@pytest.mark.parametrize("way", ["phone", "client"])
def test_address_of_the_office_is_no_telephone_number_and_not_at_the_clients(meeting, way):
    browser, address = meeting.ben.browser(), path("make", meeting.dossier.public_id)
    proposed = browser.get(address).context["form"]["place"].value()
    assert proposed
    answer = browser.post(address, entered(meeting, way=way, place=f" {proposed}"))
    assert answer.status_code == 422
    assert "This is the address of your office." in answer.content.decode()
    assert browser.post(address, entered(meeting, way="office", place=proposed)).status_code == 302
    assert browser.post(address, entered(meeting, way=way, place="+31 30 123 45 67", despite="on")).status_code == 302


def test_another_appointment_in_the_way_is_said_and_not_refused(meeting):
    other = appointment(dossier(individual()), meeting.ben.account)
    browser, address = meeting.ben.browser(), path("make", meeting.dossier.public_id)
    half_past = f"{times.wall(at_ten(days=7) + timedelta(minutes=30)):%Y-%m-%dT%H:%M}"
    answer = browser.post(address, entered(meeting, starts=half_past))
    assert answer.status_code == 422
    assert other.dossier.customer.name in answer.content.decode()
    assert browser.post(address, entered(meeting, starts=half_past, despite="on")).status_code == 302
    eleven = f"{times.wall(at_ten(days=7, hour=9)):%Y-%m-%dT%H:%M}"
    cancel_appointment(actor=A_TEST, appointment=other, reason="Ill")
    Appointment.objects.filter(pk=other.pk).delete()
    assert browser.post(address, entered(meeting, starts=eleven)).status_code == 302  # one ends as the other begins


def test_moved_and_cancelled(meeting):
    held, browser = meeting.make(), meeting.ben.browser()
    form = browser.get(path("change", held.public_id)).content.decode()
    assert f'value="{times.wall(held.starts_at):%d/%m/%Y %H:%M}"' in form
    later = f"{times.wall(at_ten(days=8)):%Y-%m-%dT%H:%M}"
    assert browser.post(path("change", held.public_id), entered(meeting, starts=later)).status_code == 302
    assert read(held).starts_at == at_ten(days=8)

    assert browser.post(path("cancel", held.public_id), {"reason": ""}).status_code == 422
    free_point(meeting.dossier, is_for_appointment=True)
    asked = browser.get(path("cancel", held.public_id)).content.decode()
    assert "removes_action_points" in asked
    assert "Keep the appointment" in asked  # next to "cancel the appointment", "cancel" would be the same word
    sent = {"reason": "Ben is ill", "removes_action_points": "on"}
    assert browser.post(path("cancel", held.public_id), sent).status_code == 302
    page = browser.get(path("detail", held.public_id)).content.decode()
    assert "Ben is ill" in page
    assert path("change", held.public_id) not in page
    assert browser.post(path("change", held.public_id), entered(meeting, starts=later)).status_code == 422


def test_other_times_are_offered_and_the_choice_is_answered(meeting):
    held, browser = meeting.make(), meeting.ben.browser()
    address = path("offer", held.public_id)
    assert browser.post(address, {"time_1": "", "time_2": "2027-03-28T02:30"}).status_code == 422
    shown = f"{times.wall(at_ten(days=9)):%Y-%m-%dT%H:%M}"
    assert browser.post(address, {"time_1": shown}).status_code == 302
    (slot,) = read(held).open_slots
    choose_time(actor=meeting.cleo.actor, slot=slot)
    page = browser.get(path("detail", held.public_id)).content.decode()
    assert f"{meeting.first} chose another time" in page
    assert browser.post(path("accept", held.public_id)).status_code == 302
    assert read(held).starts_at == slot.starts_at
    answer = browser.post(path("accept", held.public_id), follow=True)
    assert "No time is chosen any more" in answer.content.decode()
    ask_other_time(actor=meeting.dan.actor, appointment=held, wish="After six")
    assert "After six" in browser.get(path("detail", held.public_id)).content.decode()
    assert browser.post(path("keep", held.public_id)).status_code == 302
    assert read(held).standing == Standing.PLANNED


def test_compliance_reads_and_changes_nothing(cast, meeting):
    reader = professional(cast.alpha, "Cora", "compliance_officer").browser()
    held = meeting.make()
    for name in ("index", "detail", "calendar"):
        assert reader.get(path(name, *([] if name == "index" else [held.public_id]))).status_code == 200
    assert path("make", meeting.dossier.public_id) not in reader.get(path("panel", meeting.dossier.public_id)).text
    assert reader.get(path("make", meeting.dossier.public_id)).status_code == 404
    assert reader.post(path("cancel", held.public_id), {"reason": "x"}).status_code == 404


def test_agenda_of_oneself_the_team_and_everybody(cast, meeting):
    save_team(actor=cast.ada.actor, name="North", members=[cast.ada.account, meeting.ben.account])
    meeting.make(subject="Of Ben")
    appointment(dossier(individual()), cast.ada.account, subject="Of Ada")
    carl = professional(cast.alpha, "Carl", "adviser")
    appointment(dossier(individual()), carl.account, subject="Of Carl")
    browser = cast.ada.browser()

    def shown(whose: str) -> set[str]:
        text = browser.get(path("index"), {"span": "upcoming", "whose": whose}).content.decode()
        return {name for name in ("Of Ada", "Of Ben", "Of Carl") if name in text}

    assert shown("mine") == {"Of Ada"}
    assert shown("team") == {"Of Ada", "Of Ben"}
    assert shown("all") == {"Of Ada", "Of Ben", "Of Carl"}


def test_agenda_of_a_day_and_a_week(meeting):
    meeting.make(days=7)
    browser = meeting.ben.browser()
    day = times.wall(at_ten(days=7)).date()
    assert "First talk" in browser.get(path("index"), {"span": "day", "on": day}).content.decode()
    other = browser.get(path("index"), {"span": "day", "on": day + timedelta(days=1)}).content.decode()
    assert "First talk" not in other
    assert "Go to the dossiers" in other
    assert "First talk" in browser.get(path("index"), {"span": "week", "on": day}).content.decode()
    assert "First talk" in browser.get(path("index"), {"span": "week", "on": day - timedelta(days=day.weekday())}).text


@pytest.mark.parametrize(
    "asked",
    [
        {"on": "nonsense"},
        {"on": "0001-01-01"},
        {"on": "9999-12-31"},
        {"span": "year"},
        {"whose": "x"},
        {"on": "2027-03-28"},
    ],
)
def test_agenda_takes_any_question(meeting, asked):
    assert meeting.ben.browser().get(path("index"), asked).status_code == 200


@pytest.mark.parametrize(("page", "statements"), [("index", 4), ("panel", 6)])
def test_lists_take_the_same_statements_for_any_number(cast, assert_queries, page, statements):
    opened = dossier(individual())
    browser = cast.ben.browser()
    address = path("index") + "?span=upcoming" if page == "index" else path("panel", opened.public_id)
    for count in (1, MANY):
        while Appointment.objects.count() < count:
            appointment(opened, cast.ben.account, days=1 + Appointment.objects.count(), subject="Some talk")
        browser.get(address)
        with assert_queries(statements):
            answer = browser.get(address)
        assert answer.content.decode().count("Some talk") == count


def test_panel_stands_on_the_dossier(meeting):
    browser = meeting.ben.browser()
    urls = "vestibule.config.urls_tenant"
    page = browser.get(reverse("professional:dossiers:detail", urlconf=urls, args=[meeting.dossier.public_id]))
    address = path("panel", meeting.dossier.public_id)
    assert address in page.content.decode()
    assert "No upcoming appointments" in browser.get(address).content.decode()
    held = meeting.make()
    fragment = browser.get(address, headers={"HX-Request": "true"}).content.decode()
    assert fragment.strip() in browser.get(address).content.decode()
    Appointment.objects.filter(pk=held.pk).update(
        starts_at=timezone.now() - timedelta(hours=2), ends_at=timezone.now() - timedelta(hours=1)
    )
    assert "Over or cancelled" in browser.get(address).content.decode()
    assert offered(meeting.make())
