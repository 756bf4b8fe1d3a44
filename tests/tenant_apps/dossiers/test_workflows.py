"""The firm's own workflows: stages, their order, what they ask, and who may pass over it."""

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tenant_apps.activity.models import Entry
from tenant_apps.documents.enums import RequestState
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.commands.dossiers import assign, change_stage, open_dossier, plan_submission
from tenant_apps.dossiers.commands.workflows import (
    add_stage,
    add_workflow,
    archive_stage,
    edit_stage,
    edit_workflow,
    order_stages,
    remove_stage,
    restore_stage,
)
from tenant_apps.dossiers.enums import EntryRule
from tenant_apps.dossiers.models import Dossier, Stage, StageChange, Workflow
from tenant_apps.flows.enums import Source
from tenant_apps.flows.models import Answer
from tests.factories.customers import individual
from tests.factories.dossiers import A_TEST, complete_point, deliver_point, dossier, free_point
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
NAMES = {"en": "Home", "nl": "Huis", "fr": "", "de": ""}


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:dossiers:{name}", urlconf=TENANT_URLS, args=arguments)


def refused(call, /, **arguments) -> DomainError:
    with pytest.raises(DomainError) as caught, transaction.atomic():
        call(**arguments)
    return caught.value


@pytest.fixture
def mortgage(db) -> Workflow:
    return Workflow.objects.get(code="mortgage")


@pytest.fixture
def opened(cast) -> Dossier:
    return dossier(adviser=cast.ben.account)


def codes(workflow: Workflow) -> list[str]:
    return list(workflow.stages.current().order_by("position").values_list("code", flat=True))


def asking(opened: Dossier, *rules: str) -> Stage:
    """The second stage of the dossier's workflow, asking for these."""
    stage = opened.workflow.stages.order_by("position")[1]
    stage.rules = list(rules)
    stage.save(update_fields=["rules"])
    return stage


def test_workflow_is_added_with_the_current_stages_of_another(cast, mortgage):
    archive_stage(actor=cast.ada.actor, stage=mortgage.stages.get(code="offer"))
    added = add_workflow(actor=cast.ada.actor, kind="mortgage", names=NAMES, like=mortgage)
    assert (added.name_en, added.name_nl, added.kind, added.is_active) == ("Home", "Huis", "mortgage", True)
    assert codes(added) == codes(mortgage)
    assert "offer" not in codes(added)
    assert set(added.stages.values_list("pk", flat=True)).isdisjoint(mortgage.stages.values_list("pk", flat=True))
    assert Entry.objects.filter(verb="dossiers.add_workflow").count() == 1


def test_new_dossiers_follow_the_first_workflow_that_is_offered(cast, mortgage):
    added = add_workflow(actor=cast.ada.actor, kind="mortgage", names=NAMES, like=mortgage)
    edit_workflow(actor=cast.ada.actor, workflow=mortgage, names={"en": "Old"}, is_active=False)
    assert open_dossier(actor=A_TEST, customer=individual(), kind="mortgage").workflow == added


def test_dossier_opens_in_the_first_stage_that_is_not_archived(cast, mortgage):
    first, second = mortgage.stages.order_by("position")[:2]
    archive_stage(actor=cast.ada.actor, stage=first)
    assert dossier().stage == second


def test_name_in_the_first_language_is_compulsory(cast, mortgage):
    error = refused(add_stage, actor=cast.ada.actor, workflow=mortgage, names={"en": " ", "nl": "Huis"})
    assert (error.code, error.field) == ("dossiers:name-missing", "name_en")


def test_stage_is_added_before_what_ends_the_work(cast, mortgage):
    stage = add_stage(actor=cast.ada.actor, workflow=mortgage, names=NAMES, rules=["progress-complete"])
    order = codes(mortgage)
    assert order.index(stage.code) == order.index("offer") + 1
    assert order[-2:] == ["completed", "ended"]
    stage.refresh_from_db()
    assert [str(rule) for rule in stage.shown_rules] == ["The progress is 100%"]


