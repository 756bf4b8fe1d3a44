"""The client's tab: there when there is an appointment, with what may be answered, and what has to be done for it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.appointments.commands.answers import choose_time, offer_times
from tenant_apps.appointments.commands.appointments import cancel_appointment, read
from tenant_apps.appointments.enums import Answer, Standing
from tenant_apps.appointments.models import Appointment
from tenant_apps.invites.commands import revoke_invite
from tenant_apps.invites.models import Invite
from tests.factories.appointments import A_TEST, at_ten, offered
from tests.factories.dossiers import free_point

pytestmark = pytest.mark.django_db
MANY = 30


def path(name: str, *arguments: object) -> str:
    return reverse(f"client:{name}", urlconf="vestibule.config.urls_tenant", args=arguments)


@pytest.fixture
def tab(meeting) -> str:
    return path("appointments:index", meeting.dossier.public_id)


def test_tab_is_there_only_when_there_is_an_appointment(meeting, tab):
    browser = meeting.cleo.browser()
    overview = path("client_portal:overview")
    assert tab not in browser.get(overview).content.decode()
    assert "No upcoming appointments" in browser.get(tab).content.decode()
    held = meeting.make()
    assert tab in browser.get(overview).content.decode()
    cancel_appointment(actor=A_TEST, appointment=held, reason="Ben is ill")
    assert tab not in browser.get(overview).content.decode()
    over = meeting.make()
    Appointment.objects.filter(pk=over.pk).update(
        starts_at=timezone.now() - timedelta(hours=2), ends_at=timezone.now() - timedelta(hours=1)
    )
    assert tab not in browser.get(overview).content.decode()
    page = browser.get(tab).content.decode()
    assert "Ben is ill" in page
    assert "Over or cancelled" in page


def test_tab_says_when_where_and_with_whom(meeting, tab):
    held = meeting.make(remark="Bring your passport")
    page = meeting.cleo.browser().get(tab).content.decode()
    assert "10:00" in held.span
    for text in (held.day, held.span, "First talk", "Main street 1, Utrecht", "Ben", str(meeting.second)):
        assert text in page
    assert "Europe/Amsterdam" not in page
    assert "<iframe" not in page
    assert "maps." not in page


def test_tab_names_the_zone_to_who_lives_by_another_clock(meeting, tab):
    meeting.make()
    Account.objects.filter(pk=meeting.cleo.account.pk).update(time_zone="Europe/London")
    assert "(Europe/Amsterdam)" in meeting.cleo.browser().get(tab).content.decode()


def test_tab_counts_what_is_to_be_done_for_it(meeting, tab):
    meeting.make()
    free_point(meeting.dossier, subject="Bring your passport", is_for_appointment=True)
    free_point(meeting.dossier, subject="Call us")
    browser = meeting.cleo.browser()
    assert browser.get(path("client_portal:counts")).json()["counts"]["appointment"] == 1
    address = path("client_portal:for_appointment", meeting.dossier.public_id)
    whole = browser.get(tab).content.decode()
    fragment = browser.get(address, headers={"HX-Request": "true"}).content.decode()
    for text in (whole, fragment):
        assert "Bring your passport" in text
        assert "Call us" not in text
    assert browser.get(address).url == tab


def test_client_confirms(meeting, tab):
    held, browser = meeting.make(), meeting.cleo.browser()
    assert browser.post(path("appointments:confirm", held.public_id)).url == tab
    assert {each.answer for each in read(held).applicants} == {Answer.CONFIRMED, Answer.WAITING}
    assert "This time suits me" not in browser.get(tab).content.decode()


def test_client_asks_for_another_time_in_words(meeting, tab):
    held, browser = meeting.make(), meeting.cleo.browser()
    address = path("appointments:ask", held.public_id)
    assert browser.post(address, {"wish": ""}).status_code == 422
    long = browser.post(address, {"wish": "x" * 501})
    assert long.status_code == 422
    assert "x" * 501 in long.content.decode()
    assert browser.post(address, {"wish": "After six"}, follow=True).status_code == 200
    assert "After six" in browser.get(tab).content.decode()
    assert "After six" not in meeting.dan.browser().get(tab).content.decode()
    assert read(held).standing == Standing.ASKED


def test_client_chooses_an_offered_time_and_both_read_so(meeting, tab):
    held = meeting.make()
    early, late = offered(held, hours=(13, 15))
    cleo, dan = meeting.cleo.browser(), meeting.dan.browser()
    assert str(late) in cleo.get(tab).content.decode()
    assert cleo.post(path("appointments:choose", late.public_id), follow=True).status_code == 200
    assert "You chose another time" in cleo.get(tab).content.decode()
    page = dan.get(tab).content.decode()
    assert "Another time was chosen" in page
    assert "You chose another time" not in page
    answer = dan.post(path("appointments:choose", early.public_id), follow=True)
    assert "has just chosen another time" in answer.content.decode()
    offer_times(actor=A_TEST, appointment=held, starts=[at_ten(days=12)])
    answer = cleo.post(path("appointments:choose", late.public_id), follow=True)
    assert "just been taken" in answer.content.decode()


def test_other_applicant_sees_it_by_visibility_alone(meeting, tab):
    held = meeting.make(positions=(1,))
    dan = meeting.dan.browser()
    assert "First talk" not in dan.get(tab).content.decode()
    assert tab not in dan.get(path("client_portal:overview")).content.decode()
    for name in ("confirm", "ask", "calendar"):
        address = path(f"appointments:{name}", held.public_id)
        answer = dan.get(address) if name == "calendar" else dan.post(address, {"wish": "x"})
        assert answer.status_code == 404
    Invite.objects.filter(account=meeting.dan.account).update(sees_other_applicants=True)
    page = dan.get(tab).content.decode()
    assert "First talk" in page
    assert "This time suits me" not in page
    assert dan.post(path("appointments:confirm", held.public_id)).status_code == 404
    (slot,) = offered(held)
    assert dan.post(path("appointments:choose", slot.public_id)).status_code == 404


def test_revoked_access_opens_nothing(meeting, tab):
    held = meeting.make()
    (slot,) = offered(held)
    browser = meeting.cleo.browser()
    assert browser.get(tab).status_code == 200
    revoke_invite(actor=A_TEST, invite=Invite.objects.get(account=meeting.cleo.account))
    browser = meeting.cleo.browser()
    assert browser.get(tab).status_code == 404
    assert browser.get(path("appointments:calendar", held.public_id)).status_code == 404
    assert browser.post(path("appointments:choose", slot.public_id)).status_code == 404
    assert browser.post(path("appointments:confirm", held.public_id)).status_code == 404


@pytest.mark.parametrize("what", ["upcoming", "times"])
def test_tab_takes_the_same_statements_for_any_number(meeting, tab, assert_queries, what):
    browser = meeting.cleo.browser()
    held = meeting.make(days=1)
    for count in (1, MANY):
        while what == "upcoming" and Appointment.objects.count() < count:
            meeting.make(days=1 + Appointment.objects.count())
        if what == "times":
            starts = [at_ten(days=2 + number) for number in range(min(count, 6))]
            offer_times(actor=A_TEST, appointment=held, starts=starts)
        browser.get(tab)
        with assert_queries(11):
            page = browser.get(tab).content.decode()
        assert page.count("Main street 1, Utrecht") == (count if what == "upcoming" else 1)


def test_choice_waits_in_the_list_of_the_firm(meeting):
    held = meeting.make()
    (slot,) = offered(held)
    choose_time(actor=meeting.cleo.actor, slot=slot)
    address = reverse("professional:appointments:index", urlconf="vestibule.config.urls_tenant")
    assert "Another time was chosen" in meeting.ben.browser().get(address, {"span": "upcoming"}).content.decode()


def test_own_yes_stays_in_sight_while_other_times_are_offered(meeting, tab):
    held, browser = meeting.make(), meeting.cleo.browser()
    offer_times(actor=A_TEST, appointment=held, starts=[at_ten(days=9)])
    said = "You have said that this time suits you."
    assert said not in browser.get(tab).content.decode()
    browser.post(path("appointments:confirm", held.public_id))
    assert read(held).standing != Standing.CONFIRMED
    assert said in browser.get(tab).content.decode()
