"""The pages of journeys in both portals."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision
from tenant_apps.documents.models import Delivery
from tenant_apps.dossiers.models import ActionPoint, Dossier
from tenant_apps.flows.models import Answer
from tenant_apps.journeys.commands import begin_journey, hand_over_step
from tenant_apps.journeys.enums import Doer, StepKind
from tenant_apps.journeys.models import Step
from tenant_apps.journeys.plans import Planned, usual_journey
from tests.cast import Cast
from tests.factories import documents, flows, journeys, samples
from tests.factories.customers import couple, individual
from tests.factories.dossiers import dossier
from tests.factories.invites import accepted
from tests.tenant_apps.dossiers.conftest import delivered

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def path(name: str, *args: object) -> str:
    return reverse(name, urlconf="vestibule.config.urls_tenant", args=args)


def test_an_adviser_begins_a_journey_hands_a_step_over_and_records_the_contracts(cast: Cast):
    opened = dossier(individual(), kind="onboarding")
    browser = cast.ben.browser()
    panel = path("professional:journeys:panel", opened.public_id)
    assert "No journey yet" in browser.get(panel).content.decode()
    begin = path("professional:journeys:begin", opened.public_id)
    assert browser.post(begin, {"kind": "unheard"}).status_code == 422
    assert browser.post(begin, {"kind": "hybrid"}).status_code == 302
    again = browser.post(begin, {"kind": "hybrid"})
    assert again.status_code == 422
    page = browser.get(panel)
    fragment = browser.get(panel, headers=HTMX)
    assert "<html" not in fragment.content.decode()
    for answer in (page, fragment):
        assert "Identification" in answer.content.decode()
    step = journeys.step(opened, "fact_find")
    address = path("professional:journeys:step", step.public_id)
    handed = browser.post(path("professional:journeys:hand_over", step.public_id), {"doer": "client", "remark": "Ok"})
    assert (handed.status_code, handed.url) == (302, address)
    assert "The firm → The client" in browser.get(address).content.decode()
    risk = journeys.step(opened, "risk")
    refused = browser.post(path("professional:journeys:hand_over", risk.public_id), {"doer": "firm"})
    assert refused.status_code == 422
    assert "cannot be answered on somebody’s behalf" in refused.content.decode()

    contracts = journeys.step(opened, "contracts")
    record = path("professional:journeys:record", contracts.public_id)
    wrong = browser.post(record, {"done_on": "2026-01-05", "remark": "By post"})
    assert wrong.status_code == 422
    assert "By post" in wrong.content.decode()
    signed = SimpleUploadedFile("signed.pdf", samples.pdf(pages=1))
    assert browser.post(record, {"done_on": "2026-01-05", "remark": "By post", "files": signed}).status_code == 302
    page = browser.get(path("professional:journeys:step", contracts.public_id)).content.decode()
    assert "Signed contracts" in page
    browser.post(path("professional:journeys:reopen", contracts.public_id))
    assert "Record it" in browser.get(path("professional:journeys:step", contracts.public_id)).content.decode()
    browser.post(path("professional:journeys:switch", contracts.public_id), {"is_on": "no"})
    assert not Step.objects.get(pk=contracts.pk).is_on


def test_the_client_sees_the_own_steps_and_whose_each_is(cast: Cast):
    opened = dossier(individual(), kind="onboarding")
    journeys.journey(opened, "hybrid")
    accepted(opened, cast.cleo.account)
    browser = cast.cleo.browser()
    address = path("client:journeys:steps", opened.public_id)
    page = browser.get(address)
    text = page.content.decode()
    assert "Due diligence" not in text
    assert "Your adviser does this" in text
    run = ActionPoint.objects.get(dossier=opened, run__version__flow__kind="risk").run
    assert path("client:flows:run", run.public_id) in text
    fragment = browser.get(address, headers=HTMX).content.decode()
    assert "<html" not in fragment
    assert cast.dan.browser().get(address).status_code == 404

    filled_in = ActionPoint.objects.exclude(run=run).get(dossier=opened, kind="complete").run
    assert (
        "Your adviser fills this in for now"
        in browser.get(path("client:flows:run", filled_in.public_id)).content.decode()
    )
    written = browser.get(path("client:flows:page", filled_in.public_id, "personal", "about_you"))
    assert written.status_code == 302


def test_each_of_a_couple_finds_the_own_way_on_past_what_is_being_reviewed(cast: Cast):
    opened = dossier(couple(), kind="onboarding")
    journeys.journey(opened)
    accepted(opened, cast.cleo.account, position=2, sees_others=True)
    second = opened.customer.members.get(position=2).party
    for point in ActionPoint.objects.filter(dossier=opened, request__document_type__code="identity_document"):
        delivered(point)
    page = cast.cleo.browser().get(path("client:journeys:steps", opened.public_id))
    fact_find = journeys.step(opened, "fact_find")
    run = ActionPoint.objects.get(dossier=opened, party=second, run__version__flow=fact_find.flow).run
    assert dict(page.context["lines"])[page.context["following"]] == path("client:flows:run", run.public_id)
    assert page.context["following"].step == fact_find
    assert "Go on" in page.content.decode()


def test_a_signed_copy_that_came_in_is_reviewed_before_the_contracts_are_recorded(cast: Cast):
    opened = dossier(individual(), kind="onboarding")
    plan = [Planned(StepKind.CONTRACTS, is_on=True, doer=Doer.FIRM)]
    begin_journey(actor=cast.ben.actor, dossier=opened, kind="hybrid", steps=plan)
    point = ActionPoint.objects.get(dossier=opened, kind="sign")
    review = path("professional:documents:review", delivered(point).public_id)
    browser = cast.ben.browser()
    assert review in browser.get(path("professional:journeys:panel", opened.public_id)).content.decode()
    address = path("professional:journeys:step", journeys.step(opened, "contracts").public_id)
    shown = browser.get(address).content.decode()
    assert review in shown
    assert "Record the contracts" in shown
    review_delivery(actor=cast.ben.actor, request=point.request, decision=Decision.APPROVE)
    assert browser.get(address).status_code == 200


def test_the_steps_of_a_dossier_without_a_journey_are_no_part_of_the_overview(cast: Cast):
    opened = dossier(individual())
    accepted(opened, cast.cleo.account)
    address = path("client:journeys:steps", opened.public_id)
    assert cast.cleo.browser().get(address, headers=HTMX).content.decode().strip() == ""
    assert "There are no steps here" in cast.cleo.browser().get(address).content.decode()


@pytest.mark.parametrize("door", ["professional", "client"])
def test_a_journey_of_many_people_takes_no_more_statements(cast: Cast, assert_queries, door):
    opened = dossier(individual(), kind="onboarding")
    journeys.journey(opened)
    accepted(opened, cast.cleo.account)
    is_firm = door == "professional"
    browser = cast.ben.browser() if is_firm else cast.cleo.browser()
    address = path("professional:journeys:panel" if is_firm else "client:journeys:steps", opened.public_id)
    browser.get(address)
    for _time in range(2):
        with assert_queries(8 if is_firm else 7):
            browser.get(address, headers=HTMX)
        for code in ("payslip", "bank_statement", "employer_statement"):
            point = ActionPoint(dossier=opened, kind="deliver")
            point.request = documents.request(opened.customer, code=code, dossier_id=opened.pk)
            point.save()


def test_an_administrator_plans_a_journey_and_the_usual_one_is_offered_for_a_new_prospect(cast: Cast):
    browser = cast.ada.browser()
    address = path("professional:journeys:plan", "hybrid")
    sent = {
        "identification_on": "on",
        "identification_doer": "firm",
        "fact_find_on": "on",
        "fact_find_doer": "either",
        "fact_find_flow": "",
        "risk_flow": "",
        "documents_doer": "client",
    }
    assert browser.post(address, sent | {"fact_find_doer": "nobody"}).status_code == 422
    assert browser.post(address, {"identification_doer": "firm", "fact_find_doer": "firm"}).status_code == 422
    assert browser.post(address, sent).status_code == 302
    assert browser.get(path("professional:journeys:plan", "unheard")).status_code == 404
    assert browser.post(path("professional:journeys:usual"), {"kind": "unheard"}).status_code == 422
    assert browser.post(path("professional:journeys:usual"), {"kind": "hybrid"}).status_code == 302
    assert usual_journey() == "hybrid"
    assert "Usual" in browser.get(path("professional:journeys:plans")).content.decode()

    add = path("professional:prospects:add")
    form = cast.ben.browser().get(add).context["form"]
    assert form["journey"].value() == "hybrid"
    facts = {"applicant_last_name": "Rivers", "applicant_language": "en", "applicant_form_of_address": "neutral"}
    about = {"kind": "individual", "shown_kind": "individual", "dossier_kind": "onboarding", "journey": "hybrid"}
    answer = cast.ben.browser().post(add, facts | about | {"adviser": cast.ben.account.public_id})
    assert answer.status_code == 302
    steps = Step.objects.filter(journey__dossier=Dossier.objects.get(), is_on=True).order_by("position")
    assert [(step.kind, step.doer) for step in steps] == [("identification", "firm"), ("fact_find", "either")]


def test_a_colleague_adds_a_file_for_the_client_and_the_history_says_who(cast: Cast):
    opened = dossier(individual(), kind="onboarding")
    journeys.journey(opened, "adviser")
    point = ActionPoint.objects.get(dossier=opened, request__document_type__code="identity_document")
    address = path("professional:documents:hand_in", point.request.public_id)
    browser = cast.ben.browser()
    assert browser.get(address).status_code == 200
    assert browser.post(address, {}).status_code == 422
    file = SimpleUploadedFile("passport.pdf", samples.pdf(pages=1))
    assert browser.post(address, {"files": file}).status_code == 302
    assert Delivery.objects.get().delivered_by == cast.ben.account
    review = path("professional:documents:review", point.request.public_id)
    assert address in browser.get(review).content.decode()


@pytest.mark.parametrize("typing", ["client", "firm"])
def test_what_was_typed_when_the_pen_moved_stays_and_is_taken_once_it_is_back(cast: Cast, typing: str):
    opened = dossier(individual(), kind="onboarding")
    journeys.journey(opened, "hybrid")
    step = journeys.step(opened, "fact_find")
    run = ActionPoint.objects.get(dossier=opened, run__version__flow=step.flow).run
    client = flows.invited(cast.cleo, run)
    browser, other = (client.browser(), "firm") if typing == "client" else (cast.ben.browser(), "client")
    start = "/fact-find/" if typing == "client" else "/pro/flows/runs/"
    page = f"{start}{run.public_id}/personal/about_you/"
    typed = {"first_name": "Cleopatra", "first_name-revision": "1", "attempt": "a" * 32}
    hand_over_step(actor=cast.ben.actor, step=step, doer=other)

    same = Answer.objects.get(run=run, key="personal.about_you.last_name").value
    refused = browser.post(page, {**typed, "last_name": same, "last_name-revision": "1", "do": "continue"})
    reply = browser.post(f"{page}answer/", typed).content.decode()

    shown = refused.content.decode()
    assert refused.status_code == 422
    assert ("Your adviser fills this in for now" if typing == "client" else "The client fills this in") in shown
    assert "Nothing on this page was saved" in shown
    assert 'value="Cleopatra"' in shown
    assert shown.count("This answer was not saved.") == 1
    assert 'data-reply="held"' in reply
    assert not Answer.objects.filter(run=run, value="Cleopatra").exists()
    assert browser.get(page).status_code == 302
    hand_over_step(actor=cast.ben.actor, step=step, doer=typing)
    assert 'data-reply="saved"' in browser.post(f"{page}answer/", typed).content.decode()
    assert Answer.objects.get(run=run, key="personal.about_you.first_name").value == "Cleopatra"
