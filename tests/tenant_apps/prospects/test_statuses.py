"""How far the firm is with a prospect, with its history."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.dossiers.commands.action_points import handle_action_point, reopen_action_point
from tenant_apps.prospects.commands import archive_prospect, change_status, note_source, restore_prospect
from tenant_apps.prospects.history import history
from tenant_apps.prospects.models import Registration, StatusChange
from tests.cast import professional
from tests.factories.customers import individual
from tests.factories.dossiers import dossier, free_point
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db


def path(name: str, opened) -> str:
    return reverse(f"professional:prospects:{name}", urlconf="vestibule.config.urls_tenant", args=[opened.public_id])


def test_a_prospect_goes_from_review_to_client_and_every_step_is_kept(cast):
    customer = individual()
    for status in ("in_review", "in_review", "accepted", "done", "converted"):
        change_status(actor=cast.ben.actor, customer=customer, status=status)
    customer.refresh_from_db()
    assert customer.lifecycle == "client"
    changes = StatusChange.objects.visible_to(cast.ben.actor).of(customer)
    assert [(change.status_before, change.status, change.changed_by) for change in reversed(changes)] == [
        ("incomplete", "in_review", cast.ben.account),
        ("in_review", "accepted", cast.ben.account),
        ("accepted", "done", cast.ben.account),
        ("done", "converted", cast.ben.account),
    ]


@pytest.mark.parametrize(
    ("status", "code"), [("converted", "prospects:not-next"), ("rejected", "prospects:reason-missing")]
)
def test_what_cannot_follow_and_a_rejection_without_a_reason_are_refused(cast, status, code):
    with pytest.raises(DomainError) as caught:
        change_status(actor=cast.ben.actor, customer=individual(), status=status, reason=" ")
    assert caught.value.code == code
    assert not StatusChange.objects.exists()


def test_decisions_are_for_those_who_may(cast):
    customer = individual()
    handler = professional(cast.alpha, "Hal", RoleCode.CASE_HANDLER)
    for actor in (handler.actor, cast.cleo.actor):
        with pytest.raises(NotAllowed):
            change_status(actor=actor, customer=customer, status="in_review")
    for command in (archive_prospect, restore_prospect):
        with pytest.raises(NotAllowed):
            command(actor=cast.cleo.actor, customer=customer)
    with pytest.raises(NotAllowed):
        note_source(actor=cast.cleo.actor, customer=customer, source="referral")
    assert not StatusChange.objects.visible_to(cast.cleo.actor).exists()
    assert not Registration.objects.visible_to(cast.cleo.actor).exists()


def test_the_page_of_a_dossier_decides_and_shows_why(cast):
    opened = dossier(individual())
    browser = cast.ben.browser()
    wrong = browser.post(path("decide", opened), {"status": "rejected", "reason": ""})
    assert wrong.status_code == 422
    assert "Please say why" in wrong.content.decode()
    answer = browser.post(path("decide", opened), {"status": "rejected", "reason": "No income to show."})
    assert answer.status_code == 302
    browser.post(path("source", opened), {"source": "referral"})
    page = browser.get(path("panel", opened))
    text = page.content.decode()
    assert text.count("No income to show.") == 2
    assert page.context["shown"]["label"] == "Rejected"
    assert Registration.objects.get().source == "referral"
    fragment = browser.get(path("panel", opened), headers={"HX-Request": "true"})
    assert "<html" not in fragment.content.decode()


def test_the_history_holds_decisions_and_what_followed_from_the_progress(cast):
    opened = dossier(individual())
    point = free_point(opened, subject="Call us")
    browser = cast.ben.browser()
    for change in (handle_action_point, reopen_action_point, handle_action_point):
        change(actor=cast.ben.actor, action_point=point)
    for status in ("in_review", "accepted", "in_review", "incomplete"):
        if status == "accepted":  # what is open again meanwhile changes nothing that was decided
            reopen_action_point(actor=cast.ben.actor, action_point=point)
            handle_action_point(actor=cast.ben.actor, action_point=point)
        assert browser.post(path("decide", opened), {"status": status}).status_code == 302
    text = browser.get(path("panel", opened)).content.decode()
    assert re.findall(r"c-timeline__title\">([^<]*)<", text) == [
        "In review → Complete",
        "Accepted → In review",
        "In review → Accepted",
        "Complete → In review",
        "Incomplete → Complete",
        "Complete → Incomplete",
        "Incomplete → Complete",
    ]
    assert (text.count("“Call us” was handled."), text.count("“Call us” was reopened.")) == (2, 1)
    assert [each.reason for each in history(who_reads_prospects_alone(cast), opened)] == [""] * 7


@pytest.mark.parametrize("count", [1, 5])
def test_the_panel_takes_the_same_statements_for_any_history(cast, assert_queries, count):
    opened = dossier(individual())
    point = free_point(opened)
    for _number in range(count):
        handle_action_point(actor=cast.ben.actor, action_point=point)
        reopen_action_point(actor=cast.ben.actor, action_point=point)
    browser = cast.ben.browser()
    browser.get(path("panel", opened))
    with assert_queries(6):
        browser.get(path("panel", opened), headers={"HX-Request": "true"})


def who_reads_prospects_alone(cast):
    return replace(cast.ben.actor, permissions=frozenset({"prospects:view"}))
