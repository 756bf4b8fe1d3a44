"""Taking on everybody in every way: three journeys for three kinds of prospects, in four languages, each to its end.

What the runs are about is what the firm and the client do and what both then see. Pages are found by their addresses
and fields by their names, whatever the language; other journeys walk and look at each of them.
"""

import itertools
import json
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.factories import samples
from tests.journeys import errands, steps
from tests.journeys.mailbox import Mailbox
from tests.journeys.steps import Prospect
from tests.journeys.world import Firm, Person, World
from vestibule.supervisor.stack import Stack

WAYS = ("client", "adviser", "hybrid")
KINDS = ("individual", "joint", "business")
LANGUAGES = ("nl", "fr", "en", "de")
# Nine runs, the languages in turn; each of the nine in the three other languages too in `make soak`.
RUNS = [
    pytest.param(way, kind, language, marks=() if LANGUAGES[number % 4] == language else pytest.mark.soak)
    for number, (way, kind) in enumerate(itertools.product(WAYS, KINDS))
    for language in LANGUAGES
]
ID = "[0-9a-f-]{36}"
QUESTION = {"en": "Number of children", "nl": "Aantal kinderen", "fr": "Nombre d’enfants", "de": "Anzahl Kinder"}
ALL_DONE = """([selector, count]) => {
  const rows = [...document.querySelectorAll(`${selector} .c-document-row`)];
  return rows.length === count && rows.every((row) => row.querySelector(".c-badge--success"));
}"""


@pytest.fixture(scope="session")
def house(stack: Stack, chromium: Browser) -> Firm:
    """A firm of their own, whose plans ask one question and one paper of everybody."""
    world = World(stack, chromium, Mailbox(stack.port))
    founder = world.person()
    slug = errands.sign_up(world, founder, "Nine Ways")
    world.firm = Firm(slug, steps.founder_of(slug), steps.PASSWORD, (*founder.context.cookies(),))
    errands.launch(world, founder)
    errands.stand_at(world, founder)
    for kind in ("general", "risk"):
        _take_over(world, founder, kind)
    for way in WAYS:
        errands.send(founder, f"/pro/journeys/plans/{way}/", fact_find_flow="Only general", risk_flow="Only risk")
    usual = {"kind": "deliver", "document_type": "Payslip", "is_of_each": "on", "is_usual": "on"}
    errands.send(founder, "/pro/dossiers/usual/add/", **usual)
    assert world.close() == []
    return world.firm


