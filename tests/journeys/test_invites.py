"""Sharing the portal in all its parts: the panel, who sees what, what arrives, and the client's own settings."""

import io
import json
import re
from zipfile import ZipFile

from tests.journeys import errands, papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World


@shows("S12", by="tenant_apps.invites.commands.invite_applicant")
def test_the_panel_asks_what_the_person_sees_and_shows_the_letter_first(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    _to_panel(adviser, prospect)
    beside = adviser.find("dialog[open]")
    beside.get_by_role("heading", name=f"Invite {prospect.name}", exact=True).wait_for()
    adviser.page.keyboard.press("Escape")
    adviser.page.locator("dialog:not([open])").first.wait_for(state="attached")
    assert adviser.page.evaluate("document.activeElement.innerText.trim()") == "Invite"
    adviser.page.keyboard.press("Enter")
    beside.wait_for()
    words = steps.unique("See you on Thursday ")
    for label in ("May this person see the details of the other applicants?", "Documents to deliver"):
        adviser.sees(label)
    assert adviser.find("[name=flow] option").count() > 1
    adviser.find("[name=message]").fill(words)
    letter = adviser.page.frame_locator("iframe[name=letter]")
    letter.get_by_text(words).wait_for()
    letter.get_by_text(re.compile(prospect.name)).first.wait_for()
    adviser.find("[name=email]").fill("nobody")
    adviser.press("Send invitation").sees("Please check the following")
    assert (adviser.page.url, adviser.find("[name=message]").input_value()) == (prospect.dossier, words)
    assert world.mailbox.all(prospect.email, "email") == []

    adviser.find("[name=email]").fill(prospect.email)
    adviser.choose("Language of the invitation", "English").tick("No").tick("Payslip")
    others, bank = adviser.find("#other-documents"), adviser.page.get_by_role("checkbox", name="Bank statement")
    tax = others.get_by_role("checkbox", name="Tax assessment")
    tax.wait_for()
    others.get_by_role("searchbox", name="Find a document").fill("bank")
    bank.check()
    assert not tax.is_visible()
    adviser.press("Send invitation").sees("is on its way")

    assert words in world.mailbox.newest(prospect.email, "email")["text"]
    errands.enter(world, prospect).sees("Payslip").sees("Bank statement")


@shows("S13", by="tenant_apps.invites.commands.invite_applicant")
def test_with_yes_both_are_seen_and_with_no_only_oneself(world: World):
    adviser = world.adviser()
    first, second = errands.add_couple(world, adviser)
    steps.invite(adviser, first, documents=("Payslip",), sees_others=True)
    steps.invite(adviser, second, documents=("Bank statement",), sees_others=False)
    open_minded, private = errands.enter(world, first), errands.enter(world, second)

    seen = open_minded.visit(world.url(world.firm.slug, "documents/")).main()
    own = private.visit(world.url(world.firm.slug, "documents/")).main()

    assert "Payslip" in seen
    assert "Bank statement" in seen
    assert "Bank statement" in own
    assert "Payslip" not in own


@shows("S13", by="tenant_apps.invites.commands.change_visibility")
def test_yes_lets_one_deliver_for_both_and_no_takes_it_back(world: World):
    adviser = world.adviser()
    first, second = errands.add_couple(world, adviser)
    errands.invite(world, adviser, first, documents=("Payslip",))
    errands.invite(world, adviser, second, documents=("Bank statement",))
    client = errands.enter(world, first)
    documents = world.url(world.firm.slug, "documents/")
    assert "Bank statement" not in client.visit(documents).main()

    _let_see(adviser, first, "Yes")
    steps.deliver(client, "Bank statement", papers.payslip())
    client.visit(documents)

    _let_see(adviser, first, "No")
    assert "Bank statement" not in client.visit(documents).main()
    adviser.visit(first.dossier).sees(f"{first.name} no longer sees the details of the other applicants")


def _let_see(adviser: Person, prospect: steps.Prospect, answer: str) -> None:
    for page in re.findall(r"/pro/invites/[0-9a-f-]+/visibility/", adviser.read(_panel_of(prospect))):
        adviser.visit(steps.origin(adviser) + page)
        if adviser.page.get_by_role("heading", name=f"What {prospect.name} sees").count():
            adviser.tick(answer).press("Save").sees("Saved")
            return
    raise AssertionError(f"nobody can change what {prospect.name} sees")


@shows("S14", by="tenant_apps.invites.commands.invite_applicant")
def test_inviting_leaves_a_note_and_shared_beside_the_name(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    steps.invite(adviser, prospect)

    adviser.visit(prospect.dossier).sees("was invited to the client portal")
    adviser.sees("invited, not yet opened")
    errands.enter(world, prospect)
    adviser.reload()
    adviser.find("#invites-panel, main").get_by_text("Shared", exact=True).first.wait_for()


@shows("S15", by="tenant_apps.invites.commands.send_invitation_again")
def test_what_came_back_is_seen_and_sent_again_and_the_former_link_dies(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    errands.invite(world, adviser, prospect)
    letter = world.mailbox.newest(prospect.email, "email")
    former, code = world.mailbox.link(prospect.email), world.mailbox.code(prospect.phone)
    assert len(code) == 6
    world.person().visit(world.url(path=f"mailbox/{letter['id']}/")).press("Send back as undeliverable")
    steps.wait_for(adviser, _panel_of(prospect), "E-mail not delivered")

    adviser.visit(prospect.dossier).press("Send again").press("Send again").sees("are on their way")

    steps.wait_for(adviser, _panel_of(prospect), f"E-mail to {prospect.email}: sent")
    assert "E-mail not delivered" not in adviser.read(_panel_of(prospect))
    link = world.mailbox.link(prospect.email, than=1)
    assert link != former
    client = world.person(phone=True)
    assert client.page.goto(former).status == 404
    world.expects_console(client, "404 (Not Found)")
    client.visit(link)
    client.page.mouse.move(50, 60)
    client.page.mouse.move(70, 90)
    steps.wait_for(adviser, _panel_of(prospect), "Opened on")
    client.fill("Six-digit code", world.mailbox.code(prospect.phone, than=1)).press("Continue")
    client.sees("Choose a password")


@shows("A2", by="tenant_apps.invites.commands.accept_with_password")
def test_a_link_and_a_password_activate_the_account_and_log_in_works(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)
    errands.invite(world, adviser, prospect)
    steps.enter(world, world.person(phone=True), prospect)

    later = world.person(phone=True)
    world.log_in(later, world.firm.slug, prospect.email, steps.PASSWORD)

    later.visit(world.url(world.firm.slug)).sees("Welcome,")


@shows("A3", by="tenant_apps.accounts.commands.two_factor.add_app")
def test_a_client_turns_two_factor_on_and_off_again(world: World):
    _adviser, prospect, client = errands.meet(world, documents=())
    client.visit(world.url(world.firm.slug, "settings/two-factor/"))
    client.sees("your password alone does not open your account")
    client.press("Set up an app")
    if client.find("input[type=password]").count():
        client.find("input[type=password]").fill(steps.PASSWORD)
        client.send()
    client.sees("add an account by scanning the picture")
    assert client.find("main img[src*='qr']").evaluate("e => e.decode().then(() => e.naturalWidth > 0)")

    client.fill("Code", steps.app_code(client)).press("Turn on")

    later = world.person(phone=True)
    later.visit(world.url(world.firm.slug, "login/"))
    later.find("[name=email]").fill(prospect.email)
    later.find("[name=password]").fill(steps.PASSWORD)
    later.send().arrives("**/two-factor/**")

    client.visit(world.url(world.firm.slug, "settings/two-factor/"))
    client.page.once("dialog", lambda dialog: dialog.accept())
    client.press("Remove Authenticator app").sees("Removed.")
    again = world.person(phone=True)
    world.log_in(again, world.firm.slug, prospect.email, steps.PASSWORD)
    again.sees("Welcome,")


@shows("S7", by="tenant_apps.notifications.commands.wording.save_wording")
def test_the_firm_writes_what_clients_are_told_and_sees_it_before(world: World):
    administrator = world.adviser()
    prospect = errands.add_prospect(world, administrator)
    words = steps.unique("Hello {name}, your own portal at {firm} waits ")
    page = world.url(world.firm.slug, "pro/messages/texts/invitation/?shown=en")
    administrator.visit(page)
    try:
        body = administrator.find("[name=body_en]")
        body.fill("{nobody}")
        administrator.press("Save").sees("{nobody} cannot be inserted here")
        body.fill(words)
        shown = words.replace("{name}", "Cleo Example").split(" at {firm}")[0]
        administrator.page.frame_locator("iframe[name=letter]").get_by_text(shown).wait_for()
        administrator.press("Save").sees("Saved")
        errands.invite(world, administrator, prospect)

        letter = world.mailbox.newest(prospect.email, "email")["text"]
        assert words.replace("{name}", prospect.name).split(" at {firm}")[0] in letter
    finally:
        administrator.visit(page)
        if administrator.find("#reset").count():
            administrator.page.once("dialog", lambda dialog: dialog.accept())
            administrator.press("Back to the standard text").sees("Clients read the standard text again")


def test_a_client_takes_along_what_is_kept(world: World):
    _adviser, prospect, client = errands.meet(world)
    steps.deliver(client, "Payslip", papers.payslip())
    steps.wait_until(client, "/", "100%")
    before = len(world.mailbox.all(prospect.email, "email"))
    client.visit(world.url(world.firm.slug, "settings/my-data/")).press("Put my data together")
    assert "Your data is ready" in world.mailbox.newest(prospect.email, "email", than=before)["subject"]

    client.reload()
    with client.page.expect_download() as waiting:
        client.page.get_by_role("link", name="Download", exact=True).first.click()
        if client.find("input[type=password]").count():
            client.find("input[type=password]").fill(steps.PASSWORD)
            client.page.locator("main form button[type=submit]").first.click()

    archive = ZipFile(io.BytesIO(waiting.value.path().read_bytes()))
    assert json.loads(archive.read("data/account.json"))[0]["email"] == prospect.email
    assert [name for name in archive.namelist() if name.startswith("documents/")]


def _to_panel(adviser: Person, prospect: steps.Prospect) -> None:
    """Open the page on which this person is invited."""
    adviser.visit(prospect.dossier)
    adviser.page.locator("#invites-panel, main").get_by_role("link", name="Invite", exact=True).first.click()
    adviser.page.wait_for_load_state()
    adviser.look()


def _panel_of(prospect: steps.Prospect) -> str:
    """The address of the dossier's panel with its applicants."""
    return f"/pro/invites/dossiers/{prospect.dossier.rstrip('/').rsplit('/', 1)[-1]}/"
