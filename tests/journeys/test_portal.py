"""The client portal as a firm sets it up: each switch is turned in the settings and seen by a client."""

import re

from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World

FILM = "https://youtu.be/abcdefghijk"


@shows("S1", by="tenant_apps.portals.commands.set_up_portal")
def test_the_firm_decides_what_its_clients_see(world: World):
    administrator = world.adviser()
    client = _client(world, administrator)
    set_up(world, administrator, has_telephone=True, has_stage_bar=False)
    assert client.visit(world.url(world.firm.slug)).find(".c-stepper").count() == 0

    set_up(world, administrator, has_telephone=False, has_stage_bar=True)

    client.reload().find(".c-stepper").wait_for()
    assert client.find("main a[href^='tel:']").count() == 0


@shows("S2", by="tenant_apps.portals.commands.set_up_portal")
def test_the_stages_stand_on_the_overview_once_they_are_switched_on(world: World):
    administrator = world.adviser()
    client = _client(world, administrator)
    set_up(world, administrator, has_stage_bar=False)
    assert client.visit(world.url(world.firm.slug)).find(".c-stepper").count() == 0

    set_up(world, administrator, has_stage_bar=True)

    client.reload()
    assert client.find(".c-stepper [aria-current=step]").count() == 1
    assert client.find(".c-stepper li").count() > 2


@shows("S3", by="tenant_apps.portals.commands.confirm_details")
def test_details_and_questions_come_before_the_overview(world: World):
    administrator = world.adviser()
    set_up(world, administrator, has_profile_first=True)
    try:
        prospect = errands.add_prospect(world, administrator)
        errands.invite(world, administrator, prospect, flow=_first_flow(administrator, prospect))
        client = world.person(phone=True)
        _activate(world, client, prospect)
        client.sees("Please read how we deal with your details").visit(world.url(world.firm.slug))
        steps.agree(client).sees("Are your details correct?")
        client.fill("First name", "Robyn").press("Confirm and continue")
        client.arrives(re.compile(r"/fact-find/"))
        client.visit(world.url(world.firm.slug)).sees("Welcome,")
        administrator.visit(prospect.dossier).sees("Robyn")
    finally:
        set_up(world, administrator, has_profile_first=False)


@shows("S5", by="tenant_apps.portals.commands.save_stage_video")
def test_a_stage_has_a_video_that_is_shown_after_consent(world: World):
    administrator = world.adviser()
    client = _client(world, administrator)
    administrator.visit(world.url(world.firm.slug, "pro/settings/portal/"))
    links = administrator.find("#videos a[href*='/settings/portal/stages/']")
    stages = [links.nth(number).get_attribute("href") for number in range(links.count())]
    for stage in stages:
        administrator.visit(steps.origin(administrator) + stage).fill("Video", FILM)
        administrator.page.locator("textarea[name^=about_]").first.fill("What we do in this stage")
        administrator.press("Save").sees("Saved")
        if client.visit(world.url(world.firm.slug)).find("#stage-video").count():
            break

    client.sees("What we do in this stage").sees("This video comes from YouTube")
    assert client.find("iframe").count() == 0
    client.page.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body=errands.EMPTY))
    client.find("#stage-video").get_by_role("link", name="Agree and show the video").click()
    client.find("iframe[src*='/video/youtube/']").wait_for()


def test_a_new_version_of_the_privacy_disclosure_is_asked_for_again(world: World):
    administrator = world.adviser()
    _administrator, prospect, _client = errands.meet(world, documents=(), adviser=administrator)
    words = steps.unique("We keep your details safe ")
    administrator.visit(world.url(world.firm.slug, "pro/settings/portal/disclosure/"))
    administrator.page.locator("textarea[name=text_en]").fill(words)
    administrator.press("Publish").sees("The privacy disclosure is published")

    again = world.person(phone=True)
    world.log_in(again, world.firm.slug, prospect.email, steps.PASSWORD)

    again.visit(world.url(world.firm.slug, "welcome/privacy/")).sees(words).sees("You agreed to this on")


