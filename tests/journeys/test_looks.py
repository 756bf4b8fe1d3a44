"""Everybody can use every part: both schemes, forced colours, little motion, on paper, without a mouse.

What can be measured on any page is measured by the crawl; here is what needs somebody who does something.
"""

import re
from dataclasses import replace
from itertools import count
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page

from tests.journeys import papers, steps
from tests.journeys.crawl import SPEAK
from tests.journeys.looking import faults_of, faults_of_contrast, settle
from tests.journeys.measuring import Measured
from tests.journeys.steps import Prospect
from tests.journeys.world import DESK, Person, World

FIRM = "lindenhof"
GALLERY = ("", *(f"layouts/{name}/" for name in ("professional", "client", "public", "door")))
FEWER_ROWS = "() => document.querySelectorAll('#thousand tr:nth-child(n + 5)').forEach((row) => row.remove())"
PLANTED = {
    "wider than the screen": "<main><div class='planted-wide'>.</div></main>",
    "sideways": "<main><p class='planted-narrow'><b class='planted-wide'>.</b></p></main>",
    "cut off": "<main><p class='planted-narrow planted-clip'><a class='planted-wide'>.</a></p></main>",
    "too small": "<main><a href='/' class='planted-small'>x</a></main>",
    "in forced colours": "<main><p class='c-badge'>x</p></main>",
    "moves": "<main><p class='planted-moving'>x</p></main>",
    "shows no focus": "<main><button class='planted-plain'>A button that shows nothing</button></main>",
    "no key leads to": "<main><a href='/' class='planted-large' tabindex='-1'>A link for mice alone</a></main>",
    "is hidden while": "<main><a href='/' class='planted-large'>Under the bar</a></main><p class='planted-bar'></p>",
}
PLANTED_STYLE = """
  .planted-wide { display: block; inline-size: 2000px } .planted-narrow { inline-size: 100px }
  .planted-clip { overflow: clip } .planted-small { display: inline-block; inline-size: 10px; block-size: 10px }
  .planted-moving { animation: planted 2s infinite } @keyframes planted { to { opacity: 0 } }
  .planted-plain { inline-size: 300px; block-size: 40px; outline: none !important }
  .planted-large { display: inline-block; padding: 20px }
  .planted-bar { position: fixed; inset: 0; background: white } .c-badge { display: inline-block }
"""
PALE = {
    "its own colour": "<main><p>Dark</p><p><b class='pale'>Dark</b></p></main>",
    "what lies behind it": "<main class='night'><p>Dark</p><p><b>Dark</b></p></main>",
    "what lies before it": "<main><p>Dark</p><p class='thin'><b>Dark</b></p></main>",
    "the style": "<style>b { color: #ccc }</style><main><p>Dark</p><p><b>Dark</b></p></main>",
}
PALE_STYLE = ".pale { color: #ccc } .night { background: #111 } .thin { opacity: 0.3 }"


def visitor(world: World, **options: object) -> Person:
    """Somebody with a browser of this kind, who reads English; what goes wrong in it fails the journey."""
    return world.welcome(world.browser.new_context(**({**DESK, "locale": "en"} | options)))


def enter(world: World, who: str, **options: object) -> Person:
    """Somebody of the demo firm, logged in, with a browser of this kind."""
    person = visitor(world, **options)
    world.log_in(person, FIRM, f"{who}@{FIRM}.example", world.stack.demo_password)
    return person


def violations(person: Person) -> list[str]:
    """What breaks a rule on the page as it is now, whatever was checked before: looks differ where words do not."""
    settle(person.page)
    return faults_of(person.page)


@pytest.mark.parametrize("fault", PLANTED)
def test_measures_see_a_planted_fault(world: World, fault: str) -> None:
    page = visitor(world).page
    measured = Measured(page, page.context.new_cdp_session(page))
    page.set_content(f"<!doctype html><style>{PLANTED_STYLE}</style>{PLANTED[fault]}")
    found = measured.faults() + measured.faults_of_focus()
    assert [text for text in found if fault in text] != [], found
    page.set_content("<!doctype html><main><h1>Whole</h1><button>A button that is large</button></main>")
    page.add_style_tag(content="button { padding: 20px }")
    assert measured.faults() + measured.faults_of_focus() == []


@pytest.mark.parametrize("fault", PALE)
def test_colours_are_seen_although_the_same_words_were_found_whole(world: World, fault: str) -> None:
    page = visitor(world).page
    page.set_content(f"<!doctype html><style>{PALE_STYLE}</style><main><p>Dark</p><p><b>Dark</b></p></main>")
    assert faults_of_contrast(page) == []
    for _time in range(2):  # what was found is found again
        page.set_content(f"<!doctype html><style>{PALE_STYLE}</style>{PALE[fault]}")
        assert [text for text in faults_of_contrast(page) if text.startswith("color-contrast: <b")] != []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_gallery_breaks_no_rule_of_accessibility(world: World, scheme: str) -> None:
    developer = visitor(world, color_scheme=scheme)
    for path in GALLERY:
        developer.page.goto(world.url("", f"_components/{path}"))
        developer.page.evaluate(FEWER_ROWS)
        assert violations(developer) == [], path


