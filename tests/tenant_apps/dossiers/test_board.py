"""The board beside the list, and the filters that each person keeps."""

import pytest
from django.db import transaction
from django.urls import reverse

from tenant_apps.dossiers import listing
from tenant_apps.dossiers.commands.dossiers import change_stage
from tenant_apps.dossiers.commands.views import forget_view, save_view
from tenant_apps.dossiers.commands.workflows import archive_stage
from tenant_apps.dossiers.models import SavedView, Workflow
from tests.cast import professional
from tests.factories.customers import individual
from tests.factories.dossiers import A_TEST, deliver_point, dossier
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:dossiers:{name}", urlconf=TENANT_URLS, args=arguments)


def columns(cast, **asked: object) -> dict[str, list[str]]:
    workflow = Workflow.objects.get(code="mortgage")
    found = listing.board(cast.ben.actor, listing.Question(**asked), workflow)
    return {column.stage.code: [each.number for each in column.dossiers] for column in found}


def test_board_puts_each_dossier_under_its_stage(cast):
    first, second = dossier(), dossier(individual(last_name="Zwart"), adviser=cast.ben.account)
    dossier(kind="wealth")
    change_stage(actor=A_TEST, dossier=second, stage=second.workflow.stages.get(code="advice"))
    found = columns(cast)
    assert (found["intake"], found["advice"], found["offer"]) == ([first.number], [second.number], [])
    assert columns(cast, words="zwart")["intake"] == []
    assert columns(cast, owner=cast.ben.account.public_id)["advice"] == [second.number]


def test_archived_stage_is_a_column_only_while_dossiers_stand_in_it(cast):
    opened = dossier()
    archive_stage(actor=A_TEST, stage=opened.stage)
    archive_stage(actor=A_TEST, stage=opened.workflow.stages.get(code="offer"))
    assert "intake" in columns(cast)
    assert "offer" not in columns(cast)


@pytest.mark.parametrize("count", [1, 30])
def test_board_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    for _number in range(count):
        deliver_point(dossier(adviser=cast.ben.account))
    browser = cast.ben.browser()
    browser.get(path("board"))
    with assert_queries(8):
        page = browser.get(path("board")).content.decode()
    assert page.count('id="dossier-') == min(count, listing.MOST_CARDS)
    assert ("5 more" in page) == (count == 30)


def test_board_fragment_is_the_one_in_the_page(cast):
    dossier()
    browser = cast.ben.browser()
    fragment = browser.get(path("board"), headers={"HX-Request": "true", "HX-Target": "board"}).content.decode()
    assert "<html" not in fragment
    assert 'class="c-board"' in fragment


def test_board_survives_nonsense_and_shows_who_may_only_look_no_moves(cast):
    opened = dossier()
    page = cast.ben.browser().get(path("board"), {"workflow": "x", "owner": "y", "q": "%"})
    assert page.status_code == 200
    move = path("stage", opened.public_id)
    assert move in cast.ben.browser().get(path("board")).content.decode()
    looker = professional(cast.alpha, "Olga", "compliance_officer")
    text = looker.browser().get(path("board")).content.decode()
    assert (opened.number in text, "draggable" in text, "data-board-form" in text) == (True, False, False)


def test_board_without_a_workflow_says_so(cast):
    Workflow.objects.all().delete()
    assert "No workflows yet" in cast.ben.browser().get(path("board")).content.decode()


def test_filter_is_saved_replaced_and_forgotten(cast):
    first = save_view(actor=cast.ben.actor, name=" Mine ", asked={"q": "a"})
    again = save_view(actor=cast.ben.actor, name="Mine", asked={"q": "b"}, is_board=True)
    assert (first.pk, again.asked, again.is_board) == (again.pk, {"q": "b"}, True)
    forget_view(actor=cast.ada.actor, view=again)
    assert SavedView.objects.count() == 1
    forget_view(actor=cast.ben.actor, view=again)
    assert SavedView.objects.count() == 0


def test_filter_needs_a_name_and_there_is_an_end_to_them(cast):
    ben = cast.ben.actor

    def code_of(name: str) -> str:
        with pytest.raises(DomainError) as caught, transaction.atomic():
            save_view(actor=ben, name=name, asked={})
        return caught.value.code

    assert code_of("  ") == "dossiers:view-name-missing"
    for number in range(20):
        save_view(actor=cast.ben.actor, name=str(number), asked={})
    assert code_of("one more") == "dossiers:too-many-views"
    save_view(actor=cast.ben.actor, name="3", asked={"q": "x"})
    with pytest.raises(NotAllowed):
        save_view(actor=cast.cleo.actor, name="x", asked={})


def test_saved_filter_leads_back_to_what_was_shown_and_is_ones_own(cast):
    opened, other = dossier(), dossier(individual(last_name="Zwart"), kind="wealth")
    browser = cast.ben.browser()
    answer = browser.post(path("view_save"), {"name": "Wealth", "query": "kind=wealth&junk=1&page=3"})
    view = SavedView.objects.get()
    assert (view.account, view.asked, answer.headers["Location"]) == (
        cast.ben.account,
        {"kind": "wealth"},
        path("index") + "?kind=wealth",
    )
    text = browser.get(answer.headers["Location"]).content.decode()
    assert (other.number in text, opened.number in text, "Wealth</span>" in text) == (True, False, True)
    assert "Wealth</span>" not in cast.ada.browser().get(path("index")).content.decode()
    assert cast.ada.browser().post(path("view_forget", view.public_id)).status_code == 404
    assert browser.post(path("view_forget", view.public_id)).status_code == 302
    assert not SavedView.objects.exists()


def test_filter_without_a_name_is_refused_with_what_it_was(cast):
    answer = cast.ben.browser().post(path("view_save"), {"name": "", "query": "kind=wealth", "is_board": "False"})
    assert (answer.status_code, "kind=wealth" in answer.content.decode()) == (422, True)


def test_board_filter_is_saved_as_a_board(cast):
    workflow = Workflow.objects.get(code="wealth")
    sent = {"name": "W", "query": f"workflow={workflow.public_id}", "is_board": "True"}
    answer = cast.ben.browser().post(path("view_save"), sent)
    assert answer.headers["Location"] == f"{path('board')}?workflow={workflow.public_id}"