def test_stages_are_put_in_order_and_an_old_list_is_refused(cast, mortgage):
    ids = list(mortgage.stages.order_by("-position").values_list("public_id", flat=True))
    order_stages(actor=cast.ada.actor, workflow=mortgage, order=ids)
    assert list(mortgage.stages.order_by("position").values_list("public_id", flat=True)) == ids
    for wrong in (ids[:-1], [*ids, ids[0]], []):
        assert refused(order_stages, actor=cast.ada.actor, workflow=mortgage, order=wrong).code == "core:other-order"


def test_stage_that_was_used_is_archived_and_not_removed(cast, opened):
    first, second = opened.workflow.stages.order_by("position")[:2]
    change_stage(actor=A_TEST, dossier=opened, stage=second)
    for used in (first, second):
        assert refused(remove_stage, actor=cast.ada.actor, stage=used).code == "dossiers:stage-in-use"
    for _twice in range(2):
        assert archive_stage(actor=cast.ada.actor, stage=first).is_archived
    error = refused(change_stage, actor=A_TEST, dossier=opened, stage=Stage.objects.get(pk=first.pk))
    assert error.code == "dossiers:stage-archived"
    for _twice in range(2):
        assert not restore_stage(actor=cast.ada.actor, stage=first).is_archived
    assert change_stage(actor=A_TEST, dossier=opened, stage=Stage.objects.get(pk=first.pk)).stage == first


def test_stage_that_was_never_used_is_removed_but_the_last_one_stays(cast, mortgage):
    *others, last = mortgage.stages.order_by("position")
    for stage in others:
        remove_stage(actor=cast.ada.actor, stage=stage)
    for take_away in (remove_stage, archive_stage):
        assert refused(take_away, actor=cast.ada.actor, stage=last).code == "dossiers:last-stage"


def test_only_who_may_configure_changes_workflows(cast, mortgage):
    stage = mortgage.stages.first()
    facts = {"names": NAMES, "tone": "info", "outcome": "ongoing", "rules": []}
    for member in (cast.ben, cast.cleo):
        for call, arguments in (
            (add_workflow, {"kind": "mortgage", "names": NAMES, "like": mortgage}),
            (edit_workflow, {"workflow": mortgage, "names": NAMES, "is_active": True}),
            (add_stage, {"workflow": mortgage, "names": NAMES}),
            (edit_stage, {"stage": stage, **facts}),
            (order_stages, {"workflow": mortgage, "order": []}),
            (archive_stage, {"stage": stage}),
            (restore_stage, {"stage": stage}),
            (remove_stage, {"stage": stage}),
        ):
            with pytest.raises(NotAllowed):
                call(actor=member.actor, **arguments)


def test_documents_rule_names_each_document_that_is_not_approved(opened):
    stage = asking(opened, EntryRule.DOCUMENTS_APPROVED)
    request = deliver_point(opened).request
    error = refused(change_stage, actor=A_TEST, dossier=opened, stage=stage)
    assert (error.code, [each.items for each in error.missing]) == ("dossiers:entry-refused", [("Payslip",)])
    assert "Payslip" in str(error)
    DocumentRequest.objects.filter(pk=request.pk).update(state=RequestState.APPROVED, reviewed_at=timezone.now())
    assert change_stage(actor=A_TEST, dossier=opened, stage=stage).stage == stage


def test_fact_find_rules_want_it_sent_and_confirmed(opened):
    stage = asking(opened, EntryRule.FACT_FINDS_SENT, EntryRule.FACT_FINDS_CONFIRMED)
    run = complete_point(opened).run
    run.answers.all().delete()
    Answer.objects.create(run=run, key="x.y.z", value="1", source=Source.PROFESSIONAL)
    error = refused(change_stage, actor=A_TEST, dossier=opened, stage=stage)
    assert [each.rule for each in error.missing] == [EntryRule.FACT_FINDS_SENT, EntryRule.FACT_FINDS_CONFIRMED]
    Answer.objects.filter(run=run).update(source=Source.CLIENT)
    error = refused(change_stage, actor=A_TEST, dossier=opened, stage=stage)
    assert [each.rule for each in error.missing] == [EntryRule.FACT_FINDS_SENT]


