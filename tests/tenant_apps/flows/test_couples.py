"""Two people who are advised together: asked once or both, compared, settled; and nothing leaks without a yes."""

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.utils import timezone

from tenant_apps.activity.models import Entry as Recorded
from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.commands.couples import settle_difference
from tenant_apps.flows.commands.runs import complete_run, start_run
from tenant_apps.flows.couples import couple_of
from tenant_apps.flows.definitions import check_definition
from tenant_apps.flows.errors import DifferencesOpen, NothingToSettle, NotSettled
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import Flow, FlowRun, FlowVersion, Settlement
from tests.cast import Cast, Member
from tests.factories import customers, flows
from vestibule.core.actors import Actor, System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
PRODUCT = System("a test")
CHILDREN, SPENDING, NAME = "home.both.children", "home.once.spending", "home.both.name"


def asking_both() -> Flow:
    """A flow with a question for each, one for both and one that is asked once."""

    def page(key: str, *fields: dict[str, Any]) -> dict[str, Any]:
        return {"key": key, "title": {"en": key}, "fields": list(fields)}

    number = {"type": "text", "need": "soft"}
    pages = [
        page(
            "both",
            {"key": "name", "type": "text", "need": "soft", "label": {"en": "Nickname"}},
            {"key": "children", **number, "label": {"en": "Number of children"}, "household": "both"},
        ),
        page("once", {"key": "spending", **number, "label": {"en": "Spending"}, "household": "once"}),
    ]
    section = {"key": "home", "title": {"en": "Home"}, "subsections": pages}
    definition = {"format": 1, "languages": ["en"], "country": "NL", "sections": [section]}
    check_definition(definition)
    flow = Flow.objects.create(code="both", kind="general", name="Home")
    FlowVersion.objects.create(flow=flow, number=1, definition=definition, published_at=timezone.now())
    return flow


@dataclass(frozen=True)
class Pair:
    """Both people, each invited as who fills in one of the runs."""

    first: FlowRun
    second: FlowRun
    cleo: Member
    dan: Member


def started(cast: Cast, *, sees: bool) -> Pair:
    customer, flow = customers.couple(), asking_both()
    runs = [
        start_run(actor=PRODUCT, customer=customer, party=party, flow=flow, dossier_id=flows.SOME_DOSSIER)
        for party in (flows.party_of(customer, 1), flows.party_of(customer, 2))
    ]
    cleo = flows.invited(cast.cleo, runs[0], sees_others=sees)
    runs = list(FlowRun.objects.filter(customer=customer).with_subject().order_by("pk"))
    return Pair(runs[0], runs[1], cleo, flows.invited(cast.dan, runs[1], sees_others=sees))


@pytest.fixture
def open_pair(cast: Cast) -> Pair:
    return started(cast, sees=True)


@pytest.fixture
def closed_pair(cast: Cast) -> Pair:
    return started(cast, sees=False)


def say(actor: Actor, run: FlowRun, value: str, *, key: str = CHILDREN, revision: int = 0) -> None:
    save_answer(actor=actor, run=run, entry=Entry(key, 0, value, revision))


def differ(pair: Pair) -> None:
    say(pair.cleo.actor, pair.first, "2")
    say(pair.dan.actor, pair.second, "3")


def compared(actor: Actor, run: FlowRun) -> list[tuple[str, list[str], bool]]:
    couple = couple_of(actor, read_run(run))
    return [(row.key, [given.words for given in row.given], row.is_open) for row in couple.rows] if couple else []


def test_second_person_is_not_asked_what_the_first_answers_for_both(open_pair: Pair) -> None:
    shown = [{key for key, _item in read_run(run).sheet.shown} for run in (open_pair.first, open_pair.second)]
    assert shown == [{NAME, CHILDREN, SPENDING}, {NAME, CHILDREN}]
    assert [page.key for page in read_run(open_pair.second).sheet.pages] == ["home.both"]


def test_one_person_is_asked_everything() -> None:
    customer = customers.individual()
    run = start_run(actor=PRODUCT, customer=customer, party=flows.party_of(customer), flow=asking_both(), dossier_id=1)
    assert len(read_run(run).sheet.shown) == 3
    assert couple_of(PRODUCT, read_run(run)) is None


