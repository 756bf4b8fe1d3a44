"""One line of time over all rooms: whole, by kind, in pages, and no more than one may read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.activity.models import Entry
from tenant_apps.documents.commands.requests import edit_request
from tenant_apps.dossiers.commands.action_points import handle_action_point
from tenant_apps.dossiers.commands.notes import add_note
from tenant_apps.dossiers.models import Dossier
from tenant_apps.professional_portal.professional.timeline import PER_PAGE
from tenant_apps.professional_portal.timeline import KINDS, Bundle, Moment, Timeline, by_day, kinds_for
from tests.cast import Cast, Member, professional
from tests.factories import appointments, dossiers, threads
from tests.factories.dossiers import A_TEST, complete_point, deliver_point, request_of
from tests.factories.invites import invite

pytestmark = pytest.mark.django_db


def page(dossier: Dossier, query: str = "") -> str:
    address = reverse(
        "professional:professional_portal:timeline", urlconf="vestibule.config.urls_tenant", args=[dossier.public_id]
    )
    return f"{address}{query}"


def verbs(member: Member, dossier: Dossier, kind: str = "") -> list[str]:
    return [entry.verb for entry in Timeline(member.actor, dossier, kind).entries]


@pytest.fixture
def busy(cast: Cast) -> Dossier:
    """A dossier in which something of each kind happened, and another one in which the same did."""
    busy, _other = _worked_on(cast), _worked_on(cast)
    return busy


def _worked_on(cast: Cast) -> Dossier:
    opened = dossiers.dossier()
    deliver_point(opened)
    complete_point(opened)
    invite(opened)
    party = opened.customer.members.get(position=1).party
    threads.message(cast.ben.actor, opened, threads.Audience(party), "What I write to you is between us")
    add_note(actor=cast.ben.actor, dossier=opened, text="What colleagues alone read")
    return opened


def test_everything_is_there_the_newest_first(cast: Cast, busy: Dossier) -> None:
    found = verbs(cast.ben, busy)

    assert found[0] == "dossiers.add_note"
    assert found[-1] in {"dossiers.open", "customers.add_customer"}
    assert {verb.partition(".")[0] for verb in found} >= {"dossiers", "documents", "flows", "threads", "invites"}
    assert found.count("documents.ask") == 1, "what happened in another dossier is not told here"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_kind_is_part_of_everything(cast: Cast, busy: Dossier, kind) -> None:
    of_kind = verbs(cast.ben, busy, kind.code)

    assert of_kind == [verb for verb in verbs(cast.ben, busy) if verb.partition(".")[0] in kind.rooms]
    assert of_kind or kind.code == "appointments"


def test_page_names_the_document_and_tells_of_messages_only_that_they_are(cast: Cast, busy: Dossier) -> None:
    shown = cast.ben.browser().get(page(busy)).text

    assert "Document asked for" in shown
    assert "Payslip" in shown
    assert "is between us" not in shown
    assert "colleagues alone" not in shown
    assert "<c-" not in shown


def test_page_names_what_is_recorded_with_the_dossier(cast: Cast) -> None:
    opened = dossiers.dossier()
    handle_action_point(actor=A_TEST, action_point=dossiers.free_point(opened, subject="Choose a notary"))
    dossiers.publication(opened, title="Our advice")
    appointments.appointment(opened, cast.ben.account, subject="First talk")

    shown = cast.ben.browser().get(page(opened)).text

    assert [shown.count(name) for name in ("Choose a notary", "Our advice", "First talk")] == [2, 1, 1]


def test_reader_without_the_right_reads_nothing_of_a_room(cast: Cast, busy: Dossier) -> None:
    rhea = professional(cast.alpha, "Rhea", RoleCode.COMPLIANCE_OFFICER)
    browser = rhea.browser()

    shown = browser.get(page(busy)).text

    assert "Note added" in shown
    assert "Document asked for" in shown
    assert {kind.code for kind in KINDS} - {kind.code for kind in kinds_for(rhea.actor)} >= {"portal"}
    for secret in ("Applicant invited", "kind=portal"):
        assert secret not in shown
    assert "Applicant invited" not in browser.get(page(busy, "?kind=portal")).text
    assert "Applicant invited" in cast.ben.browser().get(page(busy, "?kind=portal")).text


def test_clients_and_other_firms_find_nothing(cast: Cast, busy: Dossier) -> None:
    assert cast.cleo.browser().get(page(busy)).status_code in {302, 404}
    assert cast.eve.browser().get(page(busy)).status_code == 404


def test_it_goes_on_on_another_page_and_keeps_the_kind(cast: Cast) -> None:
    opened = dossiers.dossier()
    asked = request_of(deliver_point(opened))
    for number in range(PER_PAGE):
        edit_request(actor=A_TEST, request=asked, subject=f"Number {number}", remark="")
    browser = cast.ben.browser()

    first = browser.get(page(opened, "?kind=documents")).text
    second = browser.get(page(opened, "?kind=documents&page=2")).text

    assert first.count("c-timeline__item") == 1, "the same act in a row stands together"
    assert first.count("<li><span") == PER_PAGE
    assert "kind=documents&amp;page=2" in first or "page=2&amp;kind=documents" in first
    assert "Document asked for" in second
    assert browser.get(page(opened, "?page=x&kind=nothing")).status_code == 200


@pytest.mark.usefixtures("assert_queries")
def test_page_costs_the_same_with_much_and_with_little(cast: Cast, busy: Dossier) -> None:
    browser = cast.ben.browser()
    browser.get(page(busy))
    with CaptureQueriesContext(connection) as little:
        browser.get(page(busy))
    for _row in range(5):
        deliver_point(busy)
        complete_point(busy)

    with CaptureQueriesContext(connection) as much:
        browser.get(page(busy))

    assert len(much) == len(little) <= 16


def test_days_have_headings_and_runs_of_one_act_stand_together() -> None:
    def moment(hours: int, verb: str, who: str = "Ben") -> Moment:
        at = datetime(2026, 5, 3, 12, tzinfo=UTC) - timedelta(hours=hours)
        return Moment(Entry(verb=verb, actor_name=who, occurred_at=at), "file", f"{verb} {hours}")

    days = by_day([moment(0, "a"), moment(1, "a"), moment(2, "b"), moment(3, "b", "Ada"), moment(30, "b", "Ada")])

    assert [day.on.isoformat() for day in days] == ["2026-05-03", "2026-05-02"]
    told = [[[moment.about for moment in bundle.moments] for bundle in day.bundles] for day in days]
    assert told == [[["a 0", "a 1"], ["b 2"], ["b 3"]], [["b 30"]]]


def test_acts_of_one_minute_say_it_once_and_nothing_is_listed_that_has_no_name() -> None:
    entry = Entry(verb="threads.write", actor_name="Ben", occurred_at=datetime(2026, 5, 3, 12, tzinfo=UTC))
    earlier = Entry(verb="threads.write", actor_name="Ben", occurred_at=datetime(2026, 5, 3, 10, tzinfo=UTC))

    assert Bundle((Moment(entry, "mail", ""), Moment(entry, "mail", ""))).when == "12:00"
    assert Bundle((Moment(entry, "mail", ""), Moment(earlier, "mail", ""))).when == "10:00 – 12:00"
    assert not Bundle((Moment(entry, "mail", ""), Moment(entry, "mail", ""))).says_more
    assert Bundle((Moment(entry, "mail", ""), Moment(entry, "mail", "Payslip"))).says_more