def set_up(world: World, administrator: Person, **switches: bool) -> None:
    """Turn switches of the client portal."""
    administrator.visit(world.url(world.firm.slug, "pro/settings/portal/"))
    for name, is_on in switches.items():
        administrator.page.locator(f"[name={name}]").set_checked(is_on)
    administrator.page.locator("#switches").get_by_role("button", name="Save").click()
    administrator.sees("Saved")


def _client(world: World, administrator: Person) -> Person:
    """Somebody with access to a dossier."""
    return errands.meet(world, documents=(), adviser=administrator)[2]


def _activate(world: World, client: Person, prospect: steps.Prospect) -> None:
    client.visit(world.mailbox.link(prospect.email))
    client.fill("Six-digit code", world.mailbox.code(prospect.phone)).press("Continue")
    for field in client.page.locator("input[type=password]").all():
        field.fill(steps.PASSWORD)
    client.press("Save password")


def _first_flow(administrator: Person, prospect: steps.Prospect) -> str:
    """The name of the first flow that can be chosen."""
    administrator.visit(prospect.dossier)
    administrator.page.locator("#invites-panel, main").get_by_role("link", name="Invite", exact=True).first.click()
    administrator.page.wait_for_load_state()
    return administrator.page.locator("[name=flow] option").nth(1).inner_text()


@shows("S7", by="tenant_apps.notifications.commands.rules.set_rules")
def test_the_firm_chooses_that_news_comes_by_text_message_and_pays_for_it(world: World):
    administrator = world.adviser()
    _administrator, prospect, _client = errands.meet(world, adviser=administrator)
    rules = world.url(world.firm.slug, "pro/messages/rules/")
    administrator.visit(rules)
    administrator.find("[name=told_sms]").check()
    administrator.find("#matrix").get_by_role("button", name="Save").click()
    administrator.sees("Saved")
    left = _credits(administrator)
    before = len(world.mailbox.all(prospect.phone, "sms"))
    try:
        administrator.visit(prospect.dossier).press("Tell the client").press("Send the e-mail")

        assert "there is something for you" in world.mailbox.newest(prospect.phone, "sms", than=before)["text"]
        administrator.visit(rules)
        assert _credits(administrator) == left - 1
    finally:
        administrator.visit(rules)
        administrator.find("[name=told_sms]").uncheck()
        administrator.find("#matrix").get_by_role("button", name="Save").click()
        administrator.sees("Saved")


@shows("X8", by="tenant_apps.notifications.commands.rules.set_contact_policy")
def test_what_exceeds_the_week_is_held_back_and_shown(world: World):
    administrator = world.adviser()
    _administrator, prospect, _client = errands.meet(world, adviser=administrator)
    rules = world.url(world.firm.slug, "pro/messages/rules/")
    _limit(administrator.visit(rules), "1")
    try:
        before = len(world.mailbox.all(prospect.email, "email"))
        for _time in range(2):
            administrator.visit(prospect.dossier).press("Tell the client").press("Send the e-mail")
        world.mailbox.newest(prospect.email, "email", than=before)

        held = "/pro/messages/?state=held"
        steps.wait_for(administrator, held, prospect.name)
        administrator.visit(world.url(world.firm.slug, held))
        administrator.sees(prospect.name).sees("goes out on")
        assert len(world.mailbox.all(prospect.email, "email")) == before + 1
    finally:
        _limit(administrator.visit(rules), "")


def _limit(administrator: Person, number: str) -> None:
    administrator.fill("Most messages per client and week", number)
    administrator.find("#contact").get_by_role("button", name="Save").click()
    administrator.sees("Saved")


def _credits(administrator: Person) -> int:
    return int(re.search(r"(\d+) of \d+ left", administrator.find("#credits").inner_text())[1])