def test_both_answers_stand_side_by_side_from_either_run(cast: Cast, open_pair: Pair) -> None:
    differ(open_pair)
    say(open_pair.cleo.actor, open_pair.first, "Mo", key=NAME)
    expected = [(CHILDREN, ["2", "3"], True)]
    for actor in (cast.ben.actor, open_pair.cleo.actor, open_pair.dan.actor):
        assert compared(actor, open_pair.first) == expected
        assert compared(actor, open_pair.second) == expected


def test_what_is_the_same_or_missing_is_no_difference(cast: Cast, open_pair: Pair) -> None:
    say(open_pair.cleo.actor, open_pair.first, "2")
    assert compared(cast.ben.actor, open_pair.first) == [(CHILDREN, ["2", ""], False)]
    say(open_pair.dan.actor, open_pair.second, "2")
    assert compared(cast.ben.actor, open_pair.first) == [(CHILDREN, ["2", "2"], False)]
    with pytest.raises(NothingToSettle):
        settle_difference(actor=cast.ben.actor, run=open_pair.first, key=CHILDREN, reason="None")


def test_one_of_the_two_is_chosen_and_both_answers_stay(cast: Cast, open_pair: Pair) -> None:
    differ(open_pair)
    chosen = open_pair.second.party.public_id
    made = settle_difference(actor=cast.ben.actor, run=open_pair.first, key=CHILDREN, chosen=chosen)
    assert made.chosen_id == open_pair.second.party_id
    assert compared(cast.ben.actor, open_pair.first) == [(CHILDREN, ["2", "3"], False)]
    assert Recorded.objects.filter(verb="flows.settle").count() == 1
    with pytest.raises(NothingToSettle):
        settle_difference(actor=cast.ben.actor, run=open_pair.second, key=CHILDREN, chosen=chosen)


def test_a_difference_is_explained_and_the_reason_kept(open_pair: Pair) -> None:
    differ(open_pair)
    with pytest.raises(NotSettled):
        settle_difference(actor=open_pair.dan.actor, run=open_pair.second, key=CHILDREN, reason="  ")
    settle_difference(actor=open_pair.dan.actor, run=open_pair.second, key=CHILDREN, reason="One is mine alone.")
    couple = couple_of(open_pair.cleo.actor, read_run(open_pair.first))
    assert couple.rows[0].settlement.reason == "One is mine alone."
    assert couple.open_rows == []


def test_a_changed_answer_opens_the_difference_again(cast: Cast, open_pair: Pair) -> None:
    differ(open_pair)
    settle_difference(actor=cast.ben.actor, run=open_pair.first, key=CHILDREN, reason="Stepchild")
    say(open_pair.cleo.actor, open_pair.first, "4", revision=1)
    assert compared(cast.ben.actor, open_pair.first) == [(CHILDREN, ["4", "3"], True)]
    assert Settlement.objects.count() == 1


def test_nobody_else_settles_and_somebody_elses_answer_is_not_chosen(cast: Cast, open_pair: Pair) -> None:
    differ(open_pair)
    stranger = flows.granted(cast.dan, flows.run(customers.individual())).actor
    with pytest.raises(NotAllowed):
        settle_difference(actor=stranger, run=open_pair.first, key=CHILDREN, reason="x")
    other = flows.party_of(customers.individual()).public_id
    with pytest.raises(NotSettled):
        settle_difference(actor=cast.ben.actor, run=open_pair.first, key=CHILDREN, chosen=other)


def test_without_a_yes_nothing_of_the_other_is_told(cast: Cast, closed_pair: Pair) -> None:
    pair = closed_pair
    say(pair.cleo.actor, pair.first, "2")
    say(pair.dan.actor, pair.second, "735190")
    browser = pair.cleo.browser()
    pages = [f"/fact-find/{pair.first.public_id}/{part}" for part in ("", "summary/", "home/both/")]
    shown = [browser.get(page).content.decode() for page in pages]

    assert couple_of(pair.cleo.actor, read_run(pair.first)) is None
    assert [("side by side" in page, "735190" in page.split("<main")[1]) for page in shown] == [(False, False)] * 3
    assert browser.get(f"/fact-find/{pair.first.public_id}/household/").status_code == 404
    assert browser.get(f"/fact-find/{pair.second.public_id}/household/").status_code == 404
    with pytest.raises(NothingToSettle):
        settle_difference(actor=pair.cleo.actor, run=pair.first, key=CHILDREN, reason="Guessing")
    complete_run(actor=pair.cleo.actor, run=pair.first)  # a refusal would tell of the other's answer
    assert compared(cast.ben.actor, pair.first) == [(CHILDREN, ["2", "735190"], True)]
    half = replace(pair.cleo.actor.grants[0], sees_other_applicants=True)
    assert couple_of(replace(pair.cleo.actor, grants=(half,)), read_run(pair.first)) is not None


