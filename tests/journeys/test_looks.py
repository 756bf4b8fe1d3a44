"""Everybody can read and use every page: both schemes, forced colours, little motion, large text, 320 px, no mouse."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys import papers
from tests.journeys.looking import faults_of, settle
from tests.journeys.world import DESK, PHONE, Person, World

FIRM = "lindenhof"
PUBLIC = (("", ""), ("", "signup/"), ("", "help/"), (FIRM, "login/"), ("", "_components/"))
LAYOUTS = tuple(("", f"_components/layouts/{name}/") for name in ("professional", "client", "public", "door"))
CLIENT = (("client", ""), ("client", "documents/"), ("client", "questions/"))
WORK = tuple(
    ("adviser", f"pro/{path}")
    for path in ("", "prospects/", "prospects/add/", "dossiers/", "documents/", "search/?q=van", "settings/")
)
ENGLISH = {"locale": "en"}
TARGET = 24


def enter(world: World, who: str, *, slug: str = FIRM, **options: object) -> Person:
    """Somebody of the demo firm, logged in, with a browser of this kind."""
    person = visitor(world, **options)
    address = f"{who}@{slug}.example"
    world.log_in(person, slug, address, world.stack.demo_password)
    return person


def visitor(world: World, **options: object) -> Person:
    """Somebody with a browser of this kind; what goes wrong in it fails the journey."""
    context = world.browser.new_context(**({**DESK, **ENGLISH} | options))
    context.set_default_timeout(world.patience)
    return world.welcome(context)


def pages(world: World, person: Person, places: tuple[tuple[str, str], ...], slug: str = FIRM) -> Iterator[str]:
    """Open one page after the other, settled."""
    for host, path in places:
        person.page.goto(world.url(host if host in {"", slug} else slug, path))
        person.page.wait_for_load_state("networkidle")
        yield path


def violations(person: Person) -> list[str]:
    """What breaks a rule on the page as it is now, whatever was checked before: looks differ where words do not."""
    settle(person.page)
    return faults_of(person.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(world: World, scheme: str) -> None:
    for who, places in (("", (*PUBLIC, *LAYOUTS)), ("client", CLIENT), ("adviser", WORK)):
        make = visitor(world, color_scheme=scheme) if not who else enter(world, who, color_scheme=scheme)
        for _path in pages(world, make, places):
            assert violations(make) == []
        make.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_palette_and_panels_break_no_rule_either(world: World, scheme: str) -> None:
    adviser = enter(world, "adviser", color_scheme=scheme)
    adviser.page.keyboard.press("Control+k")
    adviser.page.locator("#palette-found [role=option]").first.wait_for()
    assert violations(adviser) == []
    adviser.page.keyboard.press("Escape")
    adviser.page.keyboard.press("?")
    adviser.page.get_by_role("dialog", name="Keyboard shortcuts").wait_for()
    assert violations(adviser) == []


def test_forced_colours_leave_everything_to_be_seen(world: World) -> None:
    adviser = enter(world, "adviser")
    adviser.page.emulate_media(forced_colors="active")
    for _path in pages(world, adviser, (*WORK[:3], ("", "_components/"))):
        assert (
            adviser.page.evaluate(
                """() => [...document.querySelectorAll(".c-button, .c-badge, .c-count, .c-input, .c-toast")]
                .filter((one) => one.checkVisibility() && parseFloat(getComputedStyle(one).borderTopWidth) === 0)
                .map((one) => one.outerHTML.slice(0, 90))"""
            )
            == []
        )
        assert (
            adviser.page.evaluate(
                """() => [...document.querySelectorAll("input[type=checkbox], input[type=radio]")]
                .filter((one) => getComputedStyle(one).appearance === "none").length"""
            )
            == 0
        )
    here = adviser.page.locator(".c-nav__item[aria-current]")
    adviser.page.goto(world.url(FIRM, "pro/"))
    assert here.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"


def test_little_motion_where_it_is_wanted(world: World) -> None:
    adviser = enter(world, "adviser", reduced_motion="reduce")
    adviser.page.goto(world.url("", "_components/"))
    adviser.page.get_by_role("button", name="Open a dialog").click()
    moving = "() => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1).length"
    assert adviser.page.evaluate(moving) == 0
    lively = visitor(world)
    lively.page.goto(world.url("", "_components/"))
    assert lively.page.evaluate(moving) > 0


SIDEWAYS = """() => {
  const roam = ".c-table, .c-tabs, .c-dialog, .c-board, .c-page-preview, .u-truncate, .u-hidden-visually, .c-tooltip, "
    + "[class*=l-announcer], select, .c-brand, pre";
  const found = [...document.querySelectorAll("main *, header *, footer *, aside *")]
    .filter((one) => one.checkVisibility() && !one.closest(roam) && !one.closest("svg") && one.clientWidth > 1
      && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline")
    .map((one) => `${one.className}: ${one.textContent.trim().slice(0, 40)}`);
  return [document.documentElement.scrollWidth - innerWidth, found];
}"""


@pytest.mark.parametrize("language", ["en", "de"])
def test_narrowest_screen_scrolls_one_way_only(world: World, language: str) -> None:
    narrow = {**PHONE, "viewport": {"width": 320, "height": 640}, "locale": language}
    for who, places in (("", PUBLIC), ("partner", CLIENT), ("handler", WORK)):
        reader = enter(world, who, **narrow) if who else visitor(world, **narrow)
        if who and language == "de":
            speak_german(reader)
        for path in pages(world, reader, places):
            beyond, broken = reader.page.evaluate(SIDEWAYS)
            assert (beyond, broken) == (0, []), path
        reader.context.close()


def speak_german(reader: Person) -> None:
    """Choose German for this person's own pages."""
    status = reader.page.evaluate(
        """async () => {
          const body = new URLSearchParams({ language: "de", next: "/" });
          body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
          return (await fetch("/i18n/", { method: "POST", body })).status;
        }"""
    )
    assert status == 200


def test_twice_the_size_stays_readable(world: World) -> None:
    """A desk at 200%, and text alone at 200%."""
    zoomed = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}
    for who, places in (("", PUBLIC), ("client", CLIENT), ("adviser", WORK)):
        reader = enter(world, who, **zoomed) if who else visitor(world, **zoomed)
        for path in pages(world, reader, places):
            beyond, broken = reader.page.evaluate(SIDEWAYS)
            assert (beyond, broken) == (0, []), path
        reader.page.set_viewport_size({"width": 1280, "height": 900})
        for path in pages(world, reader, places):
            reader.page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert reader.page.evaluate(SIDEWAYS)[0] == 0, path
        reader.context.close()


