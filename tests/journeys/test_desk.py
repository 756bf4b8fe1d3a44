"""An adviser's own desk: the home page, the list of prospects with its lists, files and archive, and the search."""

import csv
import io
from pathlib import Path

from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World


@shows("B2", by="tenant_apps.prospects.commands.change_status")
def test_the_home_page_shows_who_came_and_the_dossier_what_was_decided(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)

    adviser.visit(world.url(world.firm.slug, "pro/?months=3"))
    adviser.find("#recent").get_by_text(prospect.name).first.wait_for()
    adviser.find("#registrations details summary").last.click()
    assert adviser.find("#registrations table").inner_text()

    adviser.visit(prospect.dossier)
    adviser.page.locator("#prospects summary", has_text="Change the status").click()
    adviser.choose("New status", "In review").press("Save the status")
    adviser.find("#prospects .c-timeline").get_by_text("In review").wait_for()


@shows("B3", by="tenant_apps.prospects.commands.archive_prospect")
def test_prospects_are_archived_and_found_in_the_archive(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    _list(world, adviser, f"?q={prospect.name}")
    adviser.find("[data-select-row]").first.check()

    adviser.press("Archive").sees("1 prospect archived.").sees("Nobody found")

    _list(world, adviser, f"?q={prospect.name}&standing=archived").sees(prospect.name)


@shows("B3", by="tenant_apps.prospects.commands.save_list")
def test_a_list_is_saved_with_its_columns(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    name = steps.unique("List")
    _list(world, adviser, f"?q={prospect.name}").press("Columns")
    adviser.tick("Waiting for").press("Show these columns").sees("The columns were saved.")
    adviser.page.locator("summary", has_text="My lists").click()
    adviser.press("Save this list").fill("Name of the list", name).press("Save the list").sees("The list was saved.")

    _list(world, adviser).page.locator("summary", has_text="My lists").click()
    adviser.press(name)

    assert prospect.name in adviser.main()
    adviser.find("[data-said='Waiting for']").wait_for()


@shows("B3", by="tenant_apps.prospects.commands.start_job")
def test_the_list_is_saved_as_a_file(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    _list(world, adviser, f"?q={prospect.name}").press("Export")
    adviser.find("[value=export_csv]").check(force=True)
    adviser.press("Make the file").sees("Your file is ready.")
    with adviser.page.expect_download() as saving:
        adviser.find("main").get_by_role("link", name="Save the file").click()
    rows = list(csv.reader(io.StringIO(Path(saving.value.path()).read_text("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows] == ["Name", prospect.name]


def _list(world: World, adviser: Person, query: str = "") -> Person:
    return adviser.visit(world.url(world.firm.slug, f"pro/prospects/{query}"))
