"""A file with clients: checked, put right in place, brought in and taken back."""

import csv
import io
from pathlib import Path

from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World


@shows("B10", by="tenant_apps.imports.commands.running.run_import")
def test_a_file_is_put_right_updates_who_is_known_and_is_undone(world: World):
    adviser = world.adviser()
    known = errands.add_prospect(world, adviser)
    errands.make_client(world, adviser, known)
    surname, phone = steps.unique("Heron"), steps.phone_of(steps.unique("Phone"))
    person = {"Kind of row": "natural", "First name": "Robin"}
    same = {"Last name": known.name.split()[-1], "E-mail address": known.email, "Mobile number": phone}
    wrong = {"Last name": surname, "E-mail address": "heron at mail.example"}

    adviser.visit(world.url(world.firm.slug, "pro/clients/")).press("Import clients")
    adviser.find("[name=file]").set_input_files([_filled_in(adviser, person | same, person | wrong)])
    adviser.press("Check the file").sees("Some rows need your attention.").sees("Enter an e-mail address in the form")
    adviser.press("Put line 3 right").fill("E-mail address", f"{surname.lower()}@mail.example")
    adviser.press("Save and check again").sees("Line 3 is in order.")
    adviser.press("Choose for line 2").tick(f"Update {known.name}")
    adviser.press("Save the choice").sees("Your choice for line 2 was saved.")
    adviser.press("Bring in 2 rows").sees("2 rows came in.")
    brought_in = adviser.page.url

    adviser.press(f"Robin {surname}").find("#parties").get_by_text(f"{surname.lower()}@mail.example").wait_for()
    adviser.visit(brought_in).press(known.name).find(f"#parties [href='tel:{phone}']").wait_for()
    file = adviser.page.url

    adviser.visit(brought_in).page.once("dialog", lambda dialog: dialog.accept())
    adviser.press("Undo the import").sees("None of it is on file any more.")
    adviser.visit(file).find(f"#parties [href='tel:{known.phone}']").wait_for()
    adviser.visit(world.url(world.firm.slug, f"pro/clients/?q={surname}")).sees("Nobody found")


def _filled_in(adviser: Person, *rows: dict[str, str]) -> dict[str, object]:
    """Our template, as somebody saves it who filled in these rows."""
    with adviser.page.expect_download() as saving:
        adviser.find("main").get_by_role("link", name="Template as CSV").click()
    headings = next(csv.reader(io.StringIO(Path(saving.value.path()).read_text("utf-8-sig")), delimiter=";"))
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, headings, delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return {"name": "clients.csv", "mimeType": "text/csv", "buffer": file.getvalue().encode()}
