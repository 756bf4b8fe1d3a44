"""Taking somebody on: by the client, by the firm, by both in turn; and what the firm examines before it decides."""

from tests.factories import samples
from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World

PAPER = {"name": "signed.pdf", "mimeType": "application/pdf"}
PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"


def begin(adviser: Person, prospect: steps.Prospect, kind: str) -> None:
    """Begin a journey from the dossier's page."""
    adviser.visit(prospect.dossier).sees("No journey yet").press("Begin a journey")
    adviser.find(f"[name=kind][value={kind}]").check(force=True)
    adviser.press("Begin the journey").sees("The journey has begun").sees("Next step")


def step(adviser: Person, prospect: steps.Prospect, name: str) -> Person:
    """Go to the page of a step."""
    adviser.visit(prospect.dossier).sees("Next step")
    adviser.find("#journeys").get_by_role("link", name=name, exact=True).click()
    adviser.page.wait_for_load_state()
    return adviser.look()


def paper() -> dict[str, object]:
    return PAPER | {"buffer": samples.pdf(pages=1)}


@shows("B4", by="tenant_apps.journeys.commands.begin_journey")
def test_the_client_goes_through_the_steps_and_the_adviser_follows(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser)
    begin(adviser, prospect, "client")
    steps.invite(adviser, prospect)
    client = world.person(phone=True)
    steps.enter(world, client, prospect)

    client.sees("Your steps").sees("You do this")
    assert "Due diligence" not in client.find("#steps").inner_text()
    client.find("#steps").get_by_role("link", name="Identification", exact=True).click()
    client.page.wait_for_load_state()
    client.look().find("#id_files").set_input_files([paper()])
    client.press("Save and deliver").page.wait_for_function(
        "selector => !document.querySelector(selector)", arg=steps.ON_ITS_WAY
    )
    steps.wait_for(client, "/", "Delivered")

    adviser.visit(prospect.dossier).sees("Next step").sees("To review").press("Review what came in")
    adviser.press("Approve")
    adviser.visit(prospect.dossier).sees("Next step")
    row = adviser.page.locator("#journeys .c-document-row", has_text="Identification")
    row.get_by_text("Done").wait_for()


@shows("B5", by="tenant_apps.journeys.commands.file_contracts")
def test_the_firm_does_it_all_and_files_the_signed_contracts(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser)
    begin(adviser, prospect, "adviser")
    adviser.press("Add the documents").find("#id_files").set_input_files([paper()])
    adviser.press("Add the file").sees("The file is added")

    step(adviser, prospect, "Contracts").find("#id_files").set_input_files([paper()])
    adviser.press("Record it").sees("Next step")
    row = adviser.page.locator("#journeys .c-document-row", has_text="Contracts")
    row.get_by_text("Done").wait_for()
    step(adviser, prospect, "Contracts").sees("Signed contracts")


@shows("B6", by="tenant_apps.journeys.commands.hand_over_step")
def test_the_firm_begins_and_hands_the_fact_find_over_in_the_middle(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser)
    begin(adviser, prospect, "hybrid")
    steps.invite(adviser, prospect)
    client = world.person(phone=True)
    steps.enter(world, client, prospect)
    client.visit(steps.origin(client) + "/questions/").press("Mortgage fact find").sees("Your adviser fills this in")

    step(adviser, prospect, "Risk questionnaire").sees("Only the client may answer")
    hand_over(adviser, prospect, "The client")
    adviser.sees("The firm → The client")

    client.reload().press("Begin").sees("Save and continue")


def test_what_is_typed_when_the_firm_takes_the_pen_is_kept_and_saved_later(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser)
    begin(adviser, prospect, "client")
    errands.invite(world, adviser, prospect)
    client = errands.enter(world, prospect)
    client.visit(steps.origin(client) + "/questions/").press("Mortgage fact find").press("Begin")
    hand_over(adviser, prospect, "The firm")

    client.fill("Last name", "Heron")
    client.page.keyboard.press("Tab")
    client.sees("Your adviser fills this in for now").sees("kept on this device")
    client.press("Save and continue").sees("Nothing on this page was saved")
    assert client.find("[name=last_name]").input_value() == "Heron"
    hand_over(adviser, prospect, "The client")

    client.visit(steps.origin(client) + "/questions/").press("Mortgage fact find").press("Begin")
    client.page.locator("[data-state]", has_text="Saved").wait_for()
    assert client.find("[name=last_name]").input_value() == "Heron"
    client.reload()
    assert client.find("[name=last_name]").input_value() == "Heron"


def hand_over(adviser: Person, prospect: steps.Prospect, doer: str) -> None:
    """Say who does the fact find from now on."""
    step(adviser, prospect, "Fact find").choose("Who does it from now on", doer)
    adviser.press("Hand over", within="#hand-over").sees("Handed over")


@shows("B7", by="tenant_apps.diligence.commands.decide_check")
def test_a_document_is_read_the_risk_rated_and_the_decision_kept(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser)
    begin(adviser, prospect, "adviser")
    step(adviser, prospect, "Due diligence").press("Do the due diligence").press("Begin the due diligence")
    adviser.sees("Not known").press("Read the document")
    adviser.fill("Machine readable lines", PASSPORT.replace("L898902C3", "L898902C4")).press("Read and compare")
    adviser.sees("The check digits do not fit")
    adviser.fill("Machine readable lines", PASSPORT).press("Read and compare").sees("Expired").sees("Differs from")
    adviser.press("Change", within="#risk").choose("How we met", "Met in person")
    adviser.choose("Political exposure", "Nobody is exposed").press("Save").sees("Before you can accept:")
    adviser.find("[name=outcome][value=rejected]").check(force=True)
    adviser.find("[name=reason]").fill("The document has expired.")
    adviser.press("Save the decision").sees("Decided by")

    adviser.visit(prospect.dossier).sees("Next step")
    row = adviser.page.locator("#journeys .c-document-row", has_text="Due diligence")
    row.get_by_text("Done").wait_for()
