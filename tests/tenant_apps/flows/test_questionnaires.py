"""A scored questionnaire, from the first answer to the statement. Only the client answers, only a reason moves it."""

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.db import DatabaseError, transaction

from tenant_apps.activity.models import Entry as Recorded
from tenant_apps.flows.commands.answers import Entry, confirm_answer, save_answer
from tenant_apps.flows.commands.couples import settle_difference
from tenant_apps.flows.commands.results import override_band
from tenant_apps.flows.commands.runs import complete_run, reopen_run, start_run
from tenant_apps.flows.errors import (
    AnswersContradict,
    BandNotChanged,
    OnlyTheClientAnswers,
    ReasonMissing,
    ResultOutdated,
    TooFewAnswers,
)
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import Answer, BandOverride, FlowRun, FlowVersion, Result
from tenant_apps.flows.results import newest_result, result_now
from tests import cast as people
from tests.cast import Cast, Member
from tests.factories import customers, flows
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
RATES = "profile.knowledge.rates"
GOAL = "profile.tolerance.goal"
WARNING = "Cette attestation n’est plus à jour"
CLASHING = {"needed": "y2", "goal": "growth"}


@pytest.fixture
def run() -> FlowRun:
    return flows.run(customers.individual(first_name="Anna", language="fr"), flows.RISK)


@pytest.fixture
def cleo(cast: Cast, run: FlowRun) -> Member:
    return flows.invited(cast.cleo, run)


def sent(member: Member, run: FlowRun, **given: Any) -> Result:
    flows.fill(member.actor, run, **given)
    complete_run(actor=member.actor, run=run)
    found = newest_result(run)
    assert found is not None
    return found


def revision(run: FlowRun, key: str) -> int:
    return Answer.objects.get(run=run, key=key).revision


def text_of(content: bytes) -> str:
    return "\n".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(BytesIO(content)))


def client_url(run: FlowRun, page: str) -> str:
    return f"/fact-find/{run.public_id}/{page}"


def professional_url(run: FlowRun, page: str = "") -> str:
    return f"/pro/flows/runs/{run.public_id}/{page}"


# Only the client


def test_nothing_is_filled_in_beforehand(run: FlowRun) -> None:
    assert not Answer.objects.filter(run=run).exists()
    other = flows.run(customers.individual(first_name="Ben"), flows.CLIENT_ONLY)
    assert not Answer.objects.filter(run=other).exists()


@pytest.mark.parametrize("who", ["ada", "ben"])
def test_professional_answers_nothing(cast: Cast, run: FlowRun, cleo: Member, who: str) -> None:
    actor = getattr(cast, who).actor
    with pytest.raises(OnlyTheClientAnswers):
        save_answer(actor=actor, run=run, entry=Entry(RATES, 0, "down", 0))
    flows.fill(cleo.actor, run)
    with pytest.raises(OnlyTheClientAnswers):
        complete_run(actor=actor, run=run)
    with pytest.raises(NotAllowed):
        confirm_answer(actor=actor, run=run, key=RATES, item=0)
    with pytest.raises(OnlyTheClientAnswers):
        settle_difference(actor=actor, run=run, key=RATES, reason="Both")


def test_product_itself_answers_nothing(run: FlowRun) -> None:
    with pytest.raises(OnlyTheClientAnswers):
        save_answer(actor=System("a test"), run=run, entry=Entry(RATES, 0, "down", 0))


def test_pages_refuse_a_professional_in_their_language(cast: Cast, run: FlowRun) -> None:
    browser = cast.ben.browser()
    page = professional_url(run, "profile/knowledge/")
    typed = {"rates": "down", "rates-revision": "0"}
    told = "Only the client may answer this questionnaire"
    assert told in browser.get(page, follow=True).content.decode()
    assert told in browser.post(page, typed, follow=True).content.decode()
    assert told in browser.post(f"{page}answer/", typed).content.decode()
    assert told in browser.post(professional_url(run, "summary/"), follow=True).content.decode()
    assert not Answer.objects.filter(run=run).exists()