def test_progress_adviser_and_submission_rules(cast, opened):
    stage = asking(opened, EntryRule.PROGRESS_COMPLETE, EntryRule.ADVISER_CHOSEN, EntryRule.SUBMISSION_PLANNED)
    assign(actor=A_TEST, dossier=opened, adviser=None, case_handler=None)
    error = refused(change_stage, actor=A_TEST, dossier=opened, stage=stage)
    assert [(each.rule, each.items) for each in error.missing] == [
        (EntryRule.PROGRESS_COMPLETE, ()),
        (EntryRule.ADVISER_CHOSEN, ()),
        (EntryRule.SUBMISSION_PLANNED, ()),
    ]
    assign(actor=A_TEST, dossier=opened, adviser=cast.ben.account, case_handler=None)
    plan_submission(actor=A_TEST, dossier=opened, planned_submission_on=date(2027, 1, 1))
    free_point(opened)
    error = refused(change_stage, actor=A_TEST, dossier=opened, stage=stage)
    assert [(each.rule, each.items) for each in error.missing] == [(EntryRule.PROGRESS_COMPLETE, ("Call the notary",))]


def test_rules_are_passed_over_with_a_reason_by_who_may(cast, opened):
    stage = asking(opened, EntryRule.SUBMISSION_PLANNED)
    for member, reason in ((cast.ben, "In a hurry"), (cast.ada, " ")):
        error = refused(change_stage, actor=member.actor, dossier=opened, stage=stage, reason=reason)
        assert error.code == "dossiers:entry-refused"
    change_stage(actor=cast.ada.actor, dossier=opened, stage=stage, reason="In a hurry")
    change = StageChange.objects.filter(dossier=opened).first()
    assert (change.unmet, change.reason, change.changed_by) == (["submission-planned"], "In a hurry", cast.ada.account)


def test_reason_is_not_kept_when_nothing_was_missing(cast, opened):
    change_stage(actor=cast.ada.actor, dossier=opened, stage=asking(opened), reason="Whatever")
    assert StageChange.objects.filter(dossier=opened).first().reason == ""


# Pages


def test_settings_pages_are_for_who_may_configure(cast, mortgage):
    addresses = [
        path("workflows"),
        path("workflow_add"),
        path("workflow", mortgage.public_id),
        path("stage_add", mortgage.public_id),
        path("stage_settings", mortgage.stages.first().public_id),
    ]
    for address in addresses:
        found = {name: getattr(cast, name).browser().get(address).status_code for name in ("ada", "ben", "cleo")}
        assert found == {"ada": 200, "ben": 404, "cleo": 404}, address


def test_settings_link_to_workflows_for_the_administrator_alone(cast):
    settings = reverse("professional:professional_portal:settings", urlconf=TENANT_URLS)
    assert path("workflows") in cast.ada.browser().get(settings).content.decode()
    assert path("workflows") not in cast.ben.browser().get(settings).content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_workflow_page_takes_the_same_statements_for_any_number(cast, assert_queries, mortgage, count):
    for number in range(count):
        add_stage(actor=A_TEST, workflow=mortgage, names={"en": f"Stage {number}"}, rules=["progress-complete"])
    browser = cast.ada.browser()
    browser.get(path("workflows"))
    with assert_queries(4):  # of which one is for who changed it last
        assert browser.get(path("workflow", mortgage.public_id)).status_code == 200
    with assert_queries(4):  # of which one is for who changed it last
        assert browser.get(path("workflows")).status_code == 200


