"""What the firm's people are told, and how each of them and the firm decide about it."""

from tests.journeys import errands, papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import World


@shows("B16", by="tenant_apps.inbox.commands.handling.finish_notices")
def test_a_delivery_is_in_the_inbox_until_it_is_done(world: World):
    adviser, prospect, client = errands.meet(world)
    steps.deliver(client, "Payslip", papers.payslip())
    steps.wait_until(client, "/", "100%")

    adviser.visit(world.url(world.firm.slug, "pro/inbox/?kind=dossiers.delivered&grouping=matter")).sees(prospect.name)
    adviser.find("[data-counter=bell]").first.wait_for()
    card = adviser.find(".c-card").filter(has_text=prospect.name).first
    card.locator("[data-select-row]").first.check()
    adviser.press("Done")

    adviser.visit(world.url(world.firm.slug, "pro/inbox/?kind=dossiers.delivered&grouping=matter"))
    assert prospect.name not in adviser.main()
    adviser.visit(world.url(world.firm.slug, "pro/inbox/?state=done")).sees(prospect.name).look()


@shows("B17", by="tenant_apps.accounts.commands.two_factor.set_security_policy")
def test_the_firm_says_from_where_one_works_and_locks_nobody_out(world: World):
    founder = world.person()
    slug = errands.sign_up(world, founder, "Willow Advice")
    rules = world.url(slug, "pro/settings/users/security/")

    founder.visit(rules).look()
    founder.fill("Log out after this many minutes without activity", "60")
    founder.fill("IP addresses that people may work from", "198.51.100.0/24").press("Save").sees(
        "you would lock yourself out"
    )
    founder.fill("IP addresses that people may work from", "198.51.100.0/24\n127.0.0.0/8\n::1").press("Save")

    founder.visit(rules)
    assert founder.find("[name=networks]").input_value() == "198.51.100.0/24\n127.0.0.0/8\n::1/128"
    assert founder.find("[name=idle_minutes]").input_value() == "60"


@shows("B19", by="tenant_apps.inbox.commands.rules.choose_ways")
def test_somebody_chooses_how_to_be_told(world: World):
    founder = world.person()
    slug = errands.sign_up(world, founder, "Alder Advice")
    choices = world.url(slug, "pro/inbox/preferences/")
    daily = "In the inbox, and a summary a day by e-mail"

    founder.visit(choices).look()
    founder.choose("Document delivered", daily).press("Save")

    founder.visit(choices)
    assert founder.find("[name=dossiers-delivered] option:checked").inner_text() == daily