def test_flow_that_is_scored_is_for_the_client_alone_whatever_it_says(run: FlowRun) -> None:
    version = FlowVersion.objects.get(pk=run.version_id)
    definition = {**version.definition, "client_only": False}
    fresh = FlowVersion.objects.create(flow=version.flow, number=version.number + 1, definition=definition)
    run.version = fresh
    run.save(update_fields=["version"])
    with pytest.raises(OnlyTheClientAnswers):
        save_answer(actor=System("a test"), run=run, entry=Entry(RATES, 0, "down", 0))


# The result


def test_result_is_worked_out_when_the_client_confirms(run: FlowRun, cleo: Member) -> None:
    bold = {"goal": "growth", "fall": "buy", "outcome": "widest", "sleep": "never", "limit": "more"}
    result = sent(cleo, run, **bold, needed="later", consequence="nothing")
    assert result.confirmed_by == cleo.account
    assert (result.band, result.total) == ("growth", 69)
    points = {tally["dimension"]: tally["points"] for tally in result.tallies}
    assert result.total == points["horizon"] + points["tolerance"] + points["capacity"]
    assert points["tolerance"] == 43
    told = result_now(read_run(run), "en")
    assert told is not None
    assert (told.band.title, told.is_outdated, told.override) == ("Growth", False, None)
    assert Recorded.objects.filter(verb="flows.score").count() == 1


def test_sending_twice_makes_one_result(run: FlowRun, cleo: Member) -> None:
    sent(cleo, run)
    complete_run(actor=cleo.actor, run=run)
    assert Result.objects.filter(run=run).count() == 1


def test_too_few_answers_make_no_result(run: FlowRun, cleo: Member) -> None:
    version = FlowVersion.objects.get(pk=run.version_id)
    definition = version.definition
    for dimension in definition["scoring"]["dimensions"]:
        dimension["minimum"] = 7 if dimension["key"] == "knowledge" else 1
    run.version = FlowVersion.objects.create(flow=version.flow, number=9, definition=definition)
    run.save(update_fields=["version"])
    flows.fill(cleo.actor, run)
    with pytest.raises(TooFewAnswers, match="Knowledge and experience"):
        complete_run(actor=cleo.actor, run=run)
    page = cleo.browser().post(client_url(run, "summary/"))
    assert page.status_code == 422
    assert "Answer more questions about: Knowledge and experience" in page.content.decode()
    assert not Result.objects.filter(run=run).exists()


def test_contradiction_is_sent_only_when_the_client_stands_by_it(run: FlowRun, cleo: Member) -> None:
    flows.fill(cleo.actor, run, **CLASHING)
    for noted in ((), ("sell_and_wide",)):
        with pytest.raises(AnswersContradict):
            complete_run(actor=cleo.actor, run=run, noted=noted)
    complete_run(actor=cleo.actor, run=run, noted=["soon_and_growth", "no_loss_and_growth"])
    result = newest_result(run)
    assert result is not None
    assert result.contradictions == ["soon_and_growth", "no_loss_and_growth"]


def test_client_is_asked_to_look_again_and_may_confirm(run: FlowRun, cleo: Member) -> None:
    flows.fill(cleo.actor, run, **CLASHING)
    browser, url = cleo.browser(), client_url(run, "summary/")
    page = browser.get(url).content.decode()
    assert "You need most of the money within two years" in page
    assert f"/fact-find/{run.public_id}/profile/horizon/#q-needed-0" in page
    seen = {"seen": "soon_and_growth no_loss_and_growth "}
    refused = browser.post(url, seen)
    assert refused.status_code == 422
    assert "Look at them again, or confirm that they are right" in refused.content.decode()
    assert browser.post(url, seen | {"noted": "on"}).status_code == 302
    page = browser.get(url).content.decode()
    assert "You looked at these again and confirmed them." in page
    assert "Very cautious" in page


def test_contradiction_that_came_up_meanwhile_is_not_confirmed_unseen(run: FlowRun, cleo: Member) -> None:
    flows.fill(cleo.actor, run, **CLASHING)
    page = cleo.browser().post(client_url(run, "summary/"), {"seen": "soon_and_growth", "noted": "on"})
    assert page.status_code == 422
    assert not Result.objects.filter(run=run).exists()


