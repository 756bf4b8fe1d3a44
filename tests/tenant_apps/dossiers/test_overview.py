"""What a client reads of a dossier, and what not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tenant_apps.documents.commands.reviews import ask_again, review_delivery
from tenant_apps.documents.enums import Decision
from tenant_apps.dossiers.commands.action_points import handle_action_point
from tenant_apps.dossiers.enums import Turn
from tenant_apps.dossiers.models import ActionPoint, Dossier, DossierNote, Product, ProgressChange, Stage, Workflow
from tenant_apps.dossiers.overview import client_overview
from tests.factories.customers import couple
from tests.factories.dossiers import A_TEST, complete_point, deliver_point, dossier, free_point
from vestibule.core.actors import Client, Grant

pytestmark = pytest.mark.django_db


def granted(member, opened: Dossier, *, position: int = 1, sees_others: bool = False) -> Client:
    party = opened.customer.members.get(position=position).party
    return member.with_grants(Grant(opened.pk, opened.customer_id, party.pk, sees_others)).actor


def read(opened: Dossier) -> Dossier:
    return Dossier.objects.with_people().get(pk=opened.pk)


@pytest.fixture
def shared(cast) -> Dossier:
    """A couple's dossier with something for each and something for both."""
    opened = dossier(couple(), adviser=cast.ben.account)
    one, other = [member.party for member in opened.customer.members.order_by("position")]
    free_point(opened, party=one, subject="Of the first")
    free_point(opened, party=other, subject="Of the second")
    free_point(opened, subject="Of both")
    return opened


def titles(overview) -> set[str]:
    return {item.title for item in (*overview.open_items, *overview.handled_items)}


def test_overview_begins_with_what_is_most_urgent(cast):
    opened, today = dossier(), timezone.localdate()
    free_point(opened, subject="Without a date")
    handle_action_point(actor=A_TEST, action_point=free_point(opened, subject="Done", due_on=today))
    for subject, days in (("In a week", 7), ("Overdue", -1), ("Tomorrow", 1)):
        free_point(opened, subject=subject, due_on=today + timedelta(days=days))
    overview = client_overview(granted(cast.cleo, opened), read(opened))
    assert [item.title for item in overview.open_items] == ["Overdue", "Tomorrow", "In a week", "Without a date"]
    assert [item.title for item in overview.handled_items] == ["Done"]


def test_overview_without_sharing_shows_only_the_own_part(cast, shared):
    overview = client_overview(granted(cast.cleo, shared), read(shared))
    assert titles(overview) == {"Of the first", "Of both"}
    assert (overview.adviser.name, overview.case_handler) == (cast.ben.account.name, None)


def test_overview_with_sharing_says_whose_turn_it_is(cast, shared):
    overview = client_overview(granted(cast.cleo, shared, sees_others=True), read(shared))
    turns = {item.title: item.turn for item in overview.open_items}
    assert turns == {"Of the first": Turn.CLIENT, "Of the second": Turn.PARTNER, "Of both": Turn.CLIENT}


def test_overview_counts_what_this_client_sees(cast, shared):
    handle_action_point(actor=A_TEST, action_point=ActionPoint.objects.get(subject="Of the first"))
    assert client_overview(granted(cast.cleo, shared), read(shared)).percent == 50
    assert client_overview(granted(cast.cleo, shared, sees_others=True), read(shared)).percent == 33


def test_overview_hides_the_reason_of_a_fall_in_the_others_part(cast, shared):
    point = ActionPoint.objects.get(subject="Of the second")
    handle_action_point(actor=A_TEST, action_point=point)
    free_point(shared, party=point.party, subject="More for the second")
    assert client_overview(granted(cast.cleo, shared), read(shared)).fall is None
    fall = client_overview(granted(cast.cleo, shared, sees_others=True), read(shared)).fall
    assert "More for the second" in str(fall.explanation)


def test_overview_explains_a_fall_that_holds_although_a_later_one_does_not(cast, deliver):
    opened = dossier()
    actor = granted(cast.cleo, opened)
    first, second = deliver_point(opened, subject="The first"), deliver_point(opened, subject="The second")
    for point in (first, second):
        review_delivery(actor=A_TEST, request=deliver(point), decision=Decision.REJECT, reason="outdated")
    assert "The second" in str(client_overview(actor, read(opened)).fall.explanation)
    deliver(second)
    assert "The first" in str(client_overview(actor, read(opened)).fall.explanation)
    deliver(first)
    assert client_overview(actor, read(opened)).fall is None


def test_overview_tells_the_figures_of_a_fall_to_who_sees_the_whole(cast, shared):
    """The history counts the whole dossier, so its figures say how far the other applicant is."""
    handle_action_point(actor=A_TEST, action_point=ActionPoint.objects.get(subject="Of the second"))
    free_point(shared, subject="More for both")
    part = client_overview(granted(cast.cleo, shared), read(shared)).fall
    whole = client_overview(granted(cast.cleo, shared, sees_others=True), read(shared)).fall
    assert "More for both" in str(part.explanation)
    assert (part.percent_before, part.percent_after) == (None, None)
    assert whole.percent_before > whole.percent_after


def test_overview_says_that_a_delivered_document_is_with_the_adviser(cast, deliver):
    opened = dossier()
    deliver(deliver_point(opened))
    overview = client_overview(granted(cast.cleo, opened), read(opened))
    assert [item.turn for item in overview.handled_items] == [Turn.ADVISER]
    assert overview.percent == 100


def test_overview_tells_the_remark_with_which_a_document_was_approved(cast, deliver):
    opened = dossier()
    request = deliver(deliver_point(opened))
    review_delivery(actor=A_TEST, request=request, decision=Decision.APPROVE, remark="Bring the original.")
    actor = granted(cast.cleo, opened)
    assert [item.verdict_remark for item in client_overview(actor, read(opened)).handled_items] == [
        "Bring the original."
    ]
    ask_again(actor=A_TEST, request=request, reason="outdated", remark="Too old by now.")
    (item,) = client_overview(actor, read(opened)).open_items
    assert (item.verdict_remark, item.rejection_remark) == ("", "Too old by now.")


def test_overview_without_action_points_is_at_nought(cast):
    opened = dossier()
    overview = client_overview(granted(cast.cleo, opened), read(opened))
    assert (overview.percent, overview.open_items, overview.handled_items) == (0, (), ())


@pytest.mark.parametrize("count", [1, 30])
def test_overview_takes_two_statements_however_much_there_is_to_do(cast, assert_queries, count):
    opened = dossier()
    for _number in range(count):
        deliver_point(opened)
    complete_point(opened)
    actor, opened = granted(cast.cleo, opened), read(opened)
    with assert_queries(2):
        client_overview(actor, opened)


def test_stranger_sees_nothing_of_it(cast, shared):
    stranger = granted(cast.dan, dossier())
    for model in (Dossier, Product, ActionPoint, ProgressChange):
        path = "pk" if model is Dossier else "dossier"
        assert not model.objects.visible_to(stranger).filter(**{path: shared.pk}).exists()


def test_clients_never_see_notes_and_only_their_own_workflow(cast, shared):
    actor = granted(cast.cleo, shared)
    assert not DossierNote.objects.visible_to(actor).exists()
    assert list(Workflow.objects.visible_to(actor)) == [shared.workflow]
    assert set(Stage.objects.visible_to(actor)) == set(shared.workflow.stages.all())
    assert not Workflow.objects.visible_to(cast.dan.actor).exists()
