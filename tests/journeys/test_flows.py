"""A firm sets up what it asks, in its own words and languages, and changes it while a client is filling it in."""

import re
from urllib.parse import urljoin

from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World

FILM = "https://youtu.be/dQw4w9WgXcQ"


def add_flow(world: World, name: str) -> tuple[Person, str]:
    """An administrator who has added a short flow; on its editor."""
    admin = world.adviser()
    admin.visit(world.url(world.firm.slug, "pro/flows/")).press("Add a flow").press("Insurance").sees("What it asks")
    admin.find("[name=name_en]").fill(name)
    while admin.find("[name=uses]:checked").count():
        admin.find("[name=uses]:checked").first.uncheck()
    for use in ("personal.about_you", "contact.reach"):
        admin.find(f"[name=uses][value='{use}']").check()
    admin.press("Add the flow").sees("The flow was added")
    return admin, admin.page.url


def publish(admin: Person, editor: str) -> Person:
    """Publish the draft and see it told."""
    admin.visit(editor).press("Publish…")
    return admin.press("Publish").sees("The flow is published")


@shows("S8", by="tenant_apps.flows.commands.flows.add_flow")
def test_an_administrator_adds_a_flow_of_chosen_sections_and_pages_and_publishes_it(world: World):
    name = steps.unique("Insurance check ")
    admin, editor = add_flow(world, name)
    admin.look().sees("Draft")
    with admin.page.expect_response(lambda answer: answer.request.method == "POST"):
        admin.find("[data-order-step='1'][value=personal]").click()
    admin.reload()
    sections = admin.find("#order + ol > li")
    assert sections.first.get_attribute("id") == "contact"
    with admin.page.expect_response(lambda answer: answer.request.method == "POST"):
        _drag(admin, "#personal [data-order-grip]", above="#contact")
    admin.reload()
    assert sections.first.get_attribute("id") == "personal"
    publish(admin, editor)
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    errands.invite(world, adviser, prospect, flow=name)


def _drag(person: Person, grip: str, *, above: str) -> None:
    """Take something by its grip and let it go over the upper edge of another."""
    start, end = person.find(grip).first.bounding_box(), person.find(above).first.bounding_box()
    person.page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    person.page.mouse.down()
    person.page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 4, steps=5)
    person.page.mouse.up()


@shows("X4", by="tenant_apps.flows.commands.publishing.move_run")
def test_a_running_fact_find_is_moved_on_purpose_and_keeps_every_answer(world: World):
    name = steps.unique("Moving check ")
    admin, editor = add_flow(world, name)
    publish(admin, editor)
    _adviser, prospect, client = errands.meet(world, documents=(), flow=name)
    client.press("Fill in").press("Begin").sees("About you")
    client.page.get_by_label(re.compile("^Prefix")).fill("van der")
    client.page.get_by_label(re.compile("^Last name")).focus()
    client.page.locator("[data-state]", has_text="Saved").wait_for()

    admin.visit(f"{editor}add/contact/")
    admin.find("[name=title_en]").fill("A page of ours")
    admin.press("Save")
    admin.visit(f"{editor}add/contact/own_a_page_of_ours/")
    admin.find("[name=label_en]").fill("Do you keep bees?")
    admin.choose("Type of answer", "Yes or no").press("Save")
    admin.visit(editor).press("Publish…").sees("Do you keep bees?")
    admin.page.get_by_role("checkbox", name=re.compile(prospect.name)).check()
    admin.look().press("Publish").sees("1 running fact find was moved to it")

    client.visit(world.url(world.firm.slug)).press("Fill in").sees("This form was changed on")
    client.sees("Do you keep bees?")
    client.page.get_by_role("link", name="About you").click()
    assert client.page.get_by_label(re.compile("^Prefix")).input_value() == "van der"


@shows("S6", by="tenant_apps.flows.commands.drafts.edit_draft")
def test_a_video_is_offered_on_its_own_page_and_loaded_only_on_request(world: World):
    name = steps.unique("Film check ")
    admin, editor = add_flow(world, name)
    admin.visit(f"{editor}parts/contact/reach/").fill("Video", FILM)
    admin.find("[name=about_en]").fill("Why we ask this")
    admin.find("#part button").last.click()
    admin.sees("Saved.")
    admin.visit(f"{editor}?page=contact.reach").sees("Why we ask this").sees("Agree and show the video")
    assert admin.find("iframe").count() == 0
    admin.visit(f"{editor}?page=personal.about_you")
    assert "Why we ask this" not in admin.main()
    publish(admin, editor)
    _adviser, _prospect, client = errands.meet(world, documents=(), flow=name)
    client.press("Fill in").sees("This takes about").press("Begin").sees("About you")
    assert "Why we ask this" not in client.main()
    way = client.page.get_by_role("link", name="Contact details").first.get_attribute("href")
    client.visit(urljoin(client.page.url, way)).sees("Why we ask this").sees("Agree and show the video")
    assert client.find("iframe").count() == 0


@shows("D9", by="tenant_apps.flows.commands.drafts.edit_draft")
def test_the_firms_own_question_is_read_in_each_language_it_was_written_in(world: World):
    admin, editor = add_flow(world, steps.unique("Language check "))
    admin.visit(f"{editor}parts/contact/reach/phone/")
    admin.find("[name=label_en]").fill("Where can we ring you?")
    admin.find("[name=shown_language][value=nl]").check(force=True)
    admin.find("[name=label_nl]").fill("Waar kunnen wij u bellen?")
    admin.find("#part button").last.click()
    admin.sees("Saved.")
    admin.visit(f"{editor}?page=contact.reach&language=nl").sees("Waar kunnen wij u bellen?")
    admin.visit(f"{editor}?page=contact.reach&language=en").sees("Where can we ring you?")
