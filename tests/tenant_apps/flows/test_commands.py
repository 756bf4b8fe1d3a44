"""Starting, answering, confirming, sending and reopening."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from tenant_apps.activity.models import Entry as ActivityEntry
from tenant_apps.flows import events
from tenant_apps.flows.commands.answers import Entry, confirm_answer, confirm_page, save_answer, save_page
from tenant_apps.flows.commands.flows import switch_flow
from tenant_apps.flows.commands.runs import add_item, complete_run, note_reading, remove_item, reopen_run, start_run
from tenant_apps.flows.enums import Change, RunState, Source
from tenant_apps.flows.errors import (
    AnswerChangedElsewhere,
    AnswersMissing,
    FlowNotOffered,
    InvalidAnswer,
    NothingToConfirm,
    OnlyTheClientAnswers,
    PartyNotOfCustomer,
    RunCompleted,
    TooFewItems,
    TooManyItems,
    UnknownQuestion,
)
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import Answer, AnswerChange, Flow, FlowRun, FlowVersion
from tenant_apps.flows.provisioning import seed_flows
from tests.cast import Cast
from tests.factories import customers, flows
from vestibule.core.actors import Client, System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db

EMAIL = "contact.reach.email"
PHONE = "contact.reach.phone"
CHANNEL = "contact.reach.channel"
PRODUCT = System("a test")


@pytest.fixture
def run() -> FlowRun:
    return flows.run(customers.individual())


@pytest.fixture
def cleo(cast: Cast, run: FlowRun) -> Client:
    return flows.granted(cast.cleo, run).actor


def answer_to(run: FlowRun, key: str, item: int = 0) -> Answer:
    return Answer.objects.get(run=run, key=key, item=item)


def test_seed_flows_twice_makes_each_once() -> None:
    seed_flows()
    before = set(FlowVersion.objects.values_list("public_id", flat=True))
    seed_flows()
    assert set(FlowVersion.objects.values_list("public_id", flat=True)) == before
    assert Flow.objects.count() == 5


def test_seed_flows_leaves_alone_what_the_firm_changed() -> None:
    flow = flows.flow()
    flow.name_en, flow.is_active = "Ours", False
    flow.save(update_fields=["name_en", "is_active"])
    seed_flows()
    flow.refresh_from_db()
    assert (flow.name_en, flow.is_active) == ("Ours", False)


def test_start_run_fills_in_what_is_on_file() -> None:
    customer = customers.individual(first_name="Anna", birth_date=None)
    run = flows.run(customer)
    stored = answer_to(run, "personal.about_you.first_name")
    assert (stored.value, stored.source, stored.answered_by) == ("Anna", Source.IMPORTED, None)
    assert stored.waits_for_confirmation
    assert not Answer.objects.filter(run=run, key="personal.about_you.birth_date").exists()
    assert stored.changes.count() == 1


def test_start_run_makes_the_least_items() -> None:
    run = flows.run(customers.individual(), flows.MORTGAGE)
    assert set(run.items.values_list("key", "number")) >= {("income.jobs", 1), ("household.children", 1)}


def test_start_run_twice_keeps_the_first(run: FlowRun) -> None:
    again = start_run(actor=PRODUCT, customer=run.customer, party=run.party, flow=run.version.flow)
    assert again == run


def test_start_run_for_another_dossier_is_another_run(run: FlowRun) -> None:
    """Who may see a run goes by its dossier, so two dossiers never share one."""
    asked = {"actor": PRODUCT, "customer": run.customer, "party": run.party, "flow": run.version.flow}
    other = start_run(**asked, dossier_id=run.dossier_id + 1)
    assert other != run
    assert start_run(**asked, dossier_id=run.dossier_id) == run
    assert start_run(**asked, dossier_id=run.dossier_id + 1) == other


def test_start_run_takes_in_what_was_begun_without_a_dossier() -> None:
    customer, flow = customers.individual(), flows.flow()
    asked = {"actor": PRODUCT, "customer": customer, "party": flows.party_of(customer), "flow": flow}
    begun = start_run(**asked)
    assert begun.dossier_id is None
    assert start_run(**asked, dossier_id=5) == begun
    begun.refresh_from_db()
    assert begun.dossier_id == 5
    assert start_run(**asked, dossier_id=6) != begun


def test_start_run_refuses_a_flow_that_is_off(cast: Cast) -> None:
    flow, customer = flows.flow(), customers.individual()
    switch_flow(actor=cast.ada.actor, flow=flow, is_active=False)
    flow.refresh_from_db()
    with pytest.raises(FlowNotOffered):
        start_run(actor=cast.ben.actor, customer=customer, party=flows.party_of(customer), flow=flow)


def test_start_run_refuses_a_stranger_to_the_customer(cast: Cast) -> None:
    party = flows.party_of(customers.individual())
    with pytest.raises(PartyNotOfCustomer):
        start_run(actor=cast.ben.actor, customer=customers.individual(), party=party, flow=flows.flow())


def test_start_run_is_not_for_clients(cast: Cast) -> None:
    customer = customers.individual()
    with pytest.raises(NotAllowed):
        start_run(actor=cast.cleo.actor, customer=customer, party=flows.party_of(customer), flow=flows.flow())


def test_save_answer_keeps_who_and_when(run: FlowRun, cleo: Client) -> None:
    save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "email", 0))
    stored = answer_to(run, CHANNEL)
    assert (stored.value, stored.source, stored.revision) == ("email", Source.CLIENT, 1)
    assert stored.answered_by_id == cleo.account_id
    assert not stored.waits_for_confirmation


def test_save_answer_twice_with_one_attempt_counts_once(run: FlowRun, cleo: Client) -> None:
    attempt = uuid4()
    save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "email", 0, attempt))
    save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "phone", 1))
    save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "email", 0, attempt))
    assert answer_to(run, CHANNEL).value == "phone"
    assert answer_to(run, CHANNEL).revision == 2


def test_save_answer_does_not_overwrite_what_its_author_has_not_seen(run: FlowRun, cleo: Client, cast: Cast) -> None:
    save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "email", 0))
    with pytest.raises(AnswerChangedElsewhere) as refused:
        save_answer(actor=cast.ben.actor, run=run, entry=Entry(CHANNEL, 0, "phone", 0))
    assert refused.value.stored.value == "email"
    assert answer_to(run, CHANNEL).value == "email"


def test_save_answer_that_was_left_as_shown_is_no_change(run: FlowRun, cleo: Client, cast: Cast) -> None:
    save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "email", 0))
    save_answer(actor=cast.ben.actor, run=run, entry=Entry(CHANNEL, 0, "phone", 1))
    save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "email", 1))
    assert answer_to(run, CHANNEL).value == "phone"


def test_save_answer_after_a_mere_confirmation_is_no_conflict(run: FlowRun, cleo: Client, cast: Cast) -> None:
    save_answer(actor=cast.ben.actor, run=run, entry=Entry(CHANNEL, 0, "email", 0))
    confirm_answer(actor=cleo, run=run, key=CHANNEL, item=0)
    save_answer(actor=cast.ben.actor, run=run, entry=Entry(CHANNEL, 0, "phone", 1))
    stored = answer_to(run, CHANNEL)
    assert (stored.value, stored.confirmed_at) == ("phone", None)


def test_save_answer_follows_its_own_earlier_attempt(run: FlowRun, cleo: Client, cast: Cast) -> None:
    first, second = uuid4(), uuid4()
    save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "email", 0, first))
    save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "phone", 0, second, first))
    assert answer_to(run, CHANNEL).value == "phone"
    save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "", 0, uuid4(), second))
    assert answer_to(run, CHANNEL).value is None
    save_answer(actor=cast.ben.actor, run=run, entry=Entry(CHANNEL, 0, "portal", 3))
    with pytest.raises(AnswerChangedElsewhere):
        save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "email", 0, uuid4(), second))


def test_save_answer_refuses_what_does_not_fit(run: FlowRun, cleo: Client) -> None:
    with pytest.raises(InvalidAnswer):
        save_answer(actor=cleo, run=run, entry=Entry(EMAIL, 0, "nobody", 1))


@pytest.mark.parametrize("place", [("contact.reach.fax", 0), (EMAIL, 1), ("personal", 0)])
def test_save_answer_refuses_unknown_places(run: FlowRun, cleo: Client, place: tuple[str, int]) -> None:
    with pytest.raises(UnknownQuestion):
        save_answer(actor=cleo, run=run, entry=Entry(*place, "x", 0))


def test_save_answer_keeps_what_is_hidden_now(run: FlowRun, cleo: Client) -> None:
    filled = save_answer(actor=cleo, run=run, entry=Entry("contact.reach.moment", 0, ["evening"], 0)).filled
    assert answer_to(run, "contact.reach.moment").value == ["evening"]
    assert ("contact.reach.moment", 0) not in filled.sheet.shown


def test_save_answer_is_for_its_own_client(run: FlowRun, cast: Cast) -> None:
    for stranger in (cast.cleo, cast.dan):
        with pytest.raises(NotAllowed):
            save_answer(actor=stranger.actor, run=run, entry=Entry(CHANNEL, 0, "email", 0))


def test_save_answer_of_the_other_applicant_is_refused_even_when_shared(cast: Cast) -> None:
    customer = customers.couple()
    first, second = flows.run(customer), flows.run(customer, position=2)
    cleo = flows.granted(cast.cleo, first, sees_others=True).actor
    assert set(FlowRun.objects.visible_to(cleo)) == {first, second}
    with pytest.raises(NotAllowed):
        save_answer(actor=cleo, run=second, entry=Entry(CHANNEL, 0, "email", 0))


def test_questionnaire_is_answered_by_the_client_alone(cast: Cast) -> None:
    run = flows.run(customers.individual(), flows.CLIENT_ONLY)
    with pytest.raises(OnlyTheClientAnswers):
        save_answer(actor=cast.ben.actor, run=run, entry=Entry("risk.attitude.fall", 0, "wait", 0))
    with pytest.raises(OnlyTheClientAnswers):
        complete_run(actor=cast.ben.actor, run=run)
    cleo = flows.granted(cast.cleo, run).actor
    save_answer(actor=cleo, run=run, entry=Entry("risk.attitude.fall", 0, "wait", 0))
    assert answer_to(run, "risk.attitude.fall").value == "wait"


def test_save_page_stores_what_is_right_and_names_the_rest(run: FlowRun, cleo: Client) -> None:
    entries = [Entry(CHANNEL, 0, "email", 0), Entry(EMAIL, 0, "nobody", 1)]
    refused = save_page(actor=cleo, run=run, entries=entries)
    assert list(refused) == [(EMAIL, 0)]
    assert answer_to(run, CHANNEL).value == "email"


def test_confirm_answer_of_the_adviser(run: FlowRun, cleo: Client, cast: Cast) -> None:
    save_answer(actor=cast.ben.actor, run=run, entry=Entry(CHANNEL, 0, "email", 0))
    assert answer_to(run, CHANNEL).waits_for_confirmation
    for _twice in range(2):
        confirm_answer(actor=cleo, run=run, key=CHANNEL, item=0)
    stored = answer_to(run, CHANNEL)
    assert (stored.source, stored.answered_by_id, stored.confirmed_by_id) == (
        Source.PROFESSIONAL,
        cast.ben.actor.account_id,
        cleo.account_id,
    )
    assert list(stored.changes.order_by("revision").values_list("change", flat=True)) == [
        Change.ANSWERED,
        Change.CONFIRMED,
    ]


def test_confirm_answer_refuses_nothing_and_professionals(run: FlowRun, cleo: Client, cast: Cast) -> None:
    with pytest.raises(NothingToConfirm):
        confirm_answer(actor=cleo, run=run, key=CHANNEL, item=0)
    with pytest.raises(NotAllowed):
        confirm_answer(actor=cast.ben.actor, run=run, key=EMAIL, item=0)


def test_confirm_page_once_for_all(run: FlowRun, cleo: Client, cast: Cast) -> None:
    assert [confirm_page(actor=cleo, run=run, key="contact.reach") for _twice in range(2)] == [2, 0]
    assert answer_to(run, EMAIL).changes.count() == 2
    with pytest.raises(NotAllowed):
        confirm_page(actor=cast.ben.actor, run=run, key="contact.reach")
    with pytest.raises(UnknownQuestion):
        confirm_page(actor=cleo, run=run, key="contact.fax")


def test_items_are_added_and_removed_within_limits(cast: Cast) -> None:
    run = flows.run(customers.individual(), flows.MORTGAGE)
    cleo = flows.granted(cast.cleo, run).actor
    numbers = [add_item(actor=cleo, run=run, key="income.jobs") for _more in range(4)]
    assert numbers == [2, 3, 4, 5]
    with pytest.raises(TooManyItems):
        add_item(actor=cleo, run=run, key="income.jobs")
    for number in (5, 5, 3):
        remove_item(actor=cleo, run=run, key="income.jobs", number=number)
    assert add_item(actor=cleo, run=run, key="income.jobs") == 6
    assert read_run(run).items["income.jobs"] == [1, 2, 4, 6]
    with pytest.raises(UnknownQuestion):
        add_item(actor=cleo, run=run, key="contact.reach")


def test_remove_item_keeps_the_least_and_the_history(cast: Cast) -> None:
    run = flows.run(customers.individual(), flows.MORTGAGE)
    cleo = flows.granted(cast.cleo, run).actor
    save_answer(actor=cleo, run=run, entry=Entry("income.jobs.employer", 1, "Bakery", 0))
    with pytest.raises(TooFewItems):
        remove_item(actor=cleo, run=run, key="income.jobs", number=1)
    add_item(actor=cleo, run=run, key="income.jobs")
    remove_item(actor=cleo, run=run, key="income.jobs", number=1)
    assert AnswerChange.objects.filter(run=run, value="Bakery").exists()
    with pytest.raises(UnknownQuestion):
        save_answer(actor=cleo, run=run, entry=Entry("income.jobs.employer", 1, "Mill", 1))


@pytest.mark.parametrize("code", [flows.SHORT, flows.MORTGAGE, flows.BUSINESS, flows.CLIENT_ONLY])
def test_complete_run_once_everything_is_answered(cast: Cast, code: str) -> None:
    run = flows.run(customers.individual(), code)
    cleo, heard = flows.granted(cast.cleo, run).actor, []
    events.run_completed.connect(lambda **news: heard.append(news["run"]), weak=False, dispatch_uid="here")
    try:
        with pytest.raises(AnswersMissing):
            complete_run(actor=cleo, run=run)
        flows.fill(cleo, run)
        for _twice in range(2):
            complete_run(actor=cleo, run=run)
    finally:
        events.run_completed.disconnect(dispatch_uid="here")
    run.refresh_from_db()
    assert (run.state, run.completed_by_id, heard) == (RunState.COMPLETED, cleo.account_id, [run])
    assert not list(read_run(run).to_confirm())
    with pytest.raises(RunCompleted):
        save_answer(actor=cleo, run=run, entry=Entry("personal.about_you.first_name", 0, "Bea", 2))


def test_complete_run_by_the_adviser_leaves_the_confirming_to_the_client(run: FlowRun, cast: Cast) -> None:
    flows.fill(cast.ben.actor, run)
    complete_run(actor=cast.ben.actor, run=run)
    assert list(read_run(run).to_confirm())


def test_complete_run_is_for_its_own_client(run: FlowRun, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        complete_run(actor=cast.dan.actor, run=run)


def test_reopen_run_lets_answers_be_changed(run: FlowRun, cleo: Client) -> None:
    flows.fill(cleo, run)
    complete_run(actor=cleo, run=run)
    for _twice in range(2):
        reopened = reopen_run(actor=cleo, run=run)
    assert reopened.is_open
    save_answer(actor=cleo, run=run, entry=Entry(CHANNEL, 0, "phone", 1))


def test_reopen_run_is_for_its_own_client(run: FlowRun, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        reopen_run(actor=cast.dan.actor, run=run)


def test_note_reading_is_for_professionals(run: FlowRun, cast: Cast, cleo: Client) -> None:
    note_reading(actor=cast.ben.actor, run=run)
    assert ActivityEntry.objects.filter(verb="flows.read", target_id=run.public_id).count() == 1
    with pytest.raises(NotAllowed):
        note_reading(actor=cleo, run=run)


def test_switch_flow_is_for_those_who_manage(cast: Cast) -> None:
    flow = flows.flow()
    with pytest.raises(NotAllowed):
        switch_flow(actor=cast.ben.actor, flow=flow, is_active=False)
    for _twice in range(2):
        switch_flow(actor=cast.ada.actor, flow=flow, is_active=False)
    flow.refresh_from_db()
    assert not flow.is_active


def test_database_refuses_to_change_a_published_version() -> None:
    version = FlowVersion.objects.newest_of(flows.flow()).get()
    for change in (lambda: FlowVersion.objects.filter(pk=version.pk).update(definition={}), version.delete):
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            change()


def test_database_refuses_to_change_the_history(run: FlowRun) -> None:
    change = AnswerChange.objects.filter(run=run).first()
    for attack in (lambda: AnswerChange.objects.filter(pk=change.pk).update(value="x"), change.delete):
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            attack()
