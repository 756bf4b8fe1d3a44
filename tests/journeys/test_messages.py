"""Messages: an adviser and a client write to each other about a dossier, and neither has to telephone."""

import re

from tests.journeys import errands, papers
from tests.journeys.marked import shows
from tests.journeys.world import Person, World


@shows("S17", by="tenant_apps.threads.commands.messages.write_message")
def test_adviser_and_client_write_to_each_other_with_files(world: World):
    adviser, prospect, client = errands.meet(world)
    letters = len(world.mailbox.all(prospect.email, "email"))

    adviser.visit(prospect.dossier)
    adviser.find("#threads").get_by_role("link", name="Write a message").click()
    adviser.sees(f"{prospect.name} reads what you write here")
    _attach(adviser, papers.payslip())
    adviser.fill("Your message", "Is this the payslip of October?").tick("I expect an answer")
    adviser.press("Send the message").sees("Is this the payslip of October?")
    adviser.sees("Sent, not read yet")
    conversation = adviser.page.url

    letter = world.mailbox.newest(prospect.email, "email", than=letters)
    assert "new message for you" in letter["subject"]
    assert "payslip" not in (letter["text"] + letter["html"]).lower()
    client.visit(re.search(r"http://\S+/messages/\S+", letter["text"])[0])
    client.sees("Is this the payslip of October?").sees("An answer is expected")
    client.page.locator(".c-conversation a", has_text="payslip.pdf").wait_for()

    _attach(client, papers.phone_photo())
    client.fill("Your message", "It is. And this is the one of November.").press("Send the message")
    client.sees("Sent, not read yet")

    adviser.visit(world.url(world.firm.slug, "pro/threads/"))
    adviser.page.locator("#threads", has_text="Waiting for us").wait_for()
    adviser.visit(conversation).sees("It is. And this is the one of November.").sees(f"Read by {prospect.name}")
    client.page.locator(".c-conversation__foot", has_text="Read on").wait_for()
    adviser.fill("Your message", "Thank you, that is all.").press("Send the message")
    adviser.sees("Thank you, that is all.").reload()
    assert adviser.page.get_by_text("Waiting for").count() == 0

    client.page.locator(".c-conversation", has_text="Thank you, that is all.").wait_for()


def test_what_was_typed_survives_a_lost_connection(world: World):
    _adviser, _prospect, client = errands.meet(world)
    client.press("Messages", within="header")

    client.context.set_offline(True)
    client.fill("Your message", "Written in a tunnel")
    client.find("#send-message").click()
    client.find("[data-thread-lost]").wait_for()
    client.context.set_offline(False)
    client.reload()

    assert client.find("#id_body").input_value() == "Written in a tunnel"
    client.press("Send the message").sees("Sent, not read yet")
    world.expects_console(client, "DISCONNECTED", "htmx:", "Failed to fetch")


def _attach(person: Person, file: dict[str, object]) -> None:
    """Choose a file, and wait until it stands beside the text."""
    person.find("#id_files").set_input_files([file])
    person.page.locator("#unsent .c-document-row", has_text=str(file["name"])).wait_for()
