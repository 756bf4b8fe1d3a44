"""The professional side of a dossier: stages that ask, usual action points, whose turn it is, telling, freshness."""

from datetime import timedelta

from django.utils import timezone

from tests.journeys import errands
from tests.journeys.marked import shows
from tests.journeys.world import Person, World


@shows("B17", by="tenant_apps.dossiers.commands.workflows.edit_stage")
def test_a_stage_asks_for_a_date_and_the_board_says_what_is_missing(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    _rule_of_stage(world, adviser, "Advice", wanted=True)
    try:
        adviser.visit(world.url(world.firm.slug, f"pro/dossiers/board/?q={prospect.name}"))
        card = adviser.find(".c-board__card").first
        card.get_by_role("link", name="Move").click()
        adviser.page.wait_for_load_state()
        adviser.choose("Stage", "Advice").press("Change the stage")
        adviser.sees("Not yet ready for “Advice”").sees("A submission date is planned")

        adviser.press("Go to the dossier").press("Change who works on it")
        adviser.find("[name=planned_submission_on]").fill(_in_days(60))
        adviser.press("Save")
        adviser.visit(world.url(world.firm.slug, f"pro/dossiers/board/?q={prospect.name}"))
        adviser.find(".c-board__card a").first.focus()
        adviser.page.keyboard.press("Alt+ArrowRight")
        adviser.sees("The stage was changed")
        advice = adviser.page.locator("section[aria-label=Advice]")
        adviser.find(".c-board__card").first.drag_to(advice)
        advice.locator(".c-board__card", has_text=prospect.name).wait_for()
    finally:
        _rule_of_stage(world, adviser, "Advice", wanted=False)


@shows("A7", by="tenant_apps.dossiers.commands.action_points.remove_action_point")
def test_an_adviser_adds_changes_and_removes_action_points(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    adviser.visit(prospect.dossier).press("Add an action point")
    adviser.choose("Kind", "Something else").fill("What has to be done", "Call the bank")
    adviser.choose("Product", "Mortgage").press("Add")
    adviser.sees("Call the bank")
    _act(adviser, "Call the bank", "Edit")
    adviser.fill("What has to be done", "Visit the bank").press("Save")
    adviser.sees("Visit the bank")

    adviser.page.once("dialog", lambda dialog: dialog.accept())
    _act(adviser, "Visit the bank", "Remove")

    adviser.sees("Nothing to do yet")


@shows("X5", by="tenant_apps.dossiers.commands.turns.give_turn")
def test_client_and_firm_read_whose_turn_it_is(world: World):
    adviser, prospect, client = errands.meet(world)

    adviser.visit(prospect.dossier)
    _act(adviser, "Payslip", "Whose turn it is")
    adviser.tick("Somebody else").fill("Who is somebody else?", "the employer").press("Save")

    adviser.sees("Waiting for the employer")
    client.reload().sees("Waiting for somebody else")


@shows("A8", by="tenant_apps.dossiers.commands.telling.tell_clients")
def test_telling_the_client_is_a_deliberate_act(world: World):
    adviser, prospect, _client = errands.meet(world)
    before = len(world.mailbox.all(prospect.email, "email"))
    adviser.visit(prospect.dossier).press("Add an action point")
    adviser.fill("What has to be done", "Call the bank").press("Add")
    assert len(world.mailbox.all(prospect.email, "email")) == before

    adviser.visit(prospect.dossier).press("Tell the client")
    adviser.fill("Something to add", "Before Thursday, please").press("Show it first")
    adviser.sees("will read it").sees("Call the bank")
    adviser.press("Send the e-mail").sees("The e-mail is on its way")

    letter = world.mailbox.newest(prospect.email, "email", than=before)
    assert "things to do" in letter["subject"]
    assert "Before Thursday, please" in letter["text"]
    assert "Call the bank" in letter["text"]


def _in_days(days: int) -> str:
    return (timezone.now().date() + timedelta(days=days)).isoformat()


def _act(adviser: Person, point: str, action: str) -> None:
    """Choose an action from the menu of an action point."""
    row = adviser.page.locator("#action-points tr", has_text=point).first
    row.locator("summary").click()
    row.locator(".c-menu__item", has_text=action).click()
    adviser.page.wait_for_load_state()
    adviser.look()


def _rule_of_stage(world: World, adviser: Person, stage: str, *, wanted: bool) -> None:
    """Have a stage of the mortgage workflow ask for a planned submission date, or not."""
    adviser.visit(world.url(world.firm.slug, "pro/dossiers/workflows/")).press("Mortgage")
    adviser.find("#stages").get_by_role("link", name=stage, exact=True).click()
    adviser.page.wait_for_load_state()
    adviser.find("[name=rules][value=submission-planned]").set_checked(wanted)
    adviser.press("Save")
