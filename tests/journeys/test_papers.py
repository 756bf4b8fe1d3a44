"""Documents between firm and client beyond the main job: made available, seen, withdrawn."""

from tests.journeys import errands, papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import World


@shows("A13", by="tenant_apps.dossiers.commands.publications.publish_document")
def test_a_document_is_made_available_seen_and_withdrawn(world: World):
    adviser, prospect, client = errands.meet(world)

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


@shows("A9", by="tenant_apps.dossiers.commands.dossiers.assign")
def test_my_overview_names_the_adviser_and_the_case_handler(world: World):
    adviser, prospect, client = errands.meet(world)
    assert "Your case handler" not in client.main()

    adviser.visit(prospect.dossier).press("Change who works on it")
    adviser.choose("Case handler", "Frida Founder").press("Save")

    client.reload().look()
    client.sees("Your adviser").sees("Your case handler").sees("Frida Founder").sees("Payslip")
    shown = client.main()
    assert shown.index("Your adviser") < shown.index("Your case handler")
    assert client.find("main a[href^='mailto:']").count() == 2
    assert client.progress() == 0


@shows("A10", by="tenant_apps.dossiers.commands.action_points.settle")
def test_the_percentage_rises_to_all_and_falls_with_its_reason(world: World):
    adviser, prospect, client = errands.meet(world, documents=("Payslip", "Bank statement"))
    assert client.progress() == 0

    steps.deliver(client, "Payslip", papers.payslip())
    steps.wait_until(client, "/", "50%")
    steps.deliver(client, "Bank statement", papers.payslip())
    steps.wait_until(client, "/", "100%")
    steps.reject(adviser, prospect, "Bank statement", "One month is missing.")

    client.visit(steps.origin(client) + "/").look()
    client.sees("It was 100% before").sees("“Bank statement” was asked again.")
    assert client.progress() == 50


@shows("A4", by="tenant_apps.accounts.commands.two_factor.add_app")
def test_the_adviser_reads_that_the_client_uses_a_second_step(world: World):
    adviser, prospect, client = errands.meet(world)
    adviser.visit(prospect.dossier)
    assert steps.fact(adviser, "#applicants", "Two-factor") == "No"

    client.visit(steps.origin(client) + "/settings/two-factor/app/").look()
    client.fill("Code", steps.app_code(client)).press("Turn on")

    adviser.visit(prospect.dossier)
    assert steps.fact(adviser, "#applicants", "Two-factor") == "Yes"


@shows("X6", by="tenant_apps.dossiers.commands.dossiers.plan_submission")
def test_the_checklist_says_what_will_be_too_old_by_the_submission(world: World):
    adviser = world.adviser()
    first, second = errands.add_couple(world, adviser)
    errands.invite(world, adviser, first, documents=("Payslip",), sees_others=True)
    client = errands.enter(world, first)
    steps.deliver(client, "Payslip", papers.payslip())
    steps.wait_until(client, "/", "100%")
    steps.approve(adviser, first, "Payslip")
    adviser.visit(first.dossier).press("Ask for documents")
    adviser.tick("Payslip").choose("For whom", second.name).press("Ask for these documents")
    assert "Too old by then" not in adviser.main()

    adviser.press("Change who works on it")
    adviser.find("[name=planned_submission_on]").fill(steps.in_days(200))
    adviser.press("Save").look()

    checklist = adviser.find("#freshness").inner_text()
    assert checklist.count("Payslip") == 1
    assert "Too old by then: Payslip" in checklist
    assert first.name in checklist


@shows("A14", by="tenant_apps.documents.commands.requests.edit_request")
def test_the_advisers_remark_on_a_document_is_read_by_the_client(world: World):
    adviser, prospect, client = errands.meet(world)
    remark = "The one of October, please."
    assert remark not in client.main()

    steps.open_review(adviser, prospect, "Payslip")
    adviser.press("Change the request")
    adviser.find("[name=remark]").fill(remark)
    adviser.send().sees("The request has been changed.")

    client.reload().sees(remark)
    client.press("Deliver now").sees("Remark of your adviser").sees(remark)
