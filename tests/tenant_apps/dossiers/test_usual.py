"""What a firm usually asks: templates, rules on answers, whose turn it is, and the order."""

import re
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tenant_apps.activity.models import Entry
from tenant_apps.dossiers.commands.action_points import remove_action_point
from tenant_apps.dossiers.commands.asking import ask_usual
from tenant_apps.dossiers.commands.templates import (
    add_rule,
    add_template,
    archive_template,
    edit_template,
    order_templates,
    remove_rule,
    restore_template,
)
from tenant_apps.dossiers.commands.turns import give_turn, order_action_points
from tenant_apps.dossiers.models import ActionPoint, AnswerRule, Dossier, PointTemplate
from tenant_apps.dossiers.overview import client_overview
from tenant_apps.flows.commands.answers import Entry as Typed
from tenant_apps.flows.commands.answers import save_answer, save_page
from tenant_apps.flows.commands.runs import start_run
from tenant_apps.flows.models import Flow
from tests.factories.customers import couple
from tests.factories.documents import document_type
from tests.factories.dossiers import A_TEST, dossier, free_point
from vestibule.core.actors import Grant
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
KINDS = "income.overview.kinds"


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:dossiers:{name}", urlconf=TENANT_URLS, args=arguments)


def code_of(call, /, **arguments) -> str:
    with pytest.raises(DomainError) as caught, transaction.atomic():
        call(**arguments)
    return caught.value.code


def ticked(text: str) -> int:
    return len(re.findall(r'name="templates"[^>]* checked', text))


def template(subject: str = "Call the bank", **facts: object) -> PointTemplate:
    values = {"product_kind": "mortgage", "kind": "free", "subjects": {"en": subject}, "remarks": {}} | facts
    return add_template(actor=A_TEST, **values)


def papers(**facts: object) -> PointTemplate:
    return template("", kind="deliver", document_type=document_type("annual_accounts"), **facts)


@pytest.fixture
def opened(cast) -> Dossier:
    return dossier(couple(), adviser=cast.ben.account)


@pytest.fixture
def run(opened):
    party = opened.customer.members.get(position=1).party
    flow = Flow.objects.get(code="mortgage_fact_find")
    return start_run(actor=A_TEST, customer=opened.customer, party=party, flow=flow, dossier_id=opened.pk)


def test_usual_action_points_are_asked_of_each_applicant_or_of_all_once(cast, opened):
    each, together = papers(days=10), template(is_of_each=False)
    for expected in (3, 0):
        assert len(ask_usual(actor=cast.ben.actor, dossier=opened, templates=[each, together])) == expected
    points = ActionPoint.objects.current().filter(dossier=opened)
    assert points.filter(template=each).exclude(party=None).count() == 2
    found = points.get(template=together)
    assert (found.party, found.subject, found.product) == (None, "Call the bank", opened.products.get())
    assert points.filter(template=each).first().due_on == timezone.localdate() + timedelta(days=10)


def test_removed_action_point_may_be_asked_again_by_hand(opened):
    together = template(is_of_each=False)
    remove_action_point(actor=A_TEST, action_point=ask_usual(actor=A_TEST, dossier=opened, templates=[together])[0])
    assert len(ask_usual(actor=A_TEST, dossier=opened, templates=[together])) == 1
    assert code_of(ask_usual, actor=A_TEST, dossier=opened, templates=[]) == "dossiers:nothing-chosen"


def test_usual_words_are_those_of_the_client(opened):
    first = opened.customer.members.get(position=1).party
    assert first.language == "nl"
    made = ask_usual(actor=A_TEST, dossier=opened, templates=[template(subjects={"en": "Call us", "nl": "Bel ons"})])
    assert {point.subject for point in made} == {"Bel ons"}


def test_template_needs_words_or_a_document(cast):
    assert code_of(template, subject=" ") == "dossiers:name-missing"
    assert code_of(template, kind="deliver") == "dossiers:document-type-missing"


def test_templates_are_changed_ordered_archived_and_restored(cast):
    first, second = template("One"), template("Two")
    edit_template(actor=cast.ada.actor, template=first, kind="confirm", subjects={"en": "Uno"}, remarks={"en": "Now"})
    first.refresh_from_db()
    assert (first.subject_en, first.remark_en, first.kind) == ("Uno", "Now", "confirm")
    order = [second.public_id, first.public_id]
    order_templates(actor=cast.ada.actor, product_kind="mortgage", order=order)
    assert [each.public_id for each in PointTemplate.objects.filter(product_kind="mortgage").in_order()] == order
    wrong = {"actor": cast.ada.actor, "product_kind": "", "order": order}
    assert code_of(order_templates, **wrong) == "core:other-order"
    for _twice in range(2):
        assert archive_template(actor=cast.ada.actor, template=first).is_archived
    for _twice in range(2):
        assert not restore_template(actor=cast.ada.actor, template=first).is_archived
    assert Entry.objects.filter(verb="dossiers.archive_template").count() == 1


