"""Questions: answered by the help and from the own file, and handed over to those who know."""

from tests.journeys import errands, papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import World


@shows("B20", by="tenant_apps.chats.commands.hand_to_adviser")
def test_a_client_asks_why_and_hands_over_what_nobody_knows(world: World):
    adviser, prospect, client = errands.meet(world)
    steps.deliver(client, "Payslip", papers.payslip())
    steps.wait_until(client, "/", "100%")
    steps.reject(adviser, prospect, "Payslip", "Page two is missing.")

    client.visit(world.url(world.firm.slug))
    client.press("Ask a question", within="body").sees("For example:")
    client.fill("Your question", "Why was my payslip refused?").press("Ask").sees("Page two is missing.")
    client.press("See “Payslip”").sees("Page two is missing.")
    client.press("Ask a question", within="body")
    client.fill("Your question", "May my dog come along to the notary in Zanzibar?").press("Ask")
    client.sees("I do not know the answer").press("Ask my adviser").sees("no other applicant does")
    client.fill("Your question", "May my dog come along?").press("Send to my adviser").sees("May my dog come along?")

    adviser.visit(world.url(world.firm.slug, "pro/threads/"))
    adviser.find("#threads").get_by_role("link", name=prospect.name).first.click()
    adviser.sees("May my dog come along?").sees("Asked in the help before").sees("Why was my payslip refused?")


@shows("B20", by="tenant_apps.chats.commands.ask_customer_success")
def test_a_professional_asks_and_the_reply_is_in_the_inbox(world: World):
    adviser, subject = world.adviser(), steps.unique("Zebra")
    adviser.visit(world.url(world.firm.slug, "pro/")).press("Ask a question", within="body")
    adviser.fill("Your question", "How do I invite a client?").press("Ask")
    adviser.find(".c-conversation a").first.wait_for()
    adviser.press("Ask customer success").sees("Nothing about your clients")
    adviser.fill("Your question", f"Can a {subject} be a client?").press("Send to customer success")
    adviser.sees("Customer success has your question")

    operator = world.person()
    world.log_in(operator, "platform", "operator@platform.example", world.stack.demo_password)
    operator.visit(world.url("platform", "questions/"))
    operator.press(f"Can a {subject} be a client?").sees("How do I invite a client?")
    operator.fill("Reply", f"Every {subject} can.").press("Send the reply").sees("The reply is on its way")

    steps.wait_until(adviser, "/pro/inbox/?kind=chats.replied", subject)
    adviser.page.locator("tr", has_text=subject).get_by_role("button", name="Open").first.click()
    adviser.sees(f"Every {subject} can.")