def test_workflow_and_stage_are_made_and_changed_on_their_pages(cast, mortgage):
    browser = cast.ada.browser()
    answer = browser.post(path("workflow_add"), {"name_en": "", "kind": "mortgage", "like": mortgage.public_id})
    assert answer.status_code == 422
    browser.post(path("workflow_add"), {"name_en": "New build", "kind": "mortgage", "like": mortgage.public_id})
    added = Workflow.objects.get(name_en="New build")
    sent = {"name_en": "Plans", "tone": "warning", "outcome": "ongoing", "rules": ["documents-approved"]}
    assert browser.post(path("stage_add", added.public_id), sent | {"tone": "pink"}).status_code == 422
    assert browser.post(path("stage_add", added.public_id), sent).status_code == 302
    stage = Stage.objects.get(name_en="Plans")
    assert browser.post(path("stage_settings", stage.public_id), sent | {"name_en": "Drawings"}).status_code == 302
    stage.refresh_from_db()
    assert (stage.name_en, stage.rules, stage.tone) == ("Drawings", ["documents-approved"], "warning")
    assert browser.post(path("workflow", added.public_id), {"name_en": "Newly built"}).status_code == 302
    added.refresh_from_db()
    assert (added.name_en, added.is_active) == ("Newly built", False)


def test_stages_are_ordered_by_button_and_by_module(cast, mortgage):
    browser = cast.ada.browser()
    order = [str(each) for each in mortgage.stages.order_by("position").values_list("public_id", flat=True)]
    address = path("workflow_order", mortgage.public_id)
    assert browser.post(address, {"order": order, "down": order[0]}).status_code == 302
    order[0], order[1] = order[1], order[0]
    assert [str(each) for each in mortgage.stages.order_by("position").values_list("public_id", flat=True)] == order
    assert browser.post(address, {"order": order, "up": order[0]}, headers={"X-Order": "1"}).status_code == 204
    assert browser.post(address, {"order": ["x", order[0]]}, headers={"X-Order": "1"}).status_code == 409
    page = browser.post(address, {"order": []}, follow=True)
    assert "Somebody else changed this list" in page.content.decode()


def test_stage_is_archived_restored_and_removed_on_the_page(cast, opened):
    browser = cast.ada.browser()
    stage = opened.stage
    browser.post(path("stage_archive", stage.public_id))
    page = browser.get(path("workflow", opened.workflow.public_id)).content.decode()
    assert "Archived stages" in page
    page = browser.post(path("stage_remove", stage.public_id), follow=True).content.decode()
    assert "Archive it instead" in page
    browser.post(path("stage_restore", stage.public_id))
    stage.refresh_from_db()
    assert not stage.is_archived


def test_refused_move_says_what_is_missing_and_offers_to_pass_over_it_to_who_may(cast, opened):
    stage = asking(opened, EntryRule.DOCUMENTS_APPROVED)
    deliver_point(opened)
    sent = {"stage": stage.public_id, "back": path("board")}
    answer = cast.ben.browser().post(path("stage", opened.public_id), sent)
    text = answer.content.decode()
    assert (answer.status_code, "Payslip" in text, "Move all the same" in text) == (422, True, False)
    browser = cast.ada.browser()
    assert "Move all the same" in browser.post(path("stage", opened.public_id), sent).content.decode()
    without = browser.post(path("stage", opened.public_id), sent | {"reason": " "})
    assert "Say why" in without.content.decode()
    answer = browser.post(path("stage", opened.public_id), sent | {"reason": "Bank agreed", "card": "dossier-1"})
    assert answer.headers["Location"] == path("board") + "#dossier-1"
    opened.refresh_from_db()
    assert opened.stage == stage


def test_way_back_never_leads_to_another_site(cast, opened):
    stage = opened.workflow.stages.order_by("position")[1]
    sent = {"stage": stage.public_id, "back": "https://evil.example/"}
    answer = cast.ben.browser().post(path("stage", opened.public_id), sent)
    assert answer.headers["Location"] == path("detail", opened.public_id)


def test_page_to_move_lists_the_stages_that_take_dossiers(cast, opened):
    archive_stage(actor=A_TEST, stage=opened.workflow.stages.get(code="offer"))
    text = cast.ben.browser().get(path("stage", opened.public_id)).content.decode()
    assert "Advice" in text
    assert "Offer received" not in text