def test_later_change_makes_the_result_outdated_until_it_is_confirmed_again(
    cast: Cast, run: FlowRun, cleo: Member
) -> None:
    first = sent(cleo, run)
    reopen_run(actor=cleo.actor, run=run)
    run.refresh_from_db()
    assert "Please confirm your answers again" in cleo.browser().get(client_url(run, "")).content.decode()
    entry = Entry(GOAL, 0, "income", revision(run, GOAL))
    save_answer(actor=cleo.actor, run=run, entry=entry)
    told = result_now(read_run(run), "en")
    assert told is not None
    assert told.is_outdated
    assert "This result is outdated" in cleo.browser().get(client_url(run, "summary/")).content.decode()
    assert "The client is asked to confirm them again" in cast.ben.browser().get(professional_url(run)).content.decode()
    with pytest.raises(ResultOutdated):
        override_band(actor=cast.ben.actor, result=first, band="growth", reason="Because")
    complete_run(actor=cleo.actor, run=run)
    second = newest_result(run)
    assert second is not None
    assert second.pk != first.pk
    assert second.total == first.total + 3
    with pytest.raises(ResultOutdated):
        override_band(actor=cast.ben.actor, result=first, band="growth", reason="Because")


def test_opening_without_a_change_leaves_the_result(run: FlowRun, cleo: Member) -> None:
    sent(cleo, run)
    reopen_run(actor=cleo.actor, run=run)
    run.refresh_from_db()
    told = result_now(read_run(run), "en")
    assert told is not None
    assert not told.is_outdated


@pytest.mark.parametrize("table", ["flows_result", "flows_bandoverride"])
def test_database_refuses_to_change_what_was_confirmed(cast: Cast, run: FlowRun, cleo: Member, table: str) -> None:
    result = sent(cleo, run)
    override = override_band(actor=cast.ben.actor, result=result, band="growth", reason="Because")
    for row in (result, override):
        row.band = "cautious"
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            row.save(update_fields=["band"])
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            row.delete()
    assert table in {result._meta.db_table, override._meta.db_table}


# Another band


def test_adviser_sets_another_band_with_a_reason(cast: Cast, run: FlowRun, cleo: Member) -> None:
    sent(cleo, run)
    url = professional_url(run, "band/")
    browser = cast.ben.browser()
    for typed in ({"band": "growth", "reason": " "}, {"band": "very_cautious", "reason": "Same"}, {"band": "none"}):
        assert browser.post(url, typed).status_code == 422
    assert not BandOverride.objects.exists()
    reason = "The client has a large pension besides."
    assert browser.post(url, {"band": "cautious", "reason": reason}).status_code == 302
    recorded = Recorded.objects.get(verb="flows.override_band")
    assert recorded.facts == {"came_to": "very_cautious", "before": "very_cautious", "now": "cautious"}
    assert BandOverride.objects.get().reason == reason  # with the client's data, and erased with them
    for page in (cleo.browser().get(client_url(run, "summary/")), browser.get(professional_url(run))):
        assert reason in page.content.decode()
        assert "The answers came to: Very cautious." in page.content.decode()


@pytest.mark.parametrize("who", ["cleo", "dan"])
def test_client_sets_no_band(cast: Cast, run: FlowRun, cleo: Member, who: str) -> None:
    result = sent(cleo, run)
    with pytest.raises(NotAllowed):
        override_band(actor=getattr(cast, who).actor, result=result, band="growth", reason="Because")


def test_case_handler_sets_no_band(cast: Cast, run: FlowRun, cleo: Member) -> None:
    result = sent(cleo, run)
    handler = people.professional(cast.alpha, "Hanna", "case_handler").actor
    with pytest.raises(NotAllowed):
        override_band(actor=handler, result=result, band="growth", reason="Because")


