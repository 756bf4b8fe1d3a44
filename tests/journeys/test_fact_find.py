"""The fact find: filled in on a telephone, gone on with elsewhere, sent, and read by the adviser."""

import re

from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.steps import Prospect
from tests.journeys.world import Person, World

QUESTIONNAIRE = "Getting to know you"
CONTINUE = "Save and continue"


def begin(world: World) -> tuple[Person, Prospect, Person]:
    """An adviser who has invited somebody with a flow, and that person on a telephone at the first question."""
    adviser, prospect, client = errands.meet(world, documents=(), flow=QUESTIONNAIRE)
    client.press("Fill in").press("Begin").sees("About you")
    return adviser, prospect, client


def birth_date(person: Person, day: str, month: str, year: str) -> None:
    """Type a date into its three boxes."""
    group = person.page.get_by_role("group", name="Date of birth")
    for label, text in (("Day", day), ("Month", month), ("Year", year)):
        group.get_by_label(label, exact=True).fill(text)


def saved(person: Person) -> None:
    """Wait until the page says that the last answer is saved."""
    person.page.locator("[data-state]", has_text="Saved").wait_for()


def test_a_flow_chosen_at_the_invitation_is_filled_in_on_two_devices(world: World):
    adviser, prospect, phone = begin(world)
    birth_date(phone, "27", "3", "1985")
    phone.press(CONTINUE).sees("How we reach you")
    here = phone.page.url
    for key in ("Tab", "Tab", "Enter"):
        phone.page.keyboard.press(key)
    phone.arrives(re.compile("#missing$")).sees("still missing").visit(here)
    phone.page.get_by_label("By telephone").check()
    phone.page.get_by_label("In the evening").check()
    saved(phone)

    desk = world.person()
    world.log_in(desk, world.firm.slug, prospect.email, steps.PASSWORD)
    desk.look().press("Fill in")
    desk.page.get_by_role("link", name="How we reach you").click()
    desk.sees("When do you like to be called?")
    assert desk.page.get_by_label("In the evening").is_checked()
    desk.press(CONTINUE).sees("What brings you to us")
    desk.page.get_by_label("Buying or financing a home").check()
    desk.press(CONTINUE).sees("Remarks").press(CONTINUE).sees("Check your answers")
    desk.sees("27 March 1985").press("Send to my adviser").sees("Your answers were sent")

    desk.visit(world.url(world.firm.slug))
    assert desk.progress() == 100
    adviser.visit(prospect.dossier)
    adviser.page.locator("#flows").get_by_role("link", name=QUESTIONNAIRE).click()
    adviser.sees("Sent on").sees("In the evening")
    assert "Confirmed" in adviser.main()


def test_what_is_typed_without_a_connection_is_kept_on_the_device(world: World):
    _adviser, _prospect, phone = begin(world)
    phone.context.set_offline(True)
    phone.page.get_by_label(re.compile("^Prefix")).fill("van der")
    phone.page.get_by_label(re.compile("^Last name")).focus()
    phone.sees("kept on this device")

    phone.context.set_offline(False)
    saved(phone)

    phone.reload()
    assert phone.page.get_by_label(re.compile("^Prefix")).input_value() == "van der"
    world.expects_console(phone, "ERR_INTERNET_DISCONNECTED")


def test_two_devices_that_disagree_are_shown_to_each_other(world: World):
    _adviser, prospect, phone = begin(world)
    desk = world.person()
    world.log_in(desk, world.firm.slug, prospect.email, steps.PASSWORD)
    desk.visit(phone.page.url)
    desk.page.get_by_label(re.compile("^Last name")).fill("Smit")
    desk.page.get_by_label(re.compile("^Prefix")).focus()
    saved(desk)

    phone.page.get_by_label(re.compile("^Last name")).fill("Smid")
    phone.page.get_by_label(re.compile("^Prefix")).focus()
    phone.sees("There are two answers").press("Keep mine")
    saved(phone)

    desk.reload()
    assert desk.page.get_by_label(re.compile("^Last name")).input_value() == "Smid"


@shows("X2", by="tenant_apps.flows.commands.answers.confirm_page")
def test_the_client_confirms_what_the_adviser_typed(world: World):
    adviser, prospect, phone = begin(world)
    adviser.visit(prospect.dossier)
    adviser.page.locator("#flows").get_by_role("link", name=QUESTIONNAIRE).click()
    adviser.look().press("Fill in").sees("You are filling this in for")
    birth_date(adviser, "27", "3", "1985")
    adviser.press(CONTINUE).sees("How we reach you")

    phone.reload()
    phone.sees("Entered by your adviser").press("All of this is correct").sees("Confirmed by you")

    adviser.press("All answers").sees("Confirmed")