def test_only_who_may_configure_changes_templates(cast):
    found = template()
    rule = add_rule(actor=A_TEST, template=found, question="a.b.c", option="")
    words = {"subjects": {"en": "x"}, "remarks": {}}
    for member in (cast.ben, cast.cleo):
        for call, arguments in (
            (add_template, {"product_kind": "", "kind": "free", **words}),
            (edit_template, {"template": found, "kind": "free", **words}),
            (order_templates, {"product_kind": "", "order": []}),
            (archive_template, {"template": found}),
            (restore_template, {"template": found}),
            (add_rule, {"template": found, "question": "a", "option": ""}),
            (remove_rule, {"rule": rule}),
        ):
            with pytest.raises(NotAllowed):
                call(actor=member.actor, **arguments)
    with pytest.raises(NotAllowed):
        ask_usual(actor=cast.cleo.actor, dossier=dossier(), templates=[found])
    assert not PointTemplate.objects.visible_to(cast.cleo.actor).exists()
    assert not AnswerRule.objects.visible_to(cast.cleo.actor).exists()


# Rules on answers


def test_own_company_asks_for_the_annual_accounts_once(opened, run):
    asked = papers(is_usual=False)
    add_rule(actor=A_TEST, template=asked, question=KINDS, option="self_employed")
    save_answer(actor=A_TEST, run=run, entry=Typed(KINDS, 0, ["employed"], 0))
    assert not ActionPoint.objects.filter(template=asked).exists()
    for revision, kinds in (
        (1, ["employed", "self_employed"]),
        (2, ["self_employed"]),
        (3, []),
        (4, ["self_employed"]),
    ):
        save_answer(actor=A_TEST, run=run, entry=Typed(KINDS, 0, kinds, revision))
    point = ActionPoint.objects.get(template=asked)
    assert (point.party, point.request.document_type.code, point.dossier) == (run.party, "annual_accounts", opened)
    assert Entry.objects.filter(verb="dossiers.ask_by_rule").count() == 1


def test_rule_does_not_ask_again_what_somebody_removed(run):
    asked = papers()
    add_rule(actor=A_TEST, template=asked, question=KINDS, option="")
    save_page(actor=A_TEST, run=run, entries=[Typed(KINDS, 0, ["employed"], 0)])
    remove_action_point(actor=A_TEST, action_point=ActionPoint.objects.get(template=asked))
    save_page(actor=A_TEST, run=run, entries=[Typed(KINDS, 0, ["self_employed"], 1)])
    assert not ActionPoint.objects.current().filter(template=asked).exists()


def test_rule_of_an_archived_template_asks_nothing(run):
    asked = papers()
    add_rule(actor=A_TEST, template=asked, question=KINDS, option="")
    archive_template(actor=A_TEST, template=asked)
    save_answer(actor=A_TEST, run=run, entry=Typed(KINDS, 0, ["employed"], 0))
    assert not ActionPoint.objects.filter(template=asked).exists()


@pytest.mark.parametrize(
    ("option", "value", "holds"),
    [
        ("yes", True, True),
        ("yes", False, False),
        ("no", False, True),
        ("", False, True),
        ("", None, False),
        ("", [], False),
        ("a", "a", True),
        ("a", ["b", "a"], True),
        ("a", "b", False),
    ],
)
def test_rule_holds_for_the_answer_that_it_names(option, value, holds):
    assert AnswerRule(option=option).holds_for(value) is holds


def test_client_who_answers_is_asked_by_the_firms_rule(cast, opened, run):
    asked = template(is_of_each=True)
    add_rule(actor=A_TEST, template=asked, question="household.family.has_children", option="yes")
    client = cast.cleo.with_grants(
        Grant(opened.pk, opened.customer_id, run.party_id, sees_other_applicants=False)
    ).actor
    save_answer(actor=client, run=run, entry=Typed("household.family.has_children", 0, "yes", 0))
    assert ActionPoint.objects.get(template=asked).party == run.party


# Whose turn, and in which order


def test_turn_goes_to_the_firm_or_somebody_else_and_starts_counting(cast, opened):
    point = free_point(opened)
    ActionPoint.objects.update(created_at=timezone.now() - timedelta(days=9))
    party = opened.customer.members.get(position=1).party
    client = cast.cleo.with_grants(Grant(opened.pk, opened.customer_id, party.pk, sees_other_applicants=False)).actor

    def seen() -> tuple[str, int]:
        item = client_overview(client, opened).open_items[0]
        return item.turn, item.days_waiting

    assert seen() == ("client", 9)
    for _twice in range(2):
        give_turn(actor=cast.ben.actor, action_point=point, waits_for="third_party", third_party=" The notary ")
    assert seen() == ("third_party", 0)
    assert Entry.objects.filter(verb="dossiers.give_turn").count() == 1
    assert "Waiting for The notary" in cast.ben.browser().get(path("detail", opened.public_id)).content.decode()
    give_turn(actor=cast.ben.actor, action_point=point, waits_for="adviser", third_party="ignored")
    assert seen() == ("adviser", 0)
    wrong = {"action_point": point, "waits_for": "third_party"}
    assert code_of(give_turn, actor=cast.ben.actor, **wrong) == "dossiers:third-party-missing"
    with pytest.raises(NotAllowed):
        give_turn(actor=cast.cleo.actor, action_point=point, waits_for="client")


