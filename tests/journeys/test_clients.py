"""The file of a client: everything about somebody on one page, and what was changed there."""

from tests.journeys import errands, papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import World
from vestibule.core.formats import telephone


@shows("B9", by="tenant_apps.customers.commands.edit_party")
def test_a_colleague_finds_a_client_sees_everything_and_corrects_the_telephone_number(world: World):
    adviser, prospect, client = errands.meet(world)
    steps.deliver(client, "Payslip", papers.payslip())
    client.press("Messages", within="header").fill("Your message", "That is all I have.")
    client.press("Send the message").sees("Sent, not read yet")
    errands.make_client(world, adviser, prospect)
    phone = steps.phone_of(steps.unique("Phone"))

    adviser.visit(world.url(world.firm.slug, "pro/clients/")).find("main [name=q]").fill(prospect.name)
    adviser.press(prospect.name, within="#clients")
    for part, text in {
        "#parties": prospect.email,
        "#dossiers": "Mortgage",
        "#documents": "payslip.pdf",
        "#messages-1": "1 unread message",
    }.items():
        adviser.find(part).get_by_text(text).first.wait_for()

    adviser.press(f"Edit the details of {prospect.name}", within="#parties")
    adviser.fill("Mobile number", phone).press("Save")
    adviser.find(f"#parties [href='tel:{phone}']").wait_for()
    adviser.find("#changes").get_by_text(f"From {telephone(prospect.phone)} to {telephone(phone)}").wait_for()
    adviser.find("#activity").get_by_text("Personal details changed").first.wait_for()
    adviser.press("Show the whole history").sees("Personal details changed")