def test_gallery_is_whole_in_every_window(world: World) -> None:
    page = visitor(world, reduced_motion="reduce").page
    measured = Measured(page, page.context.new_cdp_session(page))
    for path in GALLERY:
        page.goto(world.url("", f"_components/{path}"))
        assert measured.faults() == [], path
        assert measured.faults_of_focus() == [], path


def test_side_panel_is_read_anew_and_keeps_only_what_was_typed(world: World) -> None:
    page = visitor(world).page
    page.goto(world.url("", "_components/"))
    numbers = count(1)
    part = "<main id='main'><div><h1>Number {}</h1><label>Name <input name='name'></label></div></main>"
    answer = {"content_type": "text/html; charset=utf-8"}
    page.route("**/layouts/professional/", lambda route: route.fulfill(body=part.format(next(numbers)), **answer))
    link = page.get_by_role("link", name="Open a page in a side panel")
    panel = page.locator("dialog[data-side-panel]")
    for title in ("Number 1", "Number 2"):
        link.click()
        panel.filter(has_text=title).wait_for()
        page.keyboard.press("Escape")
        panel.wait_for(state="hidden")
    link.click()
    panel.filter(has_text="Number 3").get_by_label("Name").fill("Anna")
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    link.click()
    assert (panel.get_by_label("Name").input_value(), next(numbers)) == ("Anna", 4)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_palette_and_panels_break_no_rule_either(world: World, scheme: str) -> None:
    adviser = enter(world, "adviser", color_scheme=scheme)
    settle(adviser.page)
    adviser.page.keyboard.press("Control+k")
    adviser.page.locator("#palette-found [role=option]").first.wait_for()
    assert violations(adviser) == []
    adviser.page.keyboard.press("Escape")
    adviser.page.locator("dialog[data-palette]:not([open])").wait_for(state="attached")
    adviser.page.keyboard.press("?")
    adviser.page.locator("dialog[data-shortcuts][open]").wait_for()
    assert violations(adviser) == []


def test_place_in_the_menu_is_seen_in_forced_colours(world: World) -> None:
    adviser = enter(world, "adviser", forced_colors="active")
    here = adviser.page.locator(".c-nav__item[aria-current]")
    assert here.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"


def test_little_motion_where_it_is_wanted(world: World) -> None:
    moving = "() => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1).length"
    for wish, moves in (("reduce", False), ("no-preference", True)):
        page = visitor(world, reduced_motion=wish).page
        page.goto(world.url("", "_components/"))
        page.get_by_role("button", name="Open a dialog").click()
        page.locator("dialog[open]").wait_for()
        assert (page.evaluate(moving) > 0) == moves


def test_paper_shows_the_page_and_nothing_around_it(world: World) -> None:
    adviser = enter(world, "adviser")
    adviser.page.emulate_media(media="print", color_scheme="dark")
    hidden = "(names) => names.filter((name) => document.querySelector(name)?.checkVisibility())"
    assert adviser.page.evaluate(hidden, [".l-side", ".l-top", ".c-button"]) == []
    assert adviser.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert adviser.page.locator("h1").is_visible()


def tab_to(page: Page, wanted: Locator, *, most: int = 80) -> None:
    """Press Tab until the element has the focus; it must be seen to have it."""
    wanted.wait_for()
    for _press in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("(one) => one === document.activeElement"):
            break
    style = wanted.evaluate(
        """(one) => {
          const { outlineStyle, boxShadow } = getComputedStyle(one.closest(".c-upload") ?? one);
          return [outlineStyle, boxShadow];
        }"""
    )
    assert style != ["none", "none"]
    assert wanted.evaluate("(one) => one === document.activeElement")


def log_in_by_keys(world: World, who: str) -> Person:
    """Type address and password without touching anything but the keyboard."""
    person = visitor(world)
    page = person.page
    page.goto(world.url(FIRM, "login/"))
    settle(page)
    page.wait_for_function("document.activeElement.name === 'email'")  # the browser does it when it first paints
    page.keyboard.type(f"{who}@{FIRM}.example")
    page.keyboard.press("Tab")
    page.keyboard.type(world.stack.demo_password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url)
    page.evaluate(SPEAK, "en")
    page.reload()
    settle(page)
    return person