def test_action_points_are_put_in_order_for_everybody(cast, opened):
    points = [free_point(opened, subject=name) for name in ("One", "Two", "Three")]
    order = [point.public_id for point in reversed(points)]
    order_action_points(actor=cast.ben.actor, dossier=opened, order=order)
    found = ActionPoint.objects.filter(dossier=opened).most_urgent_first()
    assert [point.subject for point in found] == ["Three", "Two", "One"]
    assert code_of(order_action_points, actor=A_TEST, dossier=opened, order=order[1:]) == "core:other-order"
    with pytest.raises(NotAllowed):
        order_action_points(actor=cast.cleo.actor, dossier=opened, order=order)


# Pages


def test_pages_of_templates_make_change_and_archive(cast):
    browser = cast.ada.browser()
    assert "Nothing has been set up yet" in browser.get(path("templates")).content.decode()
    sent = {"product_kind": "mortgage", "kind": "free", "subject_en": "Call us", "is_of_each": "on"}
    assert browser.post(path("template_add"), sent | {"kind": "deliver"}).status_code == 422
    assert browser.post(path("template_add"), sent | {"subject_en": ""}).status_code == 422
    browser.post(path("template_add"), sent)
    found = PointTemplate.objects.get()
    assert "Call us" in browser.get(path("templates")).content.decode()
    assert browser.post(path("template", found.public_id), sent | {"subject_en": "Mail us"}).status_code == 302
    assert browser.post(path("rule_add", found.public_id), {"answer": "nonsense"}).status_code == 422
    browser.post(path("rule_add", found.public_id), {"answer": f"{KINDS}|self_employed"})
    text = browser.get(path("template", found.public_id)).content.decode()
    rule = AnswerRule.objects.get()
    assert path("rule_remove", rule.public_id) in text
    browser.post(path("rule_remove", rule.public_id))
    assert not AnswerRule.objects.exists()
    order = {"order": [found.public_id]}
    address = path("template_order") + "?product=mortgage"
    assert browser.post(address, order, headers={"X-Order": "1"}).status_code == 204
    browser.post(path("template_archive", found.public_id))
    assert "Not in use" in browser.get(path("templates")).content.decode()
    browser.post(path("template_restore", found.public_id))
    found.refresh_from_db()
    assert not found.is_archived
    assert cast.ben.browser().get(path("templates")).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_templates_take_the_same_statements_for_any_number(cast, assert_queries, count):
    for number in range(count):
        papers(remarks={"en": str(number)})
    browser = cast.ada.browser()
    browser.get(path("templates"))
    with assert_queries(3):  # of which one is for who changed it last
        browser.get(path("templates"))


def test_usual_is_proposed_and_asked_in_a_dossier(cast, opened):
    browser = cast.ben.browser()
    assert "Nothing has been set up yet" in browser.get(path("ask_usual", opened.public_id)).content.decode()
    usual, seldom, other = template("One"), template("Two", is_usual=False), template("Three", product_kind="pension")
    text = browser.get(path("ask_usual", opened.public_id)).content.decode()
    assert ("One" in text, "Two" in text, "Three" in text, ticked(text)) == (True, True, False, 1)
    assert browser.post(path("ask_usual", opened.public_id), {}).status_code == 422
    assert browser.post(path("ask_usual", opened.public_id), {"templates": [other.public_id]}).status_code == 422
    chosen = {"templates": [usual.public_id, seldom.public_id]}
    assert browser.post(path("ask_usual", opened.public_id), chosen).status_code == 302
    assert ActionPoint.objects.filter(dossier=opened).count() == 4
    assert ticked(browser.get(path("ask_usual", opened.public_id)).content.decode()) == 0


def test_order_and_turn_have_their_pages(cast, opened):
    browser = cast.ben.browser()
    assert "Nothing is open" in browser.get(path("action_point_order", opened.public_id)).content.decode()
    points = [free_point(opened, subject=name) for name in ("One", "Two")]
    order = [str(point.public_id) for point in points]
    browser.post(path("action_point_order", opened.public_id), {"order": order, "down": order[0]})
    assert [point.subject for point in ActionPoint.objects.most_urgent_first()] == ["Two", "One"]
    address = path("action_point_turn", points[0].public_id)
    assert browser.post(address, {"waits_for": "third_party"}).status_code == 422
    assert browser.post(address, {"waits_for": "third_party", "third_party": "Bank"}).status_code == 302
    assert ActionPoint.objects.get(subject="One").third_party == "Bank"
