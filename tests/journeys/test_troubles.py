"""What goes wrong, each with a clear text, and nothing lost."""

import re
from pathlib import Path

from playwright.sync_api import Route

from tests.journeys import errands, papers, steps
from tests.journeys.world import World

LIMIT = 25 * 1024 * 1024


def test_a_wrong_code_says_how_many_attempts_are_left(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    errands.invite(world, adviser, prospect)
    client = world.person(phone=True)
    client.visit(world.mailbox.link(prospect.email))
    right = world.mailbox.code(prospect.phone)
    wrong = "000000" if right != "000000" else "111111"

    client.fill("Six-digit code", wrong).press("Continue").sees("You can try 4 more times")

    client.fill("Six-digit code", right).press("Continue").sees("Choose a password")


def test_a_revoked_link_says_so(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    errands.invite(world, adviser, prospect)
    link = world.mailbox.link(prospect.email)
    adviser.visit(prospect.dossier).press("Revoke").press("Revoke access").sees("has ended")

    client = world.person(phone=True)
    client.visit(link).sees("was withdrawn")


def test_an_expired_link_says_what_to_do(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    errands.invite(world, adviser, prospect)
    world.let_expire(prospect.email)

    client = world.person(phone=True)
    client.visit(world.mailbox.link(prospect.email)).sees("ask your adviser to send you a new invitation")

    adviser.visit(prospect.dossier).sees("expired").press("Send again")
    adviser.send().sees("are on their way")
    steps.enter(world, client, prospect)


def test_files_that_cannot_be_taken_are_refused_with_what_to_do(world: World, tmp_path: Path):
    _adviser, _prospect, client = errands.meet(world)

    steps.deliver(client, "Payslip", papers.too_large(LIMIT, tmp_path), refused="This file is too large")
    client.look()
    steps.deliver(client, "Payslip", papers.program(), refused="You can send:")
    client.find("#id_files").set_input_files([papers.letter()])
    client.sees("This kind of file cannot be delivered here. You can send:")
    steps.deliver(client, "Payslip", papers.letter(), refused="You can send:")
    steps.deliver(client, "Payslip", papers.infected())
    client.sees("A virus was found in this file")
    client.visit(world.url(world.firm.slug))
    assert client.progress() == 0

    steps.deliver(client, "Payslip", papers.payslip())
    steps.wait_until(client, "/", "100%")


def test_a_connection_lost_in_mid_upload_goes_on_where_it_stopped(world: World):
    _adviser, _prospect, client = errands.meet(world)
    tunnel = Tunnel()
    client.page.route("**/documents/uploads/**", tunnel.lets)

    steps.deliver(client, "Payslip", papers.scan())
    client.page.get_by_text(re.compile(r"The connection was lost at [1-9]\d?%")).first.wait_for()
    client.look()

    tunnel.is_over = True
    client.page.evaluate("window.dispatchEvent(new Event('online'))")
    client.find("[data-upload-list] > *").wait_for(state="detached")
    starts = [int(offset) for offset in tunnel.starts]
    assert starts[0] == 0
    assert starts.count(0) == 1, "no part that had arrived was sent again"
    world.expects_console(client, "ERR_INTERNET_DISCONNECTED", "Failed to fetch")
    steps.wait_until(client, "/", "100%")


def test_a_message_waits_for_its_file_whose_connection_was_lost(world: World):
    _adviser, _prospect, client = errands.meet(world)
    client.press("Messages", within="header")
    tunnel = Tunnel()
    client.page.route("**/messages/uploads/**", tunnel.lets)

    client.find("#id_files").set_input_files([papers.scan()])
    client.page.get_by_text(re.compile(r"The connection was lost at [1-9]\d?%")).first.wait_for()
    client.fill("Your message", "This is the scan").find("#send-message").click()
    client.sees("The message is sent as soon as the files are in.").look()
    assert client.page.locator(".c-conversation", has_text="This is the scan").count() == 0

    tunnel.is_over = True
    client.page.evaluate("window.dispatchEvent(new Event('online'))")
    client.sees("Sent, not read yet")
    client.page.locator(".c-conversation .c-document-row").first.wait_for()
    assert [int(offset) for offset in tunnel.starts].count(0) == 1, "no part that had arrived was sent again"
    world.expects_console(client, "ERR_INTERNET_DISCONNECTED", "Failed to fetch")


class Tunnel:
    """A train's: the first part of a file still gets through, and then nothing until it is over."""

    def __init__(self) -> None:
        self.is_over = False
        self.starts: list[str] = []

    def lets(self, route: Route) -> None:
        is_part = route.request.method == "PATCH"
        if self.is_over or (is_part and not self.starts):
            self.starts += [route.request.headers["upload-offset"]] if is_part else []
            route.continue_()
        else:
            route.abort("internetdisconnected")


def test_a_couple_with_one_address_has_two_portals(world: World):
    adviser = world.adviser()
    first, second = errands.add_couple(world, adviser)
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


def test_somebody_who_works_at_the_firm_is_also_its_client(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    before = len(world.mailbox.all(world.firm.email, "email"))
    steps.invite(adviser, prospect, documents=("Payslip",), email=world.firm.email)

    at_home = world.person(phone=True)
    at_home.visit(world.mailbox.link(world.firm.email, than=before))
    at_home.fill("Six-digit code", world.mailbox.code(prospect.phone)).press("Continue")
    at_home.press("I log in here already, with my own password")
    at_home.find("[name=email]").fill(world.firm.email)
    at_home.find("[name=password]").fill(world.firm.password)
    at_home.send().sees("The dossier is added to your portal").press("Open the dossier")
    steps.agree(at_home)

    assert at_home.progress() == 0
    assert "Payslip" in at_home.main()
    at_home.visit(world.url(world.firm.slug, "pro/")).sees("Welcome, Frida Founder")
    steps.deliver(at_home, "Payslip", papers.payslip())
    steps.wait_until(at_home, "/", "100%")


def test_an_address_corrected_after_the_invitation_ends_the_link(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    errands.invite(world, adviser, prospect)
    link = world.mailbox.link(prospect.email)

    adviser.visit(prospect.dossier)
    adviser.find("a[href*='/pro/customers/parties/']").first.click()
    adviser.page.wait_for_load_state()
    adviser.find("[name=email]").fill("right." + prospect.email)
    adviser.send().arrives("**/pro/dossiers/*/")
    adviser.sees("address changed: send the invitation again")

    client = world.person(phone=True)
    answer = client.page.goto(link)
    assert answer.status == 404
    world.expects_console(client, "404")
    adviser.press("Send again")
    adviser.send().sees("are on their way")
    steps.enter(world, client, prospect, email="right." + prospect.email)