def _take_over(world: World, founder: Person, kind: str) -> None:
    """Publish a flow with one question."""
    question = {"key": "children", "type": "number", "need": "required", "label": QUESTION}
    page = {"key": "asked", "title": QUESTION, "fields": [question]}
    sections = [{"key": "home", "title": QUESTION, "subsections": [page]}]
    name = dict.fromkeys(LANGUAGES, f"Only {kind}")
    definition = {"sections": sections, "client_only": kind == "risk"}
    content = {"vestibule_flow": 1, "kind": kind, "name": name, "definition": definition}
    founder.visit(world.url(world.firm.slug, "pro/flows/take/"))
    file = {"name": "flow.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
    founder.find("input[type=file]").set_input_files(file)
    founder.press("Take over").press("Publish…").press("Publish").sees("The flow is published")


@dataclass
class Run:
    """One prospect, the adviser and those who enter the client portal."""

    world: World
    adviser: Person
    prospects: list[Prospect]
    clients: list[Person] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.prospects[0].dossier.rstrip("/").rsplit("/", 1)[-1]

    @property
    def customer(self) -> str:
        return re.search(rf"/pro/documents/customers/({ID})/", self.adviser.read(f"/pro/dossiers/{self.key}/"))[1]

    def steps(self) -> list[str]:
        """The pages of the steps, in order."""
        return links(self.adviser, f"/pro/journeys/of/{self.key}/", rf"/pro/journeys/steps/{ID}/")

    def papers(self) -> list[str]:
        """The pages of what is asked, as the firm sees them."""
        return links(self.adviser, f"/pro/documents/customers/{self.customer}/", rf"/pro/documents/requests/{ID}/")


def links(person: Person, page: str, pattern: str) -> list[str]:
    """Where a page leads to, each once."""
    return [*dict.fromkeys(re.findall(rf"{pattern}(?=[\"'?#])", person.read(page)))]


def begin(world: World, adviser: Person, way: str, kind: str, language: str) -> Run:
    """Add somebody with a journey."""
    roles = {"joint": ("applicant", "partner"), "business": ("contact",)}.get(kind, ("applicant",))
    facts, people = {}, []
    for role in roles:
        name = steps.unique("Heron")
        people.append((f"Robin {name}", f"{name.lower()}@mail.example", steps.phone_of(name)))
        known = {"first_name": "Robin", "last_name": name, "email": people[-1][1], "phone": people[-1][2]}
        facts |= {f"{role}_{key}": value for key, value in (known | {"language": language}).items()}
    if kind == "business":
        facts |= {"company_legal_name": steps.unique("Reed "), "company_language": language}
    add = f"/pro/prospects/add/?kind={kind}"
    dossier = errands.send(adviser, add, dossier_kind="mortgage", journey=way, **facts)
    if kind == "business":  # who owns the company is asked next; the way back leads to the dossier
        listed = re.search(r"/pro/prospects/\?q=[^\"]+", adviser.read(dossier))[0]
        (dossier,) = links(adviser, listed, rf"/pro/dossiers/{ID}/")
    return Run(world, adviser, [Prospect(*person, dossier) for person in people])


def let_in(run: Run, language: str) -> None:
    """Invite everybody who is asked something, and let them come in."""
    panel = f"/pro/invites/dossiers/{run.key}/"
    forms = links(run.adviser, panel, rf"{panel}applicants/{ID}/")
    for prospect, form in zip(run.prospects, forms, strict=True):
        errands.send(run.adviser, form, language=language, sees_other_applicants="no")
        client = run.world.person(phone=True, language=language)
        client.is_watchful = False
        errands.come_in(run.world, client, prospect)
        run.clients.append(client)


def deliver(person: Person, requests: list[str]) -> None:
    for request in requests:
        where, to = (f"{request}hand-in/", "hand-in") if request.startswith("/pro/") else (request, "deliver")
        errands.send(person, where, to=to, file=samples.pdf(pages=1))


def answer(person: Person, run: str) -> None:
    errands.send(person, f"{run}home/asked/", children="2")


def take_in_papers(run: Run, way: str) -> None:
    """What the firm has it adds, the rest the clients deliver; the firm approves it all."""
    papers = run.papers()
    deliver(run.adviser, {"adviser": papers, "hybrid": papers[:1], "client": []}[way])
    for client in run.clients:
        asked = links(client, "/documents/", rf"/documents/requests/{ID}/")
        deliver(client, [each for each in asked if 'id="deliver"' in client.read(each)])
    for paper in papers:
        steps.wait_for(run.adviser, paper, 'name="decision"')
        errands.send(run.adviser, paper, decision="approve")


def fill_in(run: Run, way: str) -> None:
    """The firm answers where it has the pen, and hands it over in the middle of the third way; the client sends."""
    if way != "client":
        for each in links(run.adviser, f"/pro/flows/customers/{run.customer}/", rf"/pro/flows/runs/{ID}/"):
            if f"{each}home/asked/" in run.adviser.read(each):
                answer(run.adviser, each)
                if way == "adviser":
                    errands.send(run.adviser, each, to="/summary/")
    if way == "hybrid":
        errands.send(run.adviser, run.steps()[1], to="/hand-over/", doer="client")
    for client in run.clients:
        for each in links(client, "/questions/", rf"/fact-find/{ID}/"):
            answer(client, each)
            errands.send(client, f"{each}summary/", to="/summary/")


def examine(run: Run) -> None:
    """Due diligence: everything that is wanted, and the decision."""
    check = f"/pro/diligence/of/{run.key}/"
    errands.send(run.adviser, check, to=check)
    errands.send(run.adviser, f"{check}facts/", country="NL", channel="in_person", exposure="no")
    found = run.adviser.read(check)
    people = [*dict.fromkeys(re.findall(rf"{check}identity/{ID}/", found))]
    for page, prospect in zip(people, run.prospects, strict=True):
        zone = {"number": "NX1234567", "birth_date": "1985-03-27", "expires_on": steps.in_days(900)}
        surname = prospect.name.split()[-1]
        errands.send(run.adviser, page, kind="passport", surname=surname, given_names="Robin", **zone)
    for page in dict.fromkeys(re.findall(rf"{check}proofs/\w+/{ID}/", found)):
        errands.send(run.adviser, page, finding="Seen", is_sufficient="yes")
    errands.send(run.adviser, check, to="/decide/", outcome="accepted", reason="Known for years")


def is_all_done(person: Person, selector: str, count: int) -> None:
    """Wait until the list of steps shows each as done."""
    person.page.wait_for_function(ALL_DONE, arg=[selector, count])


@pytest.mark.parametrize(("way", "kind", "language"), RUNS, ids=lambda value: value)
def test_everybody_is_taken_on_to_the_end(world: World, house: Firm, way: str, kind: str, language: str):
    world.firm = house
    adviser = errands.stand_at(world, world.adviser())
    adviser.is_watchful = False
    errands.send(adviser, "/pro/profile/", language=language, time_zone="Europe/Brussels")
    run = begin(world, adviser, way, kind, language)
    expected = 5 if way == "adviser" else 6
    assert len(run.steps()) == expected
    if way != "adviser":
        let_in(run, language)

    take_in_papers(run, way)
    fill_in(run, way)
    examine(run)
    errands.send(adviser, run.steps()[-1], to="/record/", file=samples.pdf(pages=1))

    adviser.visit(world.url(house.slug, f"pro/dossiers/{run.key}/"))
    assert adviser.find("html").get_attribute("lang") == language
    is_all_done(adviser, "#journeys", expected)
    for client in run.clients:
        client.visit(world.url(house.slug))
        assert client.find("html").get_attribute("lang") == language
        is_all_done(client, "#steps", expected - 1)

    for status in ("in_review", "accepted", "done", "converted"):
        errands.send(adviser, f"/pro/prospects/of/{run.key}/", status=status)
    name = run.prospects[0].name.split()[-1]
    adviser.visit(world.url(house.slug, f"pro/clients/?standing=&q={name}"))
    file = adviser.page.locator(f"#clients a[href*='/pro/clients/{run.customer}/']")
    file.first.click()
    adviser.page.wait_for_load_state()
    assert urlsplit(adviser.page.url).path == f"/pro/clients/{run.customer}/"
    adviser.page.locator("#dossiers .c-document-row").first.wait_for()
    for client in run.clients:
        client.reload()
        is_all_done(client, "#steps", expected - 1)
