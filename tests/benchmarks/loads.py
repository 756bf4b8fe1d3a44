"""The first visit to a page, by the browser's own figures: bytes, script, the largest paint, and what moved.

The network is Chromium's emulation of slow 4G as Lighthouse simulates it: 150 ms for each request, 1.6 Mbit/s down and
0.75 Mbit/s up, with an empty cache and the processor as it is. The best of a few visits counts for the paint, so that
what else the machine does falls out; for bytes and movement the worst does. The floor is a page of one word from the
same host over the same network. Lighthouse is not asked: all this is what the browser itself says, and needs no Node.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.benchmarks.measure import Report
from tests.benchmarks.stage import Stage
from tests.journeys.browser import launch
from tests.journeys.seeded import copy_of_seeded
from tests.journeys.world import DESK, PHONE
from tests.settings import TESTS_VAR
from vestibule.supervisor.stack import Stack

KIB = 1024
VISITS = 4
FIRMS = ("lindenhof", "beaumont")
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
LARGEST, SCRIPT, PAINT, MOVED = 70, 15, 1.0, 0.02
PAGES = (
    ("log-in", "", "login/", PHONE),
    ("client's overview", "client", "", PHONE),
    ("dashboard", "adviser", "pro/", DESK),
)
_WATCH = """
window.seen = { paint: 0, moved: 0 };
new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.paint = entry.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
const note = (entry) => { if (!entry.hadRecentInput) seen.moved += entry.value; };
new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One first visit: bytes as they travelled, with their headers, and seconds."""

    bytes: int
    script: int
    paint: float
    moved: float


def first_loads(_stage: Stage, report: Report, _size: int) -> None:
    """Visit the log-in, the client's overview and the dashboard of both demo firms."""
    report.title("First visits on slow 4G: 150 ms, 1.6 Mbit/s down, 0.75 Mbit/s up, no cache, processor as it is")
    with TemporaryDirectory(prefix="loads-") as folder:
        stack = copy_of_seeded(TESTS_VAR, Path(folder) / "stack").start("ready")
        try:
            with sync_playwright() as playwright:
                browser = launch(playwright)
                for firm in FIRMS:
                    floor = _visits(browser, stack, firm, ("", "healthz", PHONE))
                    _tell(report, f"{firm}, floor: one word", floor)
                    for name, who, path, device in PAGES:
                        visits = _visits(browser, stack, firm, (who, path, device))
                        _judge(report, f"{firm}, {name}", visits, who, floor)
                browser.close()
        finally:
            stack.stop()
            shutil.rmtree(Path(folder) / "stack", ignore_errors=True)


def _tell(report: Report, name: str, visits: list[Visit]) -> None:
    weight, paint = max(visit.bytes for visit in visits), min(visit.paint for visit in visits)
    report.line(name, f"{weight / KIB:.1f} KiB, largest paint {paint:.3f} s")


def _judge(report: Report, name: str, visits: list[Visit], who: str, floor: list[Visit]) -> None:
    report.at_most(f"{name}: bytes", max(visit.bytes for visit in visits) / KIB, LARGEST, " KiB")
    if who == "client":
        report.at_most(f"{name}: script beyond htmx", max(visit.script for visit in visits) / KIB, SCRIPT, " KiB")
    report.at_most(f"{name}: largest paint", min(visit.paint for visit in visits), PAINT, " s")
    least = min(visit.paint for visit in floor)
    report.line(f"{name}: paint against the floor", f"× {min(visit.paint for visit in visits) / least:.2f}")
    report.at_most(f"{name}: moved", max(visit.moved for visit in visits), MOVED)


def _visits(browser: Browser, stack: Stack, firm: str, visit: tuple[str, str, dict[str, object]]) -> list[Visit]:
    who, path, device = visit
    state = _logged_in(browser, stack, firm, who) if who else None
    url = stack.url_of(firm) + path
    found = []
    for _visit in range(VISITS + 1):
        context = browser.new_context(**device, storage_state=state)
        found.append(_visit_once(context, url))
        context.close()
    return found[1:]  # the first warms the server, not the browser


def _logged_in(browser: Browser, stack: Stack, firm: str, who: str) -> object:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{stack.url_of(firm)}login/")
    page.locator("[name=email]").fill(f"{who}@{firm}.example")
    page.locator("[name=password]").fill(stack.demo_password)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")
    if page.url.endswith("/welcome/"):
        page.locator("[name=is_agreed]").check()
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_load_state("networkidle")
    state = context.storage_state()
    context.close()
    return state


def _visit_once(context: BrowserContext, url: str) -> Visit:
    page = context.new_page()
    page.add_init_script(_WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def answered(event: dict[str, object]) -> None:
        htmx = "htmx" in event["response"]["url"]
        kinds[event["requestId"]] = "htmx" if htmx else event["type"]

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    seen = page.evaluate("seen")
    script = sum(size for request, size in sizes.items() if kinds.get(request) == "Script")
    return Visit(int(sum(sizes.values())), int(script), seen["paint"] / 1000, seen["moved"])
