"""The shell: navigation, home, search and the index of settings."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.db.models import F, Model
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from shared_apps.organisations import profile
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Team
from tenant_apps.activity.models import Entry
from tenant_apps.customers.models import Customer
from tenant_apps.documents.models import DocumentRequest, DocumentType
from tenant_apps.dossiers.commands.action_points import handle_action_point
from tenant_apps.dossiers.commands.dossiers import change_stage
from tenant_apps.dossiers.enums import StageOutcome
from tenant_apps.dossiers.models import ActionPoint, Dossier, Stage, StageChange
from tenant_apps.professional_portal.home import (
    RANGES,
    Standing,
    Whose,
    _month_starts,
    passages,
    registrations_per_month,
    work_of,
)
from tenant_apps.professional_portal.nav import PLACES
from tenant_apps.professional_portal.settings_places import SETTINGS
from tenant_apps.reviews.models import Review
from tenant_apps.threads.models import Thread, ThreadMessage
from tests.cast import Cast, professional, professional_actor
from tests.factories.appointments import appointment
from tests.factories.customers import business, couple, individual
from tests.factories.dossiers import deliver_point, dossier, free_point
from tests.factories.prospects import registration
from tests.tenant_apps.dossiers.conftest import delivered
from vestibule.core.actors import as_any
from vestibule.core.permissions import permission_named

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"


def path(name: str) -> str:
    return reverse(f"professional:professional_portal:{name}", urlconf=TENANT_URLS)


@pytest.mark.parametrize("place", [*PLACES, *SETTINGS], ids=lambda place: place.url_name)
def test_each_link_leads_somewhere_and_asks_a_declared_right(place):
    assert reverse(place.url_name, urlconf=TENANT_URLS).startswith("/pro/")
    assert permission_named(place.permission)


@pytest.mark.parametrize("place", [*PLACES, *SETTINGS], ids=lambda place: place.url_name)
def test_each_link_opens_for_an_administrator_who_advises(cast, place):
    assert cast.ada.browser().get(reverse(place.url_name, urlconf=TENANT_URLS)).status_code == 200


@pytest.mark.parametrize("place", SETTINGS, ids=lambda place: place.url_name)
def test_each_page_of_the_settings_is_marked_as_settings_in_the_menu(cast, place):
    page = cast.ada.browser().get(reverse(place.url_name, urlconf=TENANT_URLS))
    assert [entry.url for entry in page.context["navigation"].tabs if entry.is_active] == [path("settings")]


def test_a_page_of_a_room_is_marked_under_its_room(cast):
    page = cast.ada.browser().get(reverse("professional:dossiers:board", urlconf=TENANT_URLS))
    opened = reverse("professional:dossiers:index", urlconf=TENANT_URLS)
    assert [entry.url for entry in page.context["navigation"].tabs if entry.is_active] == [opened]


@pytest.mark.parametrize("name", ["home", "search", "settings"])
def test_pages_open_for_professionals_and_for_nobody_else(cast, name):
    expected = {"ada": 200, "ben": 200, "cleo": 404, "dan": 404}
    assert {who: getattr(cast, who).browser().get(path(name)).status_code for who in expected} == expected
    assert Browser(HTTP_HOST="alpha.localhost").get(path(name)).status_code == 302


def test_navigation_marks_where_the_reader_is(cast):
    opened = dossier()
    address = reverse("professional:dossiers:detail", urlconf=TENANT_URLS, args=[opened.public_id])
    text = cast.ben.browser().get(address).content.decode()
    marked = text[: text.index('aria-current="page"')].rsplit("<a", 1)[1]
    assert reverse("professional:dossiers:index", urlconf=TENANT_URLS) in marked


def test_settings_list_only_what_the_reader_may_enter(cast):
    users = reverse("professional:accounts:users", urlconf=TENANT_URLS)
    assert users in cast.ada.browser().get(path("settings")).content.decode()
    assert users not in cast.ben.browser().get(path("settings")).content.decode()


def test_settings_stand_under_their_subject_and_are_found_by_words(cast):
    browser = cast.ada.browser()
    assert list(browser.get(path("settings")).context["groups"])[:2] == ["Your firm", "What clients see"]
    found = browser.get(path("settings"), {"q": "colours LOGO"})
    assert [place.url_name for places in found.context["groups"].values() for place in places] == [
        "professional:branding:edit"
    ]
    for words, page in (("ip addresses", "accounts:security"), ("session", "accounts:security"), ("module", "modules")):
        shown = browser.get(path("settings"), {"q": words}).context["groups"]
        assert [place.url_name for places in shown.values() for place in places if place.url_name.endswith(page)], words
    assert "No setting found" in browser.get(path("settings"), {"q": "xyz"}).content.decode()


def test_modules_say_what_the_plan_includes(cast, monkeypatch):
    for lacking, said in (((), "In your plan"), (("clients",), "Not in your plan")):
        monkeypatch.setattr(profile, "lacking_modules", lambda lacking=lacking: frozenset(lacking))
        page = cast.ada.browser().get(path("modules")).content.decode()
        assert "The files of those who became clients" in page
        assert [
            each for each in ("In your plan", "Not in your plan") if f">{each}<" in page.replace("</svg>", ">")
        ] == [said]
    assert cast.ben.browser().get(path("modules")).status_code == 404


def test_home_without_anything_says_so(cast):
    text = cast.ben.browser().get(path("home")).content.decode()
    for sentence in ("Nothing to review.", "No client has anything to do.", "No registrations yet"):
        assert sentence in text


def test_home_draws_registrations_and_repeats_them_as_a_table(cast):
    for customer in (individual(), couple(), couple(), business()):
        dossier(customer)
    text = cast.ben.browser().get(path("home"), {"whose": "firm"}).content.decode()
    assert text.count('<rect class="is-') == 3 + 3  # one column of three blocks, and the legend
    table = text.split("Show as a table")[1].split("</details>")[0]
    row = table.rsplit('<th scope="row">', 1)[1]
    assert [cell.split("</td>")[0] for cell in row.split('<td class="u-end">')[1:5]] == ["1", "2", "1", "4"]


def test_home_counts_documents_of_ongoing_dossiers_by_state(cast):
    opened, closed, other = (
        dossier(adviser=account) for account in (cast.ben.account, cast.ben.account, cast.ada.account)
    )
    for each in (opened, closed, other):
        delivered(deliver_point(each))
        deliver_point(each)
    last = closed.workflow.stages.exclude(outcome=StageOutcome.ONGOING).order_by("position").last()
    change_stage(actor=cast.ben.actor, dossier=closed, stage=last, reason="It is over.")
    expected = {"me": Standing(asked=1, again=0, review=1, approved=0), "firm": Standing(2, 0, 2, 0)}
    assert {whose: work_of(cast.ben.actor, whose=whose).documents for whose in expected} == expected
    text = cast.ben.browser().get(path("home")).content.decode()
    rows = re.findall(r"</svg>([^<]+)</th><td>(\d+)</td>", text.split('class="c-chart__parts"')[1])
    assert rows == [("To deliver", "1"), ("Asked again", "0"), ("To review", "1"), ("Approved", "0")]


def test_months_run_over_the_turn_of_the_year():
    starts = _month_starts(date(2026, 2, 27))
    assert (len(starts), starts[0], starts[-1]) == (12, date(2025, 3, 1), date(2026, 2, 1))


def test_home_shows_own_work_or_the_whole_firms(cast):
    own, other = dossier(adviser=cast.ben.account), dossier(adviser=cast.ada.account)
    for opened in (own, other):
        delivered(deliver_point(opened))
        free_point(opened, subject=f"Call about {opened.number}")
    browser = cast.ben.browser()
    mine = browser.get(path("home")).content.decode()
    firm = browser.get(path("home"), {"whose": "firm"}).content.decode()
    assert (f"Call about {own.number}" in mine, f"Call about {other.number}" in mine) == (True, False)
    assert (f"Call about {own.number}" in firm, f"Call about {other.number}" in firm) == (True, True)


def test_home_counts_nothing_of_a_closed_dossier(cast):
    opened, closed = dossier(adviser=cast.ben.account), dossier(adviser=cast.ben.account)
    for each in (opened, closed):
        free_point(each, subject=f"Call about {each.number}")
    assert work_of(cast.ben.actor, whose="me").waiting_count == 2

    last = closed.workflow.stages.exclude(outcome=StageOutcome.ONGOING).order_by("position").last()
    change_stage(actor=cast.ben.actor, dossier=closed, stage=last, reason="It is over.")

    work = work_of(cast.ben.actor, whose="me")
    assert work.waiting_count == 1
    assert [point.dossier_id for point in work.waiting] == [opened.pk]


def test_home_of_a_new_firm_leads_to_the_launch_check(cast):
    assert path("launch") in cast.ada.browser().get(path("home")).content.decode()
    assert path("launch") not in cast.ben.browser().get(path("home")).content.decode()
    dossier(adviser=cast.ben.account)
    assert path("launch") not in cast.ada.browser().get(path("home")).content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_home_takes_at_most_twelve_statements(cast, assert_queries, count):
    for _number in range(count):
        opened = dossier(adviser=cast.ben.account)
        delivered(deliver_point(opened))
        deliver_point(opened)
    browser = cast.ben.browser()
    browser.get(path("home"))  # the process remembers host, brand and profile from now on
    for asked in ({}, {"whose": "firm", "months": "24"}):
        with assert_queries(11):
            browser.get(path("home"), asked)


def test_home_counts_registrations_in_the_range_and_of_those_who_are_asked_for(cast):
    own, other = dossier(adviser=cast.ben.account), dossier(business(), adviser=cast.ada.account)
    long_ago = timezone.now() - timedelta(days=300)
    Customer.objects.filter(pk=own.customer_id).update(created_at=long_ago)
    Team.objects.create(name="Two").members.add(cast.ben.account)
    Dossier.objects.filter(pk=other.pk).update(team=Team.objects.get())
    expected = {("me", 12): 1, ("me", 3): 0, ("team", 3): 1, ("firm", 3): 1, ("firm", 12): 2, ("firm", 24): 2}
    found = {
        (whose, months): sum(month.total for month in registrations_per_month(cast.ben.actor, whose, months))
        for whose, months in expected
    }
    assert found == expected
    page = cast.ben.browser().get(path("home"), {"whose": "?", "months": "13", "workflow": "?"})
    assert (page.context["whose"], page.context["months"]) == ("me", 12)


def test_home_shows_the_status_of_the_latest_registrations_of_those_who_are_asked_for(cast):
    mine, theirs, full = (
        dossier(adviser=account) for account in (cast.ben.account, cast.ada.account, cast.ben.account)
    )
    free_point(mine)
    handle_action_point(actor=cast.ben.actor, action_point=free_point(full))
    registration(theirs.customer, status="in_review")
    Customer.objects.filter(pk=individual().pk).update(lifecycle="client")
    expected = {
        "me": [(full.customer, "complete"), (mine.customer, "incomplete")],
        "firm": [(full.customer, "complete"), (theirs.customer, "in_review"), (mine.customer, "incomplete")],
    }
    for whose, listed in expected.items():
        page = cast.ben.browser().get(path("home"), {"whose": whose})
        found = [(each.customer, each.status) for each in page.context["registrations"]]
        assert [each for each in found if each[1]] == listed
        assert len(found) == len(listed) + (whose == "firm")
    shown = page.content.decode().split('id="recent"')[1]
    assert [word for word in ("In review", "Complete", "Incomplete", "First talk") if word not in shown] == []


def test_home_says_how_stages_are_passed(cast):
    first, second, third = (dossier(adviser=cast.ben.account) for _number in range(3))
    stages = list(first.workflow.stages.order_by("position"))
    ended = next(stage for stage in stages if stage.outcome == StageOutcome.ENDED)
    StageChange.objects.filter(dossier__in=(first, second, third)).update(
        changed_at=F("changed_at") - timedelta(days=4)
    )
    for opened, stage in ((first, stages[1]), (second, stages[1]), (third, ended)):
        change_stage(actor=cast.ben.actor, dossier=opened, stage=stage, reason="Now.")
    change_stage(actor=cast.ben.actor, dossier=second, stage=stages[0], reason="Back.")
    workflow = str(first.workflow.public_id)
    found, _workflows = passages(cast.ben.actor, "me", 12, workflow)
    assert [(each.came, each.went_on, each.percent, each.whole_days) for each in found[:2]] == [
        (3, 2, 66, 4),
        (2, 0, 0, None),
    ]
    nothing, _workflows = passages(cast.ada.actor, "me", 12, workflow)
    assert [each.came for each in nothing] == [0] * len(stages)
    text = cast.ben.browser().get(path("home"), {"workflow": workflow}).content.decode()
    assert "66%" in text.split('id="stages"')[1]


def test_home_keeps_the_workflow_whose_and_how_long_one_looks(cast):
    browser = cast.ben.browser()
    workflows = list(browser.get(path("home")).context["workflows"])
    text = browser.get(path("home"), {"workflow": workflows[-1]}).content.decode()
    ways = re.findall(r'href="(\?whose=[^"#]*)', text)
    assert len(ways) == len(Whose) + len(RANGES) + len(workflows)
    kept = [way for way in ways if f"workflow={workflows[-1]}" in way]
    assert len(kept) == len(Whose) + len(RANGES) + 1
    assert re.findall(r'workflow=([^"#]*)#stages" aria-current', text) == [workflows[-1]]


def test_home_shows_what_is_due_and_who_comes_today(cast, monkeypatch):
    noon = timezone.make_aware(datetime.combine(timezone.localdate(), time(12)))
    monkeypatch.setattr(timezone, "now", lambda: noon)
    opened = dossier(adviser=cast.ben.account)
    free_point(opened, subject="Due soon", due_on=timezone.localdate() + timedelta(days=3))
    free_point(opened, subject="Due later", due_on=timezone.localdate() + timedelta(days=30))
    at = {"starts_at": noon + timedelta(hours=2)}
    appointment(opened, cast.ben.account, subject="Coffee", **at)
    work = work_of(cast.ben.actor, whose="me")
    assert ([point.subject for point in work.due], work.due_count) == (["Due soon"], 1)
    assert [each.subject for each in work.today] == ["Coffee"]
    assert work_of(cast.ada.actor, whose="me").today == []
    assert len(work_of(cast.ada.actor, whose="firm").today) == 1


def test_search_finds_people_and_dossiers(cast):
    opened, alone = dossier(individual(first_name="Zoë", last_name="Peeters")), individual(last_name="Peeters-Alone")
    browser = cast.ben.browser()

    def found(words: str) -> str:
        return browser.get(path("search"), {"q": words}).content.decode()

    assert opened.number in found("zoe peeters")
    assert opened.number in found(opened.number)
    assert alone.number in found("peeters-alone")
    assert "Nothing found" in found("nobody at all")
    assert "What are you looking for?" in found("  ")


def options(browser, words: str) -> str:
    """What the command palette shows for the words."""
    answer = browser.get(path("search"), {"q": words}, headers={"HX-Request": "true", "HX-Target": "palette-found"})
    assert "<html" not in answer.content.decode()
    return answer.content.decode()


def test_palette_finds_people_documents_and_pages(cast):
    opened = dossier(couple(), adviser=cast.ben.account)
    request = delivered(deliver_point(opened))
    browser = cast.ben.browser()
    person = str(opened.customer.parties.first())
    assert person in options(browser, person).split("People")[1]
    review = reverse("professional:documents:review", urlconf=TENANT_URLS, args=[request.public_id])
    assert review in options(browser, f"{request.plain_subject} {person}")
    assert review in options(browser, opened.customer.number)
    assert review not in options(browser, "K-0000-00000")
    assert reverse("professional:prospects:add", urlconf=TENANT_URLS) in options(browser, "add prospect")
    assert "Review" in options(browser, "")


def test_messages_are_found_by_their_words_and_opened_to_be_read(cast):
    opened = dossier(adviser=cast.ben.account)
    thread = Thread.objects.create(customer=opened.customer, dossier=opened)
    for body in ("The notary asks for the deed.", "When does the notary come?", "Nothing else."):
        thread.messages.create(body=body, author=cast.ada.account, is_from_client=False)
    address = reverse("professional:threads:conversation", urlconf=TENANT_URLS, args=[opened.public_id, "all"])
    browser = cast.ben.browser()
    for text in (options(browser, "NOTARY"), browser.get(path("search"), {"q": "notary deed"}).content.decode()):
        assert text.count(f'href="{address}"') == 1
        assert "asks for the deed" not in text
    assert address not in options(browser, "notary nothing")
    assert address in options(browser, "no else")
    assert address not in options(browser, "no")  # two letters stand in every conversation
    assert not Entry.objects.filter(verb="threads.read").exists()


def test_palette_shows_only_pages_that_the_reader_may_enter(cast):
    users = reverse("professional:accounts:users", urlconf=TENANT_URLS)
    assert users in options(cast.ada.browser(), "users roles")
    assert users not in options(cast.ben.browser(), "users roles")


def test_search_forgives_a_typing_error_and_says_that_it_guesses(cast):
    individual(last_name="Hoekstra")
    browser = cast.ben.browser()
    assert "Did you mean" in options(browser, "hoekstar")
    assert "Did you mean" in browser.get(path("search"), {"q": "hoekstar"}).content.decode()
    assert "Did you mean" not in options(browser, "hoekstra")


@pytest.mark.parametrize("words", ["%", "_", "\\", "' OR 1=1", "a" * 500, "🙂"])
def test_search_takes_any_words(cast, words):
    assert cast.ben.browser().get(path("search"), {"q": words}).status_code == 200


def test_counts_follow_the_work_and_answer_304_while_nothing_changes(cast):
    mine, other = dossier(adviser=cast.ben.account), dossier(adviser=cast.ada.account)
    browser = cast.ben.browser()
    delivered(deliver_point(mine))
    first = browser.get(path("counts"))
    assert first.json()["counts"] == {"bell": 1, "review": 1, "messages": 0}
    assert first.headers["Cache-Control"] == "private, no-cache"
    known = {"If-None-Match": first.headers["ETag"]}
    again = browser.get(path("counts"), headers=known)
    assert (again.status_code, again.content) == (304, b"")
    delivered(deliver_point(other))
    assert browser.get(path("counts"), headers=known).json()["counts"] == {"bell": 1, "review": 2, "messages": 0}


def test_counts_of_somebody_who_reviews_nothing_are_those_of_the_inbox(cast):
    officer = professional(cast.alpha, "Olga", RoleCode.COMPLIANCE_OFFICER).browser()
    assert officer.get(path("counts")).json()["counts"] == {"bell": 0}
    assert 'data-counter="review"' not in officer.get(path("home")).content.decode()


def test_counts_take_three_statements_beside_the_session(cast, assert_queries):
    browser = cast.ben.browser()
    browser.get(path("counts"))
    with assert_queries(4):
        browser.get(path("counts"))


@pytest.mark.parametrize("count", [1, 30])
def test_search_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    for _number in range(count):
        dossier(individual(last_name="Peeters"))
    browser = cast.ben.browser()
    browser.get(path("search"), {"q": "peeters"})  # the process remembers host, brand and profile from now on
    with assert_queries(7):
        browser.get(path("search"), {"q": "peeters"})


def test_menu_shows_where_one_is(cast):
    opened = dossier(adviser=cast.ben.account)
    party = opened.customer.parties.first()

    def marked(name: str, *args: object) -> list[str]:
        page = cast.ben.browser().get(reverse(name, urlconf=TENANT_URLS, args=args)).content.decode()
        links = re.findall(r"<a [^>]*aria-current=\"page\"[^>]*>(.*?)</a>", page, re.DOTALL)
        return [" ".join(re.sub(r"<[^>]+>", " ", link).split()) for link in links]

    assert "Home" in marked("professional:professional_portal:home")
    for place in (
        marked("professional:dossiers:detail", opened.public_id),
        marked("professional:customers:edit_party", party.public_id),
        marked("professional:activity:panel", opened.public_id),
    ):
        assert "Dossiers" in place
        assert "Home" not in place


@pytest.mark.parametrize(
    "model", [ActionPoint, Customer, Dossier, DocumentRequest, DocumentType, Review, Stage, ThreadMessage]
)
def test_what_is_prepared_for_all_who_work_here_is_what_each_of_them_may_see(cast: Cast, model: type[Model]):
    """Search and lists are prepared for a professional without rights: nothing that they read goes by who asks."""
    for role in (cast.ada, cast.ben):
        actor = professional_actor(role.account)
        assert str(model.objects.visible_to(actor).query) == str(model.objects.visible_to(as_any(actor)).query)