SMALL = """(least) => {
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option]";
  const targets = [...document.querySelectorAll(kinds)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !one.closest("[inert], .u-hidden-visually, .l-skip"))
    .map((one) => [one, (one.closest("label") ?? one).getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && box.height > 1);
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  const near = (a, box) => {
    const [x, y] = middle(a);
    const dx = Math.max(box.x - x, 0, x - box.right);
    const dy = Math.max(box.y - y, 0, y - box.bottom);
    return Math.hypot(dx, dy) < least / 2;
  };
  return targets.filter(([one, box]) => {
    if (box.width >= least - 0.5 && box.height >= least - 0.5) return false;
    const text = one.parentElement.textContent.trim();
    if (getComputedStyle(one).display === "inline" && text.length > one.textContent.trim().length + 3) return false;
    const isOther = (other) => other !== one && !other.contains(one) && !one.contains(other);
    return targets.some(([other, its]) => isOther(other) && near(box, its));
  }).map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${Math.round(box.width)}x${Math.round(box.height)}`);
}"""


def test_targets_are_large_enough(world: World) -> None:
    for who, places in (("", (*PUBLIC, *LAYOUTS)), ("client", CLIENT), ("adviser", WORK)):
        for kind in (DESK, PHONE):
            reader = enter(world, who, **kind) if who else visitor(world, **kind)
            for path in pages(world, reader, places):
                assert reader.page.evaluate(SMALL, TARGET) == [], path
            reader.context.close()


def test_paper_shows_the_page_and_nothing_around_it(world: World) -> None:
    adviser = enter(world, "adviser")
    adviser.page.emulate_media(media="print", color_scheme="dark")
    hidden = "(names) => names.filter((name) => document.querySelector(name)?.checkVisibility())"
    assert adviser.page.evaluate(hidden, [".l-side", ".l-top", ".c-button"]) == []
    assert adviser.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert adviser.page.locator("h1").is_visible()


def tab_to(page: Page, name: str, *, role: str = "link", most: int = 80) -> None:
    """Press Tab until the element with this name has the focus; it must be seen to have it."""
    wanted = page.get_by_role(role, name=name).first
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
    assert style != ["none", "none"], name
    assert wanted.evaluate("(one) => one === document.activeElement"), name


