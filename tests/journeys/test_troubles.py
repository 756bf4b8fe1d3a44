"""What goes wrong, each with a clear text, and nothing lost."""

from pathlib import Path

from tests.journeys import papers, steps
from tests.journeys.world import World

LIMIT = 25 * 1024 * 1024


def test_a_wrong_code_says_how_many_attempts_are_left(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser)
    steps.invite(adviser, prospect)
    client = world.person(phone=True)
    client.visit(world.mailbox.link(prospect.email))
    right = world.mailbox.code(prospect.phone)
    wrong = "000000" if right != "000000" else "111111"

    client.fill("Six-digit code", wrong).press("Continue").sees("You can try 4 more times").look()

    client.fill("Six-digit code", right).press("Continue").sees("Choose a password")


def test_a_revoked_link_says_so(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser)
    steps.invite(adviser, prospect)
    link = world.mailbox.link(prospect.email)
    adviser.visit(prospect.dossier).press("Revoke").press("Revoke access").sees("has ended")

    client = world.person(phone=True)
    client.visit(link).sees("was withdrawn")


def test_files_that_cannot_be_taken_are_refused_with_what_to_do(world: World, tmp_path: Path):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser)
    steps.invite(adviser, prospect, documents=("Payslip",))
    client = world.person(phone=True)
    steps.enter(world, client, prospect)

    steps.deliver(client, "Payslip", papers.too_large(LIMIT, tmp_path), refused="This file is too large")
    client.look()
    steps.deliver(client, "Payslip", papers.program(), refused="You can send:")
    steps.deliver(client, "Payslip", papers.letter(), refused="You can send:")
    steps.deliver(client, "Payslip", papers.infected())
    client.sees("A virus was found in this file").look()
    client.page.goto(world.url(world.firm.slug))
    assert client.progress() == 0

    steps.deliver(client, "Payslip", papers.payslip())
    steps.wait_until(client, "/", "100%")


def test_a_connection_lost_in_mid_upload_goes_on_by_itself(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser)
    steps.invite(adviser, prospect, documents=("Payslip",))
    client = world.person(phone=True)
    steps.enter(world, client, prospect)
    client.page.route("**/documents/uploads/**", lambda route: route.abort("internetdisconnected"))
    client.context.set_offline(False)

    steps.deliver(client, "Payslip", papers.payslip())
    client.sees("The connection was lost")

    client.page.unroute("**/documents/uploads/**")
    client.page.evaluate("window.dispatchEvent(new Event('online'))")
    client.page.get_by_text("Received").first.wait_for()
    world.expects_console(client, "ERR_INTERNET_DISCONNECTED", "Failed to fetch")
    steps.wait_until(client, "/", "100%")


def test_a_couple_with_one_address_has_two_portals(world: World):
    adviser = world.adviser()
    first, second = steps.add_prospect(world, adviser, couple=True)
    shared = first.email
    steps.invite(adviser, first, documents=("Payslip",), email=shared)
    his = world.person(phone=True)
    steps.enter(world, his, first, email=shared, password="the first of two secrets")
    steps.invite(adviser, second, documents=("Employer’s statement",), email=shared)
    hers = world.person(phone=True)
    steps.enter(world, hers, second, email=shared, password="the second of two secrets")

    assert "Employer’s statement" not in his.visit(world.url(world.firm.slug)).main()
    assert "Payslip" not in hers.visit(world.url(world.firm.slug)).main()

    again = world.person()
    world.log_in(again, world.firm.slug, shared, "the second of two secrets")
    again.sees(f"Welcome, {second.name}")


def test_an_address_corrected_after_the_invitation_ends_the_link(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser)
    steps.invite(adviser, prospect)
    link = world.mailbox.link(prospect.email)

    adviser.visit(prospect.dossier)
    adviser.find("a[href*='/pro/customers/parties/']").first.click()
    adviser.page.wait_for_load_state()
    adviser.find("[name=email]").fill("right." + prospect.email)
    adviser.find("main form button[type=submit]").first.click()
    adviser.page.wait_for_url("**/pro/dossiers/*/")
    adviser.sees("address changed: send the invitation again")

    client = world.person(phone=True)
    answer = client.page.goto(link)
    assert answer.status == 404
    world.expects_console(client, "404")
    adviser.press("Send again")
    adviser.find("main form button[type=submit]").first.click()
    adviser.sees("are on their way")
    steps.enter(world, client, prospect, email="right." + prospect.email)
