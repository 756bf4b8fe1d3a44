"""What a journey is not about: the same pages and forms, sent by the person's browser without being drawn.

Whoever comes this way comes by the same doors, with the same letters and codes, as in `steps`; `test_main_job` and
`test_whole_job` walk each of these pages.
"""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from tests.journeys import steps
from tests.journeys.steps import PASSWORD, Prospect
from tests.journeys.world import Person, World

EMPTY = "<!doctype html><link rel='icon' href='data:,'>"
# Fills in the form that has all the fields, as somebody would who reads its labels, and sends what a browser sends.
SEND = """async ({ url, values }) => {
  const said = (element) => element.textContent.replace(/\\s+/g, " ").trim();
  const page = await fetch(url);
  const held = new DOMParser().parseFromString(await page.text(), "text/html");
  const named = (form, name) => [...form.elements].filter((element) => element.name === name);
  const form = [...held.forms].find((each) =>
    ["csrfmiddlewaretoken", ...Object.keys(values)].every((name) => named(each, name).length)
    && !named(each, "language").some((element) => element.type === "submit"));
  if (!form) throw new Error(`${page.status} ${page.url} has no form with ${Object.keys(values)}`);
  for (const [name, value] of Object.entries(values)) {
    const wanted = [value].flat();
    const chosen = [];
    for (const control of named(form, name)) {
      if (control.type === "radio" || control.type === "checkbox") {
        const label = said(control.labels[0]);
        control.checked = wanted.includes(label) || wanted.includes(control.value);
        if (control.checked) chosen.push(label, control.value);
      } else if (control.options) {
        const option = [...control.options].find((each) => wanted.includes(said(each)));
        if (option) chosen.push(said(option));
        if (option) option.selected = true;
      } else {
        control.value = value;
        chosen.push(value);
      }
    }
    if (wanted.some((each) => !chosen.includes(each))) throw new Error(`${url} offers no ${wanted} as ${name}`);
  }
  const action = new URL(form.getAttribute("action") || page.url, page.url);
  const answer = await fetch(action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}: ${await answer.text()}`);
  return answer.url;
}"""


def sign_up(world: World, person: Person, firm: str) -> str:
    """Sign a firm up; returns the slug, with the person in the portal."""
    slug = steps.unique("firm")
    email = steps.founder_of(slug)
    _stand_at(world, person)
    wish = {"firm_name": firm, "slug": slug, "language": "English", "contact_name": "Frida Founder", "email": email}
    _send(person, "/signup/?lang=en", **wish, terms="on")
    progress = _send(person, urlsplit(world.mailbox.link(email)).path)
    portal = world.url(slug, "activate/")
    steps.wait_for(person, progress, portal)
    activation = re.search(rf"{portal}[^\"']+", person.read(progress))[0]
    _stand_at(world, person, slug)
    home = _send(person, activation, password=PASSWORD, password_again=PASSWORD)
    person.visit(home).sees("Welcome,")
    return slug


def add_prospect(world: World, adviser: Person) -> Prospect:
    """Add an individual with a mortgage dossier."""
    name = steps.unique("Otter")
    email, phone = f"{name.lower()}@mail.example", steps.phone_of(name)
    facts = {"first_name": "Robin", "last_name": name, "email": email, "phone": phone, "language": "English"}
    _stand_at(world, adviser, world.firm.slug)
    dossier = _send(adviser, "/pro/prospects/add/", **{f"applicant_{field}": fact for field, fact in facts.items()})
    return Prospect(f"Robin {name}", email, phone, dossier)


def meet(
    world: World, *, documents: tuple[str, ...] = ("Payslip",), flow: str = "No questionnaire"
) -> tuple[Person, Prospect, Person]:
    """An adviser, somebody new whom they invited, and that somebody with a telephone, on My overview."""
    adviser, client = world.adviser(), world.person(phone=True)
    prospect = add_prospect(world, adviser)
    _invite(adviser, prospect, document_types=list(documents), flow=flow)
    _stand_at(world, client, world.firm.slug)
    link = urlsplit(world.mailbox.link(prospect.email)).path
    password = _send(client, link, passcode=world.mailbox.code(prospect.phone))
    welcome = _send(client, password, password=PASSWORD, password_again=PASSWORD)
    client.visit(_send(client, welcome, is_agreed="on")).sees("Welcome,")
    return adviser, prospect, client


def _stand_at(world: World, person: Person, slug: str = "") -> None:
    """Open an empty page at an address of the stack, of which its server knows nothing."""
    place = world.url(slug, "errands/")
    person.page.route(place, lambda route: route.fulfill(body=EMPTY, content_type="text/html"))
    person.page.goto(place)
    person.page.unroute(place)


def _invite(adviser: Person, prospect: Prospect, **wish: str | list[str]) -> None:
    dossier = prospect.dossier.rstrip("/").rsplit("/", 1)[-1]
    panel = reverse("professional:invites:panel", urlconf=settings.TENANT_URLCONF, args=[dossier])
    form = re.search(rf"{panel}applicants/[0-9a-f-]+/", adviser.read(panel))[0]
    _send(adviser, form, language="English", sees_other_applicants="No", **wish)


def _send(person: Person, url: str, **values: str | list[str]) -> str:
    """Fill in a form by the names of its fields and the words of its choices; returns where it leads."""
    return person.page.evaluate(SEND, {"url": url, "values": values})
