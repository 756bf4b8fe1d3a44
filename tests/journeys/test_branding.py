"""A firm tries out its looks, publishes them, goes back, and moves to a domain of its own."""

from playwright.sync_api import BrowserContext

from tests.journeys import errands, steps
from tests.journeys.browser import CHROMIUM, QUIET
from tests.journeys.marked import shows
from tests.journeys.world import DESK, Person, World

FRAME = "#branding-frame iframe"


@shows("D3", by="shared_apps.branding.commands.go_back_to_version")
def test_the_firm_previews_its_looks_and_goes_back_to_an_earlier_version(world: World):
    founder = world.person()
    slug = errands.sign_up(world, founder, "Maple and Daughters")
    founder.visit(world.url(slug, "pro/settings/branding/"))
    visitor = world.person(phone=True)

    founder.find("[name=welcome_title_en]").fill("The first welcome")
    founder.press("Publish").sees("Version 1 is published")
    founder.find("[name=welcome_title_en]").fill("The second welcome")
    _shown(founder).get_by_text("The second welcome").wait_for()
    visitor.visit(world.url(slug, "login/")).sees("The first welcome")
    for page, words in (("overview", "Cleo Example"), ("email", "Cleo Example"), ("login", "The second welcome")):
        founder.find(f"[name=preview-page][value={page}]").check(force=True)
        _shown(founder).get_by_text(words).first.wait_for()
    founder.find("[name=preview-scheme][value=dark]").check(force=True)
    _shown(founder).locator("html[data-theme=dark]").wait_for()
    founder.find("[name=preview-size][value=phone]").check(force=True)
    founder.find(".c-page-preview--phone").wait_for()
    visitor.reload().sees("The first welcome")
    founder.look().press("Publish").sees("Version 2 is published")
    visitor.reload().sees("The second welcome")

    founder.page.on("dialog", lambda dialog: dialog.accept())
    founder.press("Go back to this version").sees("it is now version 3")

    visitor.reload().sees("The first welcome")


@shows("D5", by="shared_apps.domains.commands.claim_domain")
def test_the_firm_is_found_under_a_domain_of_its_own_once_it_is_proven(world: World):
    founder = world.person()
    slug = errands.sign_up(world, founder, "Willow and Sons")
    domain = f"portal.{slug}.example"
    address = f"http://{domain}:{world.stack.port}/"
    visitor = world.welcome(_abroad(world))

    founder.visit(world.url(slug, "pro/settings/domains/")).fill("Your domain", domain).press("Add")
    value = founder.find("td:has-text('vestibule-proof=')").first.inner_text().strip()
    assert visitor.page.goto(address + "login/").status == 404
    anybody = world.person()
    anybody.visit(world.url(path="dns/")).fill("Name", f"_vestibule.{domain}").fill("Value", value).press("Add")
    founder.press("Check now").sees("Proven on")
    visitor.visit(address + "login/").sees("Willow and Sons")
    founder.press("Use in links and e-mails").sees("Links and e-mails use this address")

    letters = len(world.mailbox.all(steps.founder_of(slug), "email"))
    visitor.visit(address + "reset/")
    visitor.find("[name=email]").fill(steps.founder_of(slug))
    visitor.send()
    assert world.mailbox.link(steps.founder_of(slug), than=letters).startswith(address)
    # Without TLS the browser trusts only localhost, and says so; the first visit met nobody.
    world.expects_console(visitor, "Cross-Origin-Opener-Policy header has been ignored", "status of 404")


def _shown(person: Person):
    """What is in the frame beside the form."""
    person.find("iframe.is-coming").wait_for(state="detached")
    return person.page.frame_locator(FRAME).last


def _abroad(world: World) -> BrowserContext:
    """A browser for which every name leads here, as if its DNS said so."""
    kind = world.browser.browser_type
    browser = kind.launch(
        executable_path=CHROMIUM, args=[*QUIET, f"--host-resolver-rules=MAP *.example 127.0.0.1:{world.stack.port}"]
    )
    return browser.new_context(**DESK, locale="en")
