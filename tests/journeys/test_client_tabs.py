"""The client's portal around the work: its tabs, the firm's important documents, and whom to ask and when."""

import re

from tests.journeys import errands, papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World


@shows("A17", by="tenant_apps.library.commands.documents.add_document")
def test_important_documents_are_found_by_clients_replaced_and_withdrawn(world: World):
    admin, _prospect, client = errands.meet(world, documents=())
    category, title = steps.unique("Category"), steps.unique("Guide")

    library = world.url(world.firm.slug, "pro/important-documents/")
    admin.visit(library).press("Add a category")
    admin.find("[name=name_en]").fill(category)
    admin.press("Save").press("Add a document")
    admin.choose("Category", category)
    admin.find("[name=title_en]").fill(title)
    admin.find("[name=remark_en]").fill("Please read this first")
    admin.find("[name=files]").set_input_files([papers.payslip()])
    admin.press("Make available").sees("as soon as it has been checked")
    steps.wait_until(client, "/important-documents/", title)
    client.visit(steps.origin(client) + "/").find(".c-tab").filter(has_text="Important documents").click()
    client.sees(category).sees("Please read this first")
    with client.page.expect_download() as waiting:
        client.page.get_by_role("link", name=title).click()
    assert waiting.value.path().read_bytes()[:5] == b"%PDF-"

    admin.visit(library).press(title)
    admin.press("Replace the file")
    admin.find("[name=files]").set_input_files([papers.payslip()])
    admin.press("Replace the file").sees("version 2 of")
    steps.wait_until(admin, admin.page.url.removeprefix(steps.origin(admin)), "Replaced")

    admin.visit(library)
    row = admin.find("li.c-order__item").filter(has_text=title)
    row.locator("summary").click()
    admin.page.once("dialog", lambda dialog: dialog.accept())
    row.locator(".c-menu__item", has_text="Withdraw").click()
    admin.sees("Clients no longer find the document")
    client.visit(steps.origin(client) + "/important-documents/")
    assert title not in client.main()


@shows("A5", by="tenant_apps.dossiers.commands.products.add_product")
def test_each_product_has_a_tab_with_all_that_is_about_it(world: World):
    adviser, prospect, client = errands.meet(world, documents=())
    assert _tabs(client) == ["My overview", "Mortgage", "Important documents", "Messages"]

    adviser.visit(prospect.dossier)
    adviser.find("#products summary").filter(has_text="Add a product").click()
    adviser.find("#products [name=kind]").select_option(label="Insurance")
    adviser.press("Add the product")
    adviser.visit(prospect.dossier).press("Add an action point").choose("Kind", "Something else")
    adviser.fill("What has to be done", "Choose the sum").choose("Product", "Insurance").press("Add")

    client.reload()
    assert _tabs(client) == ["My overview", "Mortgage", "Insurance", "Important documents", "Messages"]
    client.find(".c-tab").filter(has_text="Insurance").click()
    client.sees("Choose the sum").press("I have done this")
    client.sees("What is done").sees("1 of 1 done for this product.")


@shows("A6", by="tenant_apps.dossiers.commands.action_points.add_action_point")
def test_the_bell_on_a_tab_counts_what_is_open_without_another_page(world: World):
    adviser, prospect, client = errands.meet(world, phone=False)
    bell = client.find(".c-tab").filter(has_text="Mortgage").locator("[data-count-value]")
    assert bell.inner_text() == "1"

    adviser.visit(prospect.dossier).press("Add an action point")
    adviser.choose("Kind", "Something else").fill("What has to be done", "Call the bank")
    adviser.choose("Product", "Mortgage").press("Add")

    bell.filter(has_text="2").wait_for()
    client.sees("Call the bank")


@shows("A9", by="tenant_apps.accounts.commands.presence.set_working_hours")
def test_my_overview_says_when_the_adviser_can_be_reached(world: World):
    adviser, _prospect, client = errands.meet(world, documents=())

    adviser.visit(world.url(world.firm.slug, "pro/profile/presence/"))
    adviser.fill("Monday from", "09:15").fill("Monday until", "17:45").press("Save").sees("Saved")
    adviser.find("[name=image]").set_input_files([papers.phone_photo()])
    adviser.press("Use this photograph").sees("Remove the photograph")

    client.reload().sees("Monday").sees("09:15 – 17:45")
    assert client.find("img.c-avatar__photo").evaluate("image => image.naturalWidth") == 224


def _tabs(client: Person) -> list[str]:
    """What the tabs are called, without their numbers."""
    return [re.split(r"\d", tab.inner_text())[0].strip() for tab in client.find(".c-tabs--band .c-tab").all()]
