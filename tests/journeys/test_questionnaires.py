"""The risk questionnaire: the client alone answers it, stands by what does not go together, and reads the reasons."""

from io import BytesIO

import pypdfium2

from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World

CONTINUE = "Save and continue"
ANSWERS = (
    (
        "What you know and have done",
        {"products": "none", "work": "no", "rates": "down", "spreading": "softens", "loss": "all"},
    ),
    ("When you need the money", {"needed": "y2", "withdrawals": "none"}),
    (
        "How you feel about ups and downs",
        {"goal": "growth", "fall": "buy", "outcome": "widest", "sleep": "never", "limit": "more"},
    ),
    (
        "What you can bear",
        {"buffer": "more", "share": "less", "consequence": "nothing", "income": "rise", "borrowed": "no"},
    ),
    ("Your preferences", {"matters": "no"}),
)
REASON = "The money is needed soon; a smaller risk suits that."


def publish_questionnaire(world: World, name: str) -> None:
    """An administrator begins with the ready-made risk questionnaire, looks at its score and publishes it."""
    admin = world.adviser()
    admin.visit(world.url(world.firm.slug, "pro/flows/")).press("Add a flow").press("Risk questionnaire")
    admin.find("[name=name_en]").fill(name)
    admin.press("Add the flow").sees("The flow was added")
    editor = admin.page.url
    admin.visit(f"{editor}scoring/").sees("Scores lie from 0 to 100").sees(
        "You need most of the money within two years"
    )
    admin.visit(editor).press("Publish…").press("Publish").sees("The flow is published")


def answer_everything(client: Person) -> None:
    """Fill in page by page, with a horizon that does not suit the wish for growth."""
    for title, given in ANSWERS:
        client.sees(title)
        for name, value in given.items():
            client.find(f"[name={name}][value={value}]").check(force=True)
        client.press(CONTINUE)
    client.find("[name=truthful]").check(force=True)
    client.press(CONTINUE).sees("Check your answers")


def statement(person: Person) -> str:
    """What the statement says."""
    with person.page.expect_download() as waiting:
        person.page.get_by_role("link", name="Statement (PDF)").click()
    sheets = pypdfium2.PdfDocument(BytesIO(waiting.value.path().read_bytes()))
    return " ".join("\n".join(sheet.get_textpage().get_text_bounded() for sheet in sheets).split())


@shows("B6", by="tenant_apps.flows.commands.results.override_band")
def test_only_the_client_answers_the_risk_questionnaire_and_the_adviser_moves_its_band_with_a_reason(world: World):
    name = steps.unique("Risk check ")
    publish_questionnaire(world, name)
    adviser, prospect, client = errands.meet(world, documents=(), flow=name)

    adviser.visit(prospect.dossier)
    adviser.page.locator("#flows").get_by_role("link", name=name).click()
    adviser.sees("Only the client may answer").sees("There is no result yet")
    run = adviser.page.url.partition("?")[0]
    adviser.visit(f"{run}profile/knowledge/").sees("Only the client may answer this questionnaire")

    client.press("Fill in").press("Begin")
    answer_everything(client)
    client.sees("Some answers do not seem to go together").press("Confirm and send").sees("Look at them again")
    client.tick("I have looked at these answers again").press("Confirm and send").sees("Your answers were sent")
    client.sees("High growth").sees("You looked at these again and confirmed them")

    adviser.visit(run).sees("High growth").press("Set another band")
    adviser.choose("Band that counts", "Balanced (41–60)").fill("Reason", REASON)
    adviser.press("Set the band").sees("The band is set").sees(REASON)

    client.reload().sees(REASON).sees("The answers came to: High growth.")
    for person in (client, adviser):
        said = statement(person)
        assert REASON in said
        assert "You need most of the money within two years" in said

    client.press("Change answers").press("When you need the money")
    client.find("[name=needed][value=later]").check(force=True)
    client.press(CONTINUE)
    adviser.visit(run).sees("This result is outdated")