def test_client_delivers_and_adviser_reviews_without_a_mouse(world: World) -> None:
    paper = papers.payslip()
    client = log_in_by_keys(world, "client")
    page = client.page
    tab_to(page, page.locator("main a[href*='/documents/requests/']").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/requests/**")
    settle(page)
    subject = page.locator("h1").inner_text().split(": ")[-1]
    tab_to(page, page.locator("#id_files"))
    with page.expect_file_chooser() as waiting:
        page.keyboard.press("Space")
    waiting.value.set_files([paper])
    page.locator("[data-upload-list] .c-document-row").wait_for()
    tab_to(page, page.locator("main form:has(#id_files) button[type=submit]").first)
    page.keyboard.press("Enter")
    page.locator("#request-state .c-document-row", has_text=str(paper["name"])).first.wait_for()

    adviser = log_in_by_keys(world, "adviser")
    desk = adviser.page
    settle(desk)
    desk.keyboard.press("Control+k")
    desk.locator("#palette-found [role=option][aria-selected=true]").wait_for()
    desk.keyboard.type("van rijn")
    desk.keyboard.press("Enter")  # before the list can have answered: the words count, not what is still shown
    desk.wait_for_url("**/pro/dossiers/*/")
    settle(desk)
    assert "van Rijn" in desk.locator("h1").inner_text()
    tab_to(desk, desk.locator("main").get_by_role("link", name=subject).first)
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/pro/documents/requests/**")
    settle(desk)
    desk.keyboard.press("x")
    assert desk.evaluate("document.activeElement.name") == "reason"
    desk.keyboard.press("Shift+Tab")
    assert desk.evaluate("document.activeElement.innerText") == "Approve"
    desk.keyboard.press("a")
    desk.locator(".c-toast", has_text="approved").wait_for()


def test_shortcuts_lead_and_can_be_switched_off(world: World) -> None:
    page = enter(world, "adviser").page
    settle(page)
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/pro/dossiers/")
    settle(page)
    page.keyboard.press("?")
    panel = page.locator("dialog[data-shortcuts]")
    panel.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_timeout(500)
    assert (page.url.endswith("/pro/dossiers/"), page.locator("[data-palette]").is_visible()) == (True, False)
    page.keyboard.press("Control+k")
    page.locator("[data-palette]").wait_for()
    assert page.evaluate("document.activeElement.id") == "palette-input"


def test_numbers_follow_while_the_page_is_open(world: World) -> None:
    adviser = visitor(world)
    page = adviser.page
    page.clock.install()
    world.log_in(adviser, FIRM, f"adviser@{FIRM}.example", world.stack.demo_password)
    answers: list[int] = []
    page.on("response", lambda answer: answers.append(answer.status) if answer.url.endswith("/counts/") else None)
    bell = page.locator("[data-counter=bell]")
    page.locator("[data-counter=bell] [data-count-value]").wait_for()
    number = int(bell.locator("[data-count-value]").inner_text())
    assert str(number) in bell.get_attribute("aria-label")
    with page.expect_response("**/counts/") as same:
        page.clock.fast_forward(16_000)
    assert same.value.status == 304
    asked = len(answers)
    page.evaluate("Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })")
    page.clock.fast_forward(60_000)
    page.wait_for_timeout(300)
    assert len(answers) == asked
    page.route("**/counts/", lambda route: route.fulfill(json={"counts": {"bell": number + 1}, "version": "x"}))
    page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    page.locator("[data-counter=bell] [data-count-value]", has_text=str(number + 1)).wait_for()
    assert str(number + 1) in page.locator("[data-announcer]").inner_text()


def test_swap_keeps_the_focus_and_says_what_happened(world: World) -> None:
    adviser = enter(world, "adviser")
    page = adviser.page
    page.goto(world.url(FIRM, "pro/prospects/"))
    settle(page)
    page.locator("#sort-name").focus()
    with page.expect_response("**/pro/prospects/?sort=name*"):
        page.keyboard.press("Enter")
    page.locator("th[aria-sort=ascending] #sort-name").wait_for()
    assert page.evaluate("document.activeElement.id") == "sort-name"
    page.locator("[data-announcer]").filter(has_text=re.compile(r"\w")).wait_for()
    page.locator("#id_q").fill("van")
    page.locator("#prospects .c-table").wait_for()
    assert page.evaluate("document.activeElement.id") == "id_q"
    page.route("**/pro/prospects/?*", lambda route: route.abort())
    page.locator("#id_q").press_sequentially("de")
    failed = page.locator("[data-announcer]").get_attribute("data-failed")
    page.locator("[data-announcer]", has_text=failed).wait_for()
    assert page.evaluate("document.activeElement.id") == "id_q"
    world.expects_console(adviser, "Failed to load resource", "htmx:")


class Plain(Person):
    """Somebody whose browser runs no script. Nothing moves or follows there, so there is nothing to wait for."""

    def look(self) -> "Plain":
        """Take the page as it is."""
        return self

    def read(self, path: str) -> str:
        """Go and see: only a script could ask."""
        self.page.goto(urljoin(self.page.url, path))
        return self.page.content()


def plain(world: World, **options: object) -> Plain:
    """Somebody new whose browser runs no script."""
    context = world.browser.new_context(**({**DESK, "locale": "en", "java_script_enabled": False} | options))
    person = world.welcome(context)
    return Plain(person.page, person.context, person.wrong)


def test_errors_are_shown_beside_what_was_typed_without_a_script(world: World) -> None:
    person = plain(world)
    page = person.page
    page.goto(world.url(FIRM, "login/"))
    person.find("[name=email]").fill(f"adviser@{FIRM}.example")
    person.find("[name=password]").fill("something else")
    person.send()
    assert page.locator(".c-form__errors[role=alert]").count() == 1
    assert page.locator("[name=email]").input_value() == f"adviser@{FIRM}.example"
    person.find("[name=password]").fill(world.stack.demo_password)
    person.send()
    page.locator(".l-top__search input").fill("van rijn")
    page.locator(".l-top__search input").press("Enter")
    assert page.locator("main").get_by_text(re.compile(r"D-\d{4}-0001\b")).count() == 1
    page.goto(world.url(FIRM, "pro/prospects/"))
    page.locator("#sort-name").click()
    page.locator("th[aria-sort=ascending] #sort-name").wait_for()
    page.goto(world.url(FIRM, "pro/prospects/add/"))
    page.locator("[name=applicant_first_name]").fill("Kept")
    page.locator("main form button[type=submit]").last.click()
    page.locator(".c-form__errors a[href='#id_applicant_last_name']").wait_for()
    assert page.locator("[name=applicant_first_name]").input_value() == "Kept"


def test_whole_job_is_done_without_a_script(world: World) -> None:
    adviser = plain(world)
    world.log_in(adviser, world.firm.slug, world.firm.email, world.firm.password)
    (prospect,) = steps.add_prospect(world, adviser)
    invites = _part_of_page(adviser, prospect, "invites")
    steps.invite(adviser, invites, flow="Mortgage fact find", documents=("Payslip",))
    client = plain(world)
    steps.enter(world, client, prospect)
    client.press("Fill in")
    run = client.page.url

    _questions_follow_from_an_answer(client, run)
    _entries_are_added_and_taken_away(client, run)

    client.visit(world.url(world.firm.slug, "documents/"))
    client.find("main a[href*='/documents/requests/']").first.click()
    client.find("#id_files").set_input_files([papers.payslip()])
    client.find("main form:has(#id_files) button[type=submit]").first.click()
    client.sees("payslip.pdf")
    steps.wait_until(client, "/documents/", "Delivered")
    steps.approve(adviser, _part_of_page(adviser, prospect, "documents"), "Payslip")
    adviser.sees("approved")
    client.visit(world.url(world.firm.slug, "documents/")).sees("Approved")


def _part_of_page(adviser: Person, prospect: Prospect, room: str) -> Prospect:
    """The dossier where a part of it stands that scripts would fetch: a link leads there."""
    adviser.visit(prospect.dossier)
    adviser.page.locator(f"main a[href*='/pro/{room}/']", has_text="Show this part of the page").first.click()
    return replace(prospect, dossier=adviser.page.url)


def _questions_follow_from_an_answer(client: Person, run: str) -> None:
    """A condition is looked at when the page is sent: the question is there afterwards, and what was typed is too."""
    client.visit(f"{run}household/partner/")
    assert client.find("[name=name]").count() == 0
    client.find("[name=has_partner][value=yes]").check()
    client.press("Show the questions that follow")
    assert client.find("[name=has_partner][value=yes]").is_checked()
    client.find("[name=name]").fill("Sam Otter")
    client.find("[name=has_partner][value=no]").check()
    client.press("Show the questions that follow")
    assert client.find("[name=name]").count() == 0

    client.visit(f"{run}income/overview/")
    client.tick("From employment").press("Save and continue")
    assert client.page.url == f"{run}income/jobs/"


def _entries_are_added_and_taken_away(client: Person, run: str) -> None:
    """Another entry keeps what stands in the first; taking one away leaves the other."""
    client.find("[name='1-employer']").fill("Bakery")
    client.press("Add a job")
    assert client.find("[name='1-employer']").input_value() == "Bakery"
    client.find("[name='2-employer']").fill("Mill")
    client.find("button[value='remove:1']").click()
    client.visit(f"{run}income/jobs/")
    assert client.find("[name$='-employer']").count() == 1
    assert client.find("[name$='-employer']").input_value() == "Mill"
