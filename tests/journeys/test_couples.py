"""Two people who are advised together answer the same question, and what differs is settled."""

import json

from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World

QUESTION = "Number of children"


def take_over(world: World, name: str) -> Person:
    """An administrator who has published a flow with one question for both."""
    admin = world.adviser()
    field = {"key": "children", "type": "number", "need": "required", "household": "both", "label": {"en": QUESTION}}
    page = {"key": "both", "title": {"en": "Your household"}, "fields": [field]}
    section = {"key": "home", "title": {"en": "Home"}, "subsections": [page]}
    content = {"vestibule_flow": 1, "kind": "general", "name": {"en": name}, "definition": {"sections": [section]}}
    admin.visit(world.url(world.firm.slug, "pro/flows/take/"))
    file = {"name": "household.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
    admin.find("input[type=file]").set_input_files(file)
    admin.press("Take over").press("Publish…").press("Publish").sees("The flow is published")
    return admin


@shows("X3", by="tenant_apps.flows.commands.couples.settle_difference")
def test_different_answers_of_a_couple_stand_side_by_side_and_are_settled(world: World):
    name = steps.unique("Household ")
    admin = take_over(world, name)
    couple = errands.add_couple(world, admin)
    people = []
    for prospect, children in zip(couple, ("2", "3"), strict=True):
        errands.invite(world, admin, prospect, flow=name, sees_others=True)
        person = errands.enter(world, prospect)
        person.press("Fill in").press("Begin").fill(QUESTION, children)
        person.press("Save and continue").sees("Check your answers")
        people.append(person)
    last = people[-1]
    last.sees("1 answer differs").press("Compare the answers").sees("Differs")
    last.tick(f"The answer of {couple[0].name}").press("Settle").sees("The difference is settled")

    people[0].reload().sees("No difference waits").press("Compare the answers")
    people[0].sees(f"The answer of {couple[0].name} counts")
