"""The firm looks at the client portal as the client does, and the client reads that it did."""

from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World

WHY = "You asked how to deliver your payslip"
SEND = """async () => {
  const answer = await fetch(location.href, {method: "POST", body: new URLSearchParams({files: "x"})});
  return [answer.status, await answer.text()];
}"""


@shows("A18", by="tenant_apps.viewings.commands.start_viewing")
def test_an_adviser_sees_the_portal_as_the_client_and_changes_nothing(world: World):
    adviser, prospect, _client = errands.meet(world)

    _look(adviser, prospect)
    adviser.sees(f"You see the portal as {prospect.name} sees it.").sees("Payslip")
    view = adviser.page.url
    adviser.page.locator("main").get_by_role("link", name="Deliver now").first.click()
    adviser.page.wait_for_load_state()
    adviser.sees("Nothing can be changed")
    assert adviser.page.url.startswith(view)
    status, refusal = adviser.page.evaluate(SEND)
    assert status == 403
    assert "Nothing can be changed here" in refusal

    adviser.press("Close the view", within="aside").sees("You have left the client’s view.")
    adviser.page.goto(view)
    adviser.sees("This view is closed")
    world.expects_console(adviser, "status of 403")


@shows("X11", by="tenant_apps.viewings.commands.end_viewing")
def test_a_client_reads_who_looked_and_why(world: World):
    adviser, prospect, client = errands.meet(world)
    client.visit(world.url(world.firm.slug, "settings/looked/")).sees("Nobody has looked")

    _look(adviser, prospect)
    adviser.sees("Payslip")

    client.reload().sees(WHY).sees("still open")
    adviser.press("Close the view", within="aside")
    client.reload().sees("1 minute")
    adviser.visit(prospect.dossier).sees("View of the client portal closed")


def _look(adviser: Person, prospect: steps.Prospect) -> None:
    adviser.visit(prospect.dossier).press("View as client")
    adviser.fill("Why do you look?", WHY).press("Open the view")