def log_in_by_keys(world: World, who: str) -> Person:
    """Type address and password without touching anything but the keyboard."""
    person = visitor(world)
    page = person.page
    page.goto(world.url(FIRM, "login/"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.activeElement.name") == "email"
    page.keyboard.type(f"{who}@{FIRM}.example")
    page.keyboard.press("Tab")
    page.keyboard.type(world.stack.demo_password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url)
    page.wait_for_load_state("networkidle")
    return person


def test_client_delivers_and_adviser_reviews_without_a_mouse(world: World) -> None:
    paper = papers.payslip()
    client = log_in_by_keys(world, "client")
    page = client.page
    tab_to(page, re.compile("Nu aanleveren|Deliver now"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/requests/**")
    page.wait_for_load_state("networkidle")
    subject = page.locator("h1").inner_text().split(": ")[-1]
    for _press in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "id_files":
            break
    with page.expect_file_chooser() as waiting:
        page.keyboard.press("Enter")
    waiting.value.set_files([paper])
    page.locator("[data-upload-list] .c-document-row").wait_for()
    for _press in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('button[type=submit]')"):
            break
    page.keyboard.press("Enter")
    page.locator("#request-state .c-document-row", has_text=str(paper["name"])).first.wait_for()

    adviser = log_in_by_keys(world, "adviser")
    desk = adviser.page
    desk.wait_for_load_state("networkidle")
    desk.keyboard.press("Control+k")
    desk.keyboard.type("van rijn")
    desk.locator("#palette-found [role=option]", has_text="D-2026-0001").wait_for()
    chosen = desk.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).innerText"
    )
    assert "van Rijn" in chosen
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/pro/dossiers/*/")
    desk.locator("#documents, main").get_by_role("link", name=subject).first.wait_for()
    tab_to(desk, subject)
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/pro/documents/requests/**")
    tab_to(desk, re.compile("Goedkeuren|Approve"), role="button")
    world.expects_console(adviser, "htmx:")  # a panel was still on its way when Enter led elsewhere


def test_shortcuts_lead_and_can_be_switched_off(world: World) -> None:
    page = enter(world, "adviser").page
    page.wait_for_load_state("networkidle")
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/pro/dossiers/")
    page.wait_for_load_state("networkidle")
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
    page.wait_for_load_state("networkidle")
    page.locator("#sort-name").focus()
    with page.expect_response("**/pro/prospects/?sort=name*"):
        page.keyboard.press("Enter")
    page.locator("th[aria-sort=ascending] #sort-name").wait_for()
    assert page.evaluate("document.activeElement.id") == "sort-name"
    assert page.locator("[data-announcer]").inner_text() != ""
    page.locator("#id_q").fill("van")
    page.locator("#prospects .c-table").wait_for()
    assert page.evaluate("document.activeElement.id") == "id_q"
    page.route("**/pro/prospects/?*", lambda route: route.abort())
    page.locator("#id_q").press_sequentially("de")
    failed = page.locator("[data-announcer]").get_attribute("data-failed")
    page.locator("[data-announcer]", has_text=failed).wait_for()
    assert page.evaluate("document.activeElement.id") == "id_q"
    world.expects_console(adviser, "Failed to load resource", "htmx:")


def test_everything_works_without_a_script(world: World) -> None:
    plain = {"java_script_enabled": False}
    client = visitor(world, **plain)
    page: Page = client.page
    page.goto(world.url(FIRM, "login/"))
    page.locator("[name=email]").fill(f"client@{FIRM}.example")
    page.locator("[name=password]").fill("something else")
    page.locator("main form button[type=submit]").first.click()
    assert page.locator(".c-form__errors[role=alert]").count() == 1
    assert page.locator("[name=email]").input_value() == f"client@{FIRM}.example"
    page.locator("[name=password]").fill(world.stack.demo_password)
    page.locator("main form button[type=submit]").first.click()
    page.goto(world.url(FIRM, "questions/"))
    page.locator(".c-document-row a").first.click()
    page.locator(".c-chapter__title a").first.click()
    before = page.url
    page.locator("main form button[type=submit]").last.click()
    assert page.locator("h1").count() == 1
    assert page.url != before or page.locator(".c-question").count()
    adviser = visitor(world, **plain)
    desk = adviser.page
    desk.goto(world.url(FIRM, "login/"))
    desk.locator("[name=email]").fill(f"adviser@{FIRM}.example")
    desk.locator("[name=password]").fill(world.stack.demo_password)
    desk.locator("main form button[type=submit]").first.click()
    desk.locator(".l-top__search input").fill("van rijn")
    desk.locator(".l-top__search input").press("Enter")
    assert desk.locator("main").get_by_text("D-2026-0001").count() == 1
    desk.goto(world.url(FIRM, "pro/prospects/"))
    desk.locator("#sort-name").click()
    assert desk.locator("th[aria-sort=ascending] #sort-name").count() == 1
    desk.goto(world.url(FIRM, "pro/prospects/add/"))
    desk.locator("[name=applicant_first_name]").fill("Kept")
    desk.locator("main form button[type=submit]").last.click()
    assert desk.locator(".c-form__errors a[href='#id_applicant_last_name']").count() == 1
    assert desk.locator("[name=applicant_first_name]").input_value() == "Kept"