def test_couple_settles_in_the_browser_without_a_script_and_sends_only_then(cast: Cast, open_pair: Pair) -> None:
    differ(open_pair)
    browser = open_pair.cleo.browser()
    page = f"/fact-find/{open_pair.first.public_id}/household/"
    summary = f"/fact-find/{open_pair.first.public_id}/summary/"
    held = browser.post(summary)
    assert held.status_code == 422
    assert "Some answers differ from those of the other person." in held.content.decode()
    assert page in held.content.decode()
    with pytest.raises(DifferencesOpen):
        complete_run(actor=cast.ben.actor, run=open_pair.second)
    assert "1 answer differs" in browser.get(f"/fact-find/{open_pair.first.public_id}/").content.decode()
    assert "Number of children" in browser.get(page).content.decode()
    refused = browser.post(page, {"key": CHILDREN, "which": "explain", "reason": ""})
    assert refused.status_code == 422
    assert "Choose whose answer counts, or write why they differ." in refused.content.decode()
    assert browser.post(page, {"key": CHILDREN, "which": "nobody"}).status_code == 422
    assert browser.post(page, {"key": "x", "which": "explain"}).status_code == 302
    sent = browser.post(page, {"key": CHILDREN, "which": "explain", "reason": "One is mine alone."})
    assert sent.status_code == 302
    assert "One is mine alone." in browser.get(page).content.decode()
    assert browser.post(summary).status_code == 302
    assert browser.post(page, {"key": CHILDREN, "which": "explain", "reason": "Again"}).status_code == 302
    assert Settlement.objects.count() == 1


def test_adviser_compares_and_settles(cast: Cast, open_pair: Pair) -> None:
    differ(open_pair)
    browser = cast.ben.browser()
    base = f"/pro/flows/runs/{open_pair.second.public_id}/"
    assert "Compare the answers" in browser.get(base).content.decode()
    assert "Differs" in browser.get(f"{base}household/").content.decode()
    which = str(open_pair.first.party.public_id)
    assert browser.post(f"{base}household/", {"key": CHILDREN, "which": which}).status_code == 302
    assert Settlement.objects.get().chosen_id == open_pair.first.party_id


def test_run_of_one_person_has_no_such_page(cast: Cast) -> None:
    run = flows.run(customers.individual())
    assert cast.ben.browser().get(f"/pro/flows/runs/{run.public_id}/household/").status_code == 404


def printed(member: Member, url: str) -> str:
    content = member.browser().get(url).content
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(BytesIO(content)))


def test_pdf_prints_both_answers_and_what_was_made_of_them(cast: Cast, open_pair: Pair) -> None:
    differ(open_pair)
    url = f"/pro/flows/runs/{open_pair.first.public_id}/answers.pdf"
    assert "Differs, and is not settled yet" in printed(cast.ben, url)
    settle_difference(actor=cast.ben.actor, run=open_pair.first, key=CHILDREN, reason="One lives elsewhere")
    own = f"/fact-find/{open_pair.second.public_id}/answers.pdf"
    for said in (printed(cast.ben, url), printed(open_pair.dan, own)):
        assert "One lives elsewhere" in said
        assert str(open_pair.first.party) in said
        assert cast.ben.account.name in said


def test_pdf_says_nothing_of_the_other_without_a_yes(cast: Cast, closed_pair: Pair) -> None:
    differ(closed_pair)
    settle_difference(actor=cast.ben.actor, run=closed_pair.first, key=CHILDREN, reason="One lives elsewhere")
    said = printed(closed_pair.dan, f"/fact-find/{closed_pair.second.public_id}/answers.pdf")
    assert "One lives elsewhere" not in said
    assert str(closed_pair.first.party) not in said
