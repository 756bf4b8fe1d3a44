"""The main job: from a firm that signs up to a dossier that is complete."""

from tests.journeys import errands, papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import Firm, Person, World

QUESTIONNAIRE = "Getting to know you"


@shows("D2", by="tenant_apps.accounts.commands.passwords.activate_account")
def test_a_firm_signs_up_by_itself(world: World):
    founder = world.person()

    slug = steps.sign_up(world, founder, "Oak and Partners")

    founder.look().sees("Welcome, Frida Founder")
    visitor = world.person(phone=True)
    visitor.visit(world.url(slug, "login/")).sees("Oak and Partners")


@shows("B3", by="tenant_apps.prospects.commands.add_prospect")
def test_an_adviser_adds_an_individual_and_a_couple(world: World):
    adviser = world.adviser()

    (single,) = steps.add_prospect(world, adviser)
    first, second = steps.add_prospect(world, adviser, couple=True)

    adviser.visit(world.url(world.firm.slug, "pro/prospects/"))
    for prospect in (single, first, second):
        adviser.sees(prospect.name)


@shows("X1", by="tenant_apps.professional_portal.commands.walk_through")
def test_nobody_is_invited_before_the_launch_check_is_green(world: World):
    admin = world.person()
    slug = errands.sign_up(world, admin, "Ash and Daughters")
    world.firm = Firm(slug, steps.founder_of(slug), steps.PASSWORD)
    prospect = errands.add_prospect(world, admin)

    admin.visit(prospect.dossier).press("Invite").sees("The portal cannot be shared yet")
    assert "the postal address, KvK, AFM" in admin.find("#obstacles").inner_text()
    admin.tick("No").press("Send invitation").sees("The portal cannot be shared yet")

    admin.press("Launch check").sees("nobody can be invited")
    _put_in_order(admin, "disclosures")
    admin.fill("Postal address", "Markt 1").find("[name=label_0]").fill("KvK")
    for field, text in (("number_0", "90000017"), ("label_1", "AFM"), ("number_1", "12000042")):
        admin.find(f"[name={field}]").fill(text)
    admin.find("#legal").get_by_role("button", name="Save").click()
    admin.sees("Saved").visit(world.url(slug, "pro/launch/"))
    _put_in_order(admin, "sender")
    admin.fill("E-mail address", f"office@{slug}.example").press("Save").sees("Saved")
    admin.visit(world.url(slug, "pro/launch/"))
    admin.press("Walk through the portal").sees("Welcome, Test Client").sees("Deliver now")

    admin.visit(world.url(slug, "pro/launch/")).sees("You can invite your first client")
    steps.invite(admin, prospect)
    assert world.mailbox.newest(prospect.email, "email")


def _put_in_order(admin: Person, code: str) -> None:
    admin.find(f"#line-{code}").get_by_role("link", name="Put in order").click()
    admin.page.wait_for_load_state()
    admin.look()


@shows("S10", by="tenant_apps.invites.commands.invite_applicant")
def test_sharing_sends_a_link_and_a_code_that_open_the_portal(world: World):
    adviser = world.adviser()
    prospect = errands.add_prospect(world, adviser)

    steps.invite(adviser, prospect, documents=("Payslip",), message="See you on Thursday!")
    assert "See you on Thursday!" in world.mailbox.newest(prospect.email, "email")["text"]
    client = world.person(phone=True)
    steps.enter(world, client, prospect)

    client.look().sees("Payslip")
    assert client.progress() == 0


@shows("A15", by="tenant_apps.documents.commands.deliveries.deliver_document")
def test_the_client_delivers_and_the_overview_shows_it(world: World):
    _adviser, _prospect, client = errands.meet(world, documents=("Payslip", "Identity document"))

    steps.deliver(client, "Payslip", papers.payslip())

    steps.wait_until(client, "/", "50%")
    steps.deliver(client, "Identity document", papers.phone_photo(), by="#id_photo")
    steps.wait_until(client, "/", "100%")
    assert client.progress() == 100
    done = client.find("section[aria-labelledby=todo-done]").inner_text()
    assert [paper in done for paper in ("Payslip", "Identity document")] == [True, True]


@shows("A16", by="tenant_apps.documents.commands.reviews.review_delivery")
def test_what_is_rejected_is_asked_again_and_the_percentage_falls(world: World):
    adviser, prospect, client = errands.meet(world)
    steps.deliver(client, "Payslip", papers.payslip())
    steps.wait_until(client, "/", "100%")

    steps.reject(adviser, prospect, "Payslip", "The last page is missing.")

    client.visit(world.url(world.firm.slug))
    assert client.progress() == 0
    client.sees("Asked again: Payslip").sees("The last page is missing.")
    steps.deliver(client, "Payslip", papers.payslip())
    steps.wait_until(client, "/", "100%")
    steps.approve(adviser, prospect, "Payslip")
    client.visit(world.url(world.firm.slug))
    assert client.progress() == 100


@shows("S16", by="tenant_apps.invites.commands.revoke_invite")
def test_revoking_ends_the_open_session_at_once(world: World):
    adviser, prospect, client = errands.meet(world)

    adviser.visit(prospect.dossier).press("Revoke").press("Revoke access").sees("has ended")

    client.visit(world.url(world.firm.slug))
    client.arrives("**/login/**")
