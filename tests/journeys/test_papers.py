"""Documents between firm and client beyond the main job: made available, seen, withdrawn."""

from tests.journeys import papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import World


@shows("A13", by="tenant_apps.dossiers.commands.publications.publish_document")
def test_a_document_is_made_available_seen_and_withdrawn(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser)
    steps.invite(adviser, prospect, documents=("Payslip",))
    client = world.person(phone=True)
    steps.enter(world, client, prospect)

    adviser.visit(prospect.dossier).press("Make a document available")
    adviser.find("[name=title_en]").fill("Our advice")
    adviser.find("[name=remark_en]").fill("Please read page 2 first")
    adviser.find("[name=files]").set_input_files([papers.payslip()])
    adviser.press("Make available").sees("as soon as it has been checked")
    steps.wait_until(client, "/documents-for-you/", "Our advice")
    client.visit(steps.origin(client) + "/")
    client.sees("Our advice").sees("Please read page 2 first")
    with client.page.expect_download() as waiting:
        client.page.get_by_role("link", name="Our advice").click()
    assert waiting.value.path().read_bytes()[:5] == b"%PDF-"

    adviser.visit(prospect.dossier).sees(f"Seen by {prospect.name}")
    adviser.page.once("dialog", lambda dialog: dialog.accept())
    row = adviser.page.locator("#publications .c-document-row")
    row.locator("summary").click()
    row.locator(".c-menu__item", has_text="Withdraw").click()
    adviser.sees("no longer available to the client")

    client.visit(steps.origin(client) + "/documents-for-you/").sees("No documents yet")
