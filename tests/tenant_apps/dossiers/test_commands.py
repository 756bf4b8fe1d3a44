"""Opening dossiers, moving them on, and everything that can be done with an action point."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.activity.models import Entry
from tenant_apps.customers.models import Customer
from tenant_apps.documents.commands.requests import cancel_request
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.commands.action_points import (
    add_action_point,
    ask_for_document,
    ask_for_documents,
    ask_to_complete,
    edit_action_point,
    handle_action_point,
    remove_action_point,
    reopen_action_point,
)
from tenant_apps.dossiers.commands.dossiers import assign, change_stage, open_dossier, plan_submission
from tenant_apps.dossiers.commands.notes import add_note
from tenant_apps.dossiers.commands.products import add_product, remove_product
from tenant_apps.dossiers.commands.workflows import edit_stage
from tenant_apps.dossiers.enums import ActionPointKind
from tenant_apps.dossiers.models import ActionPoint, Dossier, DossierNote, Product, Stage, StageChange, Workflow
from tenant_apps.dossiers.provisioning import READY_WORKFLOWS, seed_workflows
from tenant_apps.flows.models import Flow, FlowRun
from tests.cast import professional
from tests.factories.customers import business, couple, individual
from tests.factories.documents import document_type
from tests.factories.dossiers import A_TEST, complete_point, deliver_point, dossier, free_point, request_of
from vestibule.core.actors import Grant
from vestibule.core.errors import DomainError, NotAllowed, NotFound

pytestmark = pytest.mark.django_db


def code_of(call, /, **arguments) -> str:
    with pytest.raises(DomainError) as caught, transaction.atomic():
        call(**arguments)
    return caught.value.code


def granted(member, opened: Dossier, *, position: int = 1, sees_others: bool = False):
    party = opened.customer.members.get(position=position).party
    return member.with_grants(Grant(opened.pk, opened.customer_id, party.pk, sees_others)).actor


def test_seed_workflows_gives_each_kind_its_stages_in_every_language():
    seed_workflows()
    assert Workflow.objects.count() == len(READY_WORKFLOWS) == 4
    for workflow in Workflow.objects.order_by("pk"):
        names = [getattr(workflow, f"name_{code}") for code in ("nl", "fr", "en", "de")]
        assert all(names)
        assert workflow.stages.count() >= 5
    assert not Stage.objects.filter(name_fr=None).exists()


def test_seed_workflows_leaves_what_the_firm_changed():
    Workflow.objects.filter(code="mortgage").update(name_en="Home loan")
    seed_workflows()
    assert Workflow.objects.get(code="mortgage").name_en == "Home loan"


def test_open_dossier_starts_in_the_first_stage_with_its_product(cast):
    customer = individual()
    opened = open_dossier(actor=cast.ben.actor, customer=customer, kind="mortgage", adviser=cast.ben.account)
    assert (opened.stage.code, opened.adviser) == ("intake", cast.ben.account)
    assert opened.number == f"D-{timezone.localdate().year}-0001"
    assert [product.kind for product in opened.products.all()] == ["mortgage"]
    assert StageChange.objects.get().stage == opened.stage


def test_open_dossier_takes_over_the_customers_adviser(cast):
    customer = individual()
    customer.adviser = cast.ben.account
    customer.save(update_fields=["adviser"])
    assert open_dossier(actor=A_TEST, customer=customer, kind="onboarding").adviser == cast.ben.account


def test_open_dossier_refuses_those_who_may_not(cast):
    with pytest.raises(NotAllowed):
        open_dossier(actor=cast.cleo.actor, customer=individual(), kind="mortgage")


def test_open_dossier_refuses_a_kind_without_workflow():
    Workflow.objects.filter(kind="wealth").update(is_active=False)
    assert code_of(open_dossier, actor=A_TEST, customer=individual(), kind="wealth") == "dossiers:no-workflow"
    other = Workflow.objects.get(kind="mortgage")
    arguments = {"actor": A_TEST, "customer": individual(), "kind": "insurance", "workflow": other}
    assert code_of(open_dossier, **arguments) == "dossiers:no-workflow"


def test_open_dossier_refuses_somebody_who_does_not_work_here(cast):
    arguments = {"actor": A_TEST, "customer": individual(), "kind": "mortgage", "adviser": cast.cleo.account}
    assert code_of(open_dossier, **arguments) == "dossiers:not-a-professional"


def test_change_stage_moves_on_and_keeps_when(cast):
    opened = dossier()
    advice = opened.workflow.stages.get(code="advice")
    for _again in range(2):
        opened = change_stage(actor=cast.ben.actor, dossier=opened, stage=advice)
    assert opened.stage == advice
    last = StageChange.objects.filter(dossier=opened).first()
    assert (last.stage, last.stage_before.code, last.changed_by) == (advice, "intake", cast.ben.account)
    assert StageChange.objects.count() == 2


def test_change_stage_refuses_another_workflows_stage_and_clients(cast):
    opened = dossier()
    foreign = Stage.objects.get(workflow__code="wealth", code="proposal")
    assert code_of(change_stage, actor=A_TEST, dossier=opened, stage=foreign) == "dossiers:stage-of-other-workflow"
    with pytest.raises(NotAllowed):
        change_stage(actor=granted(cast.cleo, opened), dossier=opened, stage=opened.stage)


def test_assign_says_whose_work_it_is(cast):
    opened = dossier()
    opened = assign(actor=cast.ada.actor, dossier=opened, adviser=cast.ben.account, case_handler=cast.ada.account)
    assert (opened.adviser, opened.case_handler) == (cast.ben.account, cast.ada.account)
    arguments = {"actor": A_TEST, "dossier": opened, "adviser": None, "case_handler": cast.dan.account}
    assert code_of(assign, **arguments) == "dossiers:not-a-professional"
    with pytest.raises(NotAllowed):
        assign(actor=cast.dan.actor, dossier=opened, adviser=None, case_handler=None)


def test_next_dossier_is_whose_the_latest_is_as_long_as_they_work_here(cast):
    first = dossier(adviser=cast.ben.account)
    Customer.objects.update(adviser=cast.ben.account)
    assign(actor=A_TEST, dossier=first, adviser=cast.ada.account, case_handler=cast.ben.account)
    second = dossier(first.customer, kind="insurance")
    assert (second.adviser, second.case_handler) == (cast.ada.account, cast.ben.account)
    Account.objects.filter(pk=cast.ada.account.pk).update(is_active=False, deactivated_at=timezone.now())
    assert dossier(first.customer, kind="insurance").adviser is None


def test_plan_submission_notes_the_day(cast):
    opened = plan_submission(actor=cast.ben.actor, dossier=dossier(), planned_submission_on=date(2027, 1, 15))
    assert opened.planned_submission_on == date(2027, 1, 15)
    with pytest.raises(NotAllowed):
        plan_submission(actor=cast.cleo.actor, dossier=opened, planned_submission_on=None)


def test_product_is_added_and_removed(cast):
    opened = dossier()
    product = add_product(actor=cast.ben.actor, dossier=opened, kind="insurance", description="Life cover")
    assert str(product) == "Life cover"
    remove_product(actor=cast.ben.actor, product=product)
    assert not Product.objects.filter(pk=product.pk).exists()
    for call in (
        lambda: add_product(actor=cast.cleo.actor, dossier=opened, kind="insurance"),
        lambda: remove_product(actor=cast.cleo.actor, product=opened.products.get()),
    ):
        with pytest.raises(NotAllowed):
            call()


def test_product_with_action_points_stays_until_they_are_removed():
    opened = dossier()
    product = opened.products.get()
    point = free_point(opened, product=product)
    assert code_of(remove_product, actor=A_TEST, product=product) == "dossiers:product-in-use"
    remove_action_point(actor=A_TEST, action_point=point)
    remove_product(actor=A_TEST, product=product)
    assert not opened.products.exists()


def test_add_note_keeps_who_wrote_it(cast):
    opened = dossier()
    add_note(actor=cast.ben.actor, dossier=opened, text=" Call on Monday ")
    note = DossierNote.objects.get()
    assert (note.body, note.written_by) == ("Call on Monday", cast.ben.account)
    assert code_of(add_note, actor=A_TEST, dossier=opened, text="  ") == "dossiers:note-empty"
    with pytest.raises(NotAllowed):
        add_note(actor=cast.cleo.actor, dossier=opened, text="Let me in")


def test_add_action_point_refuses_what_has_its_own_command():
    opened = dossier()
    for kind in (ActionPointKind.DELIVER, ActionPointKind.COMPLETE):
        code = code_of(add_action_point, actor=A_TEST, dossier=opened, kind=kind, subject="Something")
        assert code == "dossiers:not-by-hand"


def test_add_action_point_refuses_bad_facts(cast):
    opened, other = dossier(), dossier()
    good = {"actor": A_TEST, "dossier": opened, "kind": "free", "subject": "Call the notary"}
    stranger = other.customer.parties.get()
    assert code_of(add_action_point, **good | {"subject": " "}) == "dossiers:subject-missing"
    assert code_of(add_action_point, **good | {"party": stranger}) == "dossiers:not-an-applicant"
    foreign = other.products.get()
    assert code_of(add_action_point, **good | {"product": foreign}) == "dossiers:product-of-other-dossier"
    with pytest.raises(NotAllowed):
        add_action_point(**good | {"actor": cast.cleo.actor})


def test_action_point_for_a_company_refuses_the_company_itself():
    opened = dossier(business())
    company = opened.customer.parties.get(kind="legal")
    arguments = {"actor": A_TEST, "dossier": opened, "kind": "free", "subject": "Sign", "party": company}
    assert code_of(add_action_point, **arguments) == "dossiers:not-an-applicant"


def test_ask_for_document_makes_request_and_action_point(cast):
    opened = dossier(couple())
    party = opened.customer.members.get(position=2).party
    point = ask_for_document(
        actor=cast.ben.actor, dossier=opened, party=party, document_type=document_type(), remark="The last three"
    )
    request = DocumentRequest.objects.get()
    assert (point.request, point.party, point.note) == (request, party, "The last three")
    assert (request.customer, request.party) == (opened.customer, party)


def test_ask_for_document_refuses_strangers(cast):
    opened, other = dossier(), dossier()
    arguments = {"actor": A_TEST, "dossier": opened, "document_type": document_type()}
    party = other.customer.parties.get()
    assert code_of(ask_for_document, **arguments, party=party) == "dossiers:not-an-applicant"
    with pytest.raises(NotAllowed):
        ask_for_document(**arguments | {"actor": cast.cleo.actor}, party=None)


def test_ask_for_documents_asks_for_each(cast):
    opened = dossier()
    types = [document_type("payslip"), document_type("tax_return")]
    points = ask_for_documents(actor=cast.ben.actor, dossier=opened, document_types=types, remark="Recent ones")
    assert [point.request.document_type for point in points] == types
    assert code_of(ask_for_documents, actor=A_TEST, dossier=opened, document_types=[]) == "dossiers:nothing-chosen"
    with pytest.raises(NotAllowed):
        ask_for_documents(actor=cast.cleo.actor, dossier=opened, document_types=types)


def test_ask_to_complete_starts_the_fact_find_once(cast):
    opened = dossier()
    party, flow = opened.customer.parties.get(), Flow.objects.order_by("pk").first()
    first = ask_to_complete(actor=cast.ben.actor, dossier=opened, party=party, flow=flow)
    again = ask_to_complete(actor=cast.ben.actor, dossier=opened, party=party, flow=flow)
    assert first == again
    assert FlowRun.objects.get() == first.run
    assert first.title == flow.name


def test_ask_to_complete_after_a_removal_asks_again():
    opened = dossier()
    point = complete_point(opened)
    remove_action_point(actor=A_TEST, action_point=point)
    again = complete_point(opened)
    assert (again.pk, again.removed_at) == (point.pk, None)


def test_ask_to_complete_in_another_dossier_asks_there_too():
    first = complete_point(dossier())
    other = complete_point(dossier(first.dossier.customer))
    assert other.dossier != first.dossier
    assert other.run != first.run
    assert [point.run.dossier_id for point in (first, other)] == [first.dossier_id, other.dossier_id]


def test_ask_for_document_tells_the_request_its_dossier():
    point = deliver_point(dossier())
    assert request_of(point).dossier_id == point.dossier_id


def test_ask_to_complete_refuses_strangers(cast):
    opened, other = dossier(), dossier()
    flow = Flow.objects.order_by("pk").first()
    arguments = {"actor": A_TEST, "dossier": opened, "party": other.customer.parties.get(), "flow": flow}
    assert code_of(ask_to_complete, **arguments) == "dossiers:not-an-applicant"
    with pytest.raises(NotAllowed):
        ask_to_complete(**arguments | {"actor": cast.cleo.actor})


def test_edit_action_point_changes_words_and_date(cast):
    point = free_point(dossier())
    words = {"subject": "Call the bank", "remark": "Before noon", "due_on": date(2027, 1, 1)}
    point = edit_action_point(actor=cast.ben.actor, action_point=point, **words)
    assert (point.subject, point.remark, point.due_on) == tuple(words.values())
    empty = words | {"subject": ""}
    assert code_of(edit_action_point, actor=A_TEST, action_point=point, **empty) == "dossiers:subject-missing"
    foreign = dossier().products.get()
    code = code_of(edit_action_point, actor=A_TEST, action_point=point, product=foreign, **words)
    assert code == "dossiers:product-of-other-dossier"
    with pytest.raises(NotAllowed):
        edit_action_point(actor=cast.cleo.actor, action_point=point, **words)


def test_edit_action_point_of_a_document_changes_the_request():
    point = deliver_point(dossier())
    edit_action_point(actor=A_TEST, action_point=point, subject="Payslip of May", remark="All pages", due_on=None)
    request = request_of(point)
    assert (request.subject, request.remark) == ("Payslip of May", "All pages")


def test_remove_action_point_cancels_the_request_once(cast):
    point = deliver_point(dossier())
    for _again in range(2):
        remove_action_point(actor=cast.ben.actor, action_point=point)
    assert request_of(point).state == "cancelled"
    assert not ActionPoint.objects.current().exists()
    assert Entry.objects.filter(verb="dossiers.remove_action_point").count() == 1
    with pytest.raises(NotAllowed):
        remove_action_point(actor=cast.cleo.actor, action_point=point)


def test_cancelled_request_takes_its_action_point_along():
    point = deliver_point(dossier())
    cancel_request(actor=A_TEST, request=request_of(point))
    assert not ActionPoint.objects.current().exists()


def test_handle_and_reopen_once_each(cast):
    point = free_point(dossier())
    for _again in range(2):
        point = handle_action_point(actor=cast.ben.actor, action_point=point)
    assert (point.is_handled, point.handled_by) == (True, cast.ben.account)
    for _again in range(2):
        point = reopen_action_point(actor=cast.ben.actor, action_point=point)
    assert (point.is_handled, point.handled_by) == (False, None)
    assert Entry.objects.filter(verb__in=("dossiers.handle", "dossiers.reopen")).count() == 2


def test_handle_refuses_what_follows_its_source():
    opened = dossier()
    for point in (deliver_point(opened), complete_point(opened)):
        for call in (handle_action_point, reopen_action_point):
            assert code_of(call, actor=A_TEST, action_point=point) == "dossiers:not-by-hand"


def test_client_handles_what_is_asked_of_them(cast):
    opened = dossier(couple())
    one, other = [member.party for member in opened.customer.members.order_by("position")]
    cleo = granted(cast.cleo, opened)
    for point in (free_point(opened, party=one), free_point(opened, kind="confirm")):
        assert handle_action_point(actor=cleo, action_point=point).is_handled
    for hidden in (free_point(opened, party=other), free_point(opened, kind="sign"), free_point(dossier())):
        with pytest.raises(NotFound):
            handle_action_point(actor=cleo, action_point=hidden)


def test_client_who_sees_the_other_applicant_does_not_confirm_for_them(cast):
    opened = dossier(couple())
    other = opened.customer.members.order_by("position")[1].party
    asked = free_point(opened, kind="confirm", party=other)
    cleo = granted(cast.cleo, opened, sees_others=True)
    assert asked in ActionPoint.objects.visible_to(cleo)
    for call in (handle_action_point, reopen_action_point):
        with pytest.raises(NotFound):
            call(actor=cleo, action_point=asked)


def test_colleague_works_on_a_dossier_that_is_not_theirs(cast, alpha):
    """Whose work it is says whom to ask, not who may; the record says who did it."""
    mia, cor = (professional(alpha, name, role) for name, role in (("Mia", "adviser"), ("Cor", "compliance_officer")))
    opened = dossier(adviser=cast.ben.account)
    point = free_point(opened)
    assert handle_action_point(actor=mia.actor, action_point=point).handled_by == mia.account
    add_note(actor=mia.actor, dossier=opened, text="Called the notary")
    assert Entry.objects.filter(verb="dossiers.handle").latest("pk").actor_name == "Mia"
    assert opened in Dossier.objects.visible_to(cor.actor)
    for call, arguments in (
        (reopen_action_point, {"action_point": point}),
        (add_note, {"dossier": opened, "text": "Seen"}),
        (assign, {"dossier": opened, "adviser": cor.account, "case_handler": None}),
    ):
        with pytest.raises(NotAllowed):
            call(actor=cor.actor, **arguments)


def test_delivery_handles_and_says_by_whom(cast, deliver):
    point = deliver_point(dossier())
    deliver(point, cast.cleo.actor)
    point.refresh_from_db()
    assert point.handled_by == cast.cleo.account


@pytest.mark.parametrize(
    "wrong", [{"kind": "deliver"}, {"kind": "complete"}, {"subject": ""}, {"handled_by_id": 1}, {"removed_by_id": 1}]
)
def test_half_an_action_point_is_refused_by_the_database(cast, wrong):
    values = {"dossier": dossier(), "kind": "free", "subject": "Call"} | wrong
    for name in ("handled_by_id", "removed_by_id"):
        if name in values:
            values[name] = cast.ben.account.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionPoint.objects.create(**values)


def test_ready_stages_in_which_others_read_the_papers_ask_for_all_of_them():
    asking = {f"{stage.workflow.code}/{stage.code}": stage.rules for stage in Stage.objects.exclude(rules=[])}
    places = ("mortgage/application", "insurance/application", "wealth/agreement", "onboarding/contracts")
    assert asking == {place: ["documents-approved", "fact-finds-sent"] for place in places}


def test_rules_come_to_firms_that_left_their_workflows_as_they_were(cast):
    Stage.objects.update(rules=[])
    untouched = Stage.objects.get(workflow__code="mortgage", code="application")
    changed = Stage.objects.get(workflow__code="wealth", code="agreement")
    names = {"nl": "Overeenkomst", "en": "Contract"}
    arguments = {"names": names, "tone": "info", "outcome": "ongoing", "rules": []}
    edit_stage(actor=cast.ada.actor, stage=changed, **arguments)
    give_rules = import_module("tenant_apps.dossiers.migrations.0012_rules_of_ready_stages").give_rules
    for _twice in range(2):
        give_rules(apps, SimpleNamespace(connection=connection))
    untouched.refresh_from_db()
    changed.refresh_from_db()
    assert (untouched.rules, changed.rules) == (["documents-approved", "fact-finds-sent"], [])