def test_band_needs_a_reason_and_a_change(cast: Cast, run: FlowRun, cleo: Member) -> None:
    result = sent(cleo, run)
    with pytest.raises(ReasonMissing):
        override_band(actor=cast.ben.actor, result=result, band="growth", reason="  ")
    for same in ("very_cautious", "unknown"):
        with pytest.raises(BandNotChanged):
            override_band(actor=cast.ben.actor, result=result, band=same, reason="Because")
    override_band(actor=cast.ben.actor, result=result, band="growth", reason="Because")
    override_band(actor=cast.ben.actor, result=result, band="very_cautious", reason="Back again")
    told = result_now(read_run(run), "en")
    assert told is not None
    assert (told.band.key, len(told.overrides)) == ("very_cautious", 2)


# The statement


def test_statement_is_printed_in_the_clients_language_for_both(cast: Cast, run: FlowRun, cleo: Member) -> None:
    cleo.account.language = ""
    cleo.account.save(update_fields=["language"])
    flows.fill(cleo.actor, run, **CLASHING)
    complete_run(actor=cleo.actor, run=run, noted=["soon_and_growth", "no_loss_and_growth"])
    result = newest_result(run)
    assert result is not None
    override_band(actor=cast.ben.actor, result=result, band="growth", reason="Grande pension à côté.")
    for browser, url in (
        (cleo.browser(), client_url(run, "statement.pdf")),
        (cast.ben.browser(), professional_url(run, "statement.pdf")),
    ):
        answer = browser.get(url)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        text = " ".join(text_of(answer.content).split())
        for expected in (
            "Anna",
            "Dynamique",
            "Très défensif",
            "Grande pension à côté.",
            "Horizon de placement",
            "Vous aurez besoin de la majeure partie",
            cleo.account.name,
            cast.ben.account.name,
            "Que devient en général le cours",
        ):
            assert expected in text, expected


def test_outdated_statement_says_so(run: FlowRun, cleo: Member) -> None:
    sent(cleo, run)
    reopen_run(actor=cleo.actor, run=run)
    save_answer(actor=cleo.actor, run=run, entry=Entry(GOAL, 0, "income", revision(run, GOAL)))
    text = " ".join(text_of(cleo.browser().get(client_url(run, "statement.pdf")).content).split())
    assert "Préserver ce que j’ai" in text  # as it was confirmed
    assert "Un revenu régulier" not in text
    assert WARNING in text


def test_no_statement_before_it_is_confirmed(cast: Cast, run: FlowRun, cleo: Member) -> None:
    told = "There is no statement yet"
    assert told in cleo.browser().get(client_url(run, "statement.pdf"), follow=True).content.decode()
    page = cast.ben.browser().get(professional_url(run, "statement.pdf"), follow=True).content.decode()
    assert told in page
    assert "There is no result yet" in page
    assert cast.ben.browser().get(professional_url(run, "band/")).status_code == 404


def test_others_do_not_get_the_statement(cast: Cast, run: FlowRun, cleo: Member) -> None:
    sent(cleo, run)
    assert cast.dan.browser().get(client_url(run, "statement.pdf")).status_code == 404
    assert cast.eve.browser().get(professional_url(run, "statement.pdf")).status_code == 404


def test_result_stays_with_its_version(run: FlowRun, cleo: Member) -> None:
    """Another version may have other bands; what was confirmed is told by the words of its own."""
    sent(cleo, run)
    version = FlowVersion.objects.get(pk=run.version_id)
    definition = {**version.definition, "scoring": {**version.definition["scoring"], "bands": []}}
    run.version = FlowVersion.objects.create(flow=version.flow, number=9, definition=definition)
    run.moved_from, run.moved_at = version, run.created_at
    run.save(update_fields=["version", "moved_from", "moved_at"])
    told = result_now(read_run(run), "en")
    assert told is not None
    assert (told.band.title, told.is_outdated) == ("Very cautious", True)


def test_start_of_a_couple_scores_each_person_alone(cast: Cast) -> None:
    customer, flow = customers.couple(), flows.flow(flows.RISK)
    party = flows.party_of(customer, 2)
    second = start_run(actor=System("a test"), customer=customer, party=party, flow=flow, dossier_id=1)
    dan = flows.invited(cast.dan, second)
    assert sent(dan, second).band == "very_cautious"
