"""What a journey is not about: the same pages and forms, sent by the person's browser without being drawn.

Whoever comes this way comes by the same doors, with the same letters and codes, as in `steps`; `test_main_job` and
`test_whole_job` walk each of these pages.
"""

import base64
import re
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from tests.journeys import steps
from tests.journeys.steps import PASSWORD, Prospect
from tests.journeys.world import Person, World

EMPTY = "<!doctype html><link rel='icon' href='data:,'>"
# Fills in the form that has all the fields, as somebody would who reads its labels, and sends what a browser sends.
SEND = """async ({ url, values, to, file }) => {
  const said = (element) => element.textContent.replace(/\\s+/g, " ").trim();
  const page = await fetch(url);
  const held = new DOMParser().parseFromString(await page.text(), "text/html");
  const named = (form, name) => [...form.elements].filter((element) => element.name === name);
  const target = (form) => new URL(form.getAttribute("action") || page.url, page.url);
  const form = [...held.forms].find((each) => target(each).pathname.includes(to) &&
    ["csrfmiddlewaretoken", ...Object.keys(values)].every((name) => named(each, name).length)
    && !named(each, "language").some((element) => element.type === "submit"));
  if (!form) throw new Error(`${page.status} ${page.url} has no form to ${to} with ${Object.keys(values)}`);
  const pressed = [];
  for (const [name, value] of Object.entries(values)) {
    const wanted = [value].flat();
    const chosen = [];
    for (const control of named(form, name)) {
      if (control.type === "radio" || control.type === "checkbox") {
        const label = said(control.labels[0]);
        control.checked = wanted.includes(label) || wanted.includes(control.value);
        if (control.checked) chosen.push(label, control.value);
      } else if (control.options) {
        const option = [...control.options].find((each) => wanted.includes(said(each)) || wanted.includes(each.value));
        if (option) chosen.push(said(option), option.value);
        if (option) option.selected = true;
      } else if (control.type === "submit") {
        if (wanted.includes(control.value)) pressed.push([name, control.value]);
        chosen.push(control.value);
      } else {
        control.value = value;
        chosen.push(value);
      }
    }
    if (wanted.some((each) => !chosen.includes(each))) throw new Error(`${url} offers no ${wanted} as ${name}`);
  }
  const data = new FormData(form);
  for (const [name, value] of pressed) data.append(name, value);
  if (file) {
    const bytes = Uint8Array.from(atob(file.content), (each) => each.charCodeAt(0));
    data.set(file.field, new File([bytes], file.name, { type: file.type }));
  }
  const body = file ? data : new URLSearchParams(data);
  const answer = await fetch(target(form), { method: "POST", body });
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
    (prospect,) = _add(world, adviser, "individual", applicant=steps.unique("Otter"))
    return prospect


def add_couple(world: World, adviser: Person) -> list[Prospect]:
    """Add two people together with a mortgage dossier."""
    return _add(world, adviser, "joint", applicant=steps.unique("Otter"), partner=steps.unique("Beaver"))


def launch(world: World, adviser: Person) -> None:
    """Put in order what the launch check asks of a new firm, and invite its first client."""
    prospect = add_prospect(world, adviser)
    firm = "/pro/settings/organisation/"
    _send(adviser, firm, name="Oak and Partners", email=f"office@{world.firm.slug}.example")
    legal = {"legal_name": "Oak B.V.", "address": "Markt 1", "label_0": "KvK", "label_1": "AFM"}
    _send(adviser, firm, **legal, number_0="90000017", number_1="12000042")
    look = reverse("professional:viewings:start", urlconf=settings.TENANT_URLCONF, args=[_dossier_of(prospect)])
    _send(adviser, look, reason="Launch check")
    _invite(adviser, prospect, flow="No fact find")


def meet(
    world: World,
    *,
    documents: tuple[str, ...] = ("Payslip",),
    flow: str = "No fact find",
    adviser: Person | None = None,
    phone: bool = True,
) -> tuple[Person, Prospect, Person]:
    """An adviser, somebody new whom they invited, and that somebody with a telephone, on My overview."""
    adviser = adviser or world.adviser()
    prospect = add_prospect(world, adviser)
    invite(world, adviser, prospect, documents=documents, flow=flow)
    return adviser, prospect, enter(world, prospect, phone=phone)


def send(person: Person, url: str, *, to: str = "", file: bytes = b"", **values: str | list[str]) -> str:
    """Fill in the form of a page that has these fields, or leads to this address, with a file; returns where it leads.

    Fields are filled in by their names, choices by their words or values: pages may be in any language.
    """
    content = base64.b64encode(file).decode()
    held = {"field": "files", "name": "paper.pdf", "type": "application/pdf", "content": content} if file else None
    return person.page.evaluate(SEND, {"url": url, "values": values, "to": to, "file": held})


def stand_at(world: World, person: Person) -> Person:
    """Let the person stand at the firm's address, from where forms are sent."""
    _stand_at(world, person, world.firm.slug)
    return person


def invite(
    world: World,
    adviser: Person,
    prospect: Prospect,
    *,
    documents: tuple[str, ...] = (),
    flow: str = "No fact find",
    sees_others: bool = False,
) -> None:
    """Share the dossier with the prospect, in English."""
    _stand_at(world, adviser, world.firm.slug)
    _invite(adviser, prospect, document_types=list(documents), flow=flow, sees_others="Yes" if sees_others else "No")


def enter(world: World, prospect: Prospect, *, phone: bool = True) -> Person:
    """The prospect, who opened the link, typed the code, chose a password and agreed; on My overview."""
    client = world.person(phone=phone)
    return client.visit(come_in(world, client, prospect)).sees("Welcome,")


def come_in(world: World, client: Person, prospect: Prospect) -> str:
    """The same in any language, without looking at a page; returns where My overview is."""
    _stand_at(world, client, world.firm.slug)
    link = urlsplit(world.mailbox.link(prospect.email)).path
    password = _send(client, link, passcode=world.mailbox.code(prospect.phone))
    welcome = _send(client, password, password=PASSWORD, password_again=PASSWORD)
    return _send(client, welcome, is_agreed="on")


def make_client(world: World, adviser: Person, prospect: Prospect) -> None:
    """Take the prospect on: a client from then on."""
    _stand_at(world, adviser, world.firm.slug)
    panel = reverse("professional:prospects:panel", urlconf=settings.TENANT_URLCONF, args=[_dossier_of(prospect)])
    for status in ("In review", "Accepted", "Done", "Became a client"):
        _send(adviser, panel, status=status)


def _stand_at(world: World, person: Person, slug: str = "") -> None:
    """Open an empty page at an address of the stack, of which its server knows nothing."""
    place = world.url(slug, "errands/")
    person.page.route(place, lambda route: route.fulfill(body=EMPTY, content_type="text/html"))
    person.page.goto(place)
    person.page.unroute(place)


def _add(world: World, adviser: Person, kind: str, **names: str) -> list[Prospect]:
    people = [(f"{name.lower()}@mail.example", steps.phone_of(name), name) for name in names.values()]
    facts = {}
    for role, (email, phone, name) in zip(names, people, strict=True):
        asked = {"first_name": "Robin", "last_name": name, "email": email, "phone": phone, "language": "English"}
        facts |= {f"{role}_{field}": fact for field, fact in asked.items()}
    _stand_at(world, adviser, world.firm.slug)
    dossier = _send(adviser, f"/pro/prospects/add/?kind={kind}", **facts)
    return [Prospect(f"Robin {name}", email, phone, dossier) for email, phone, name in people]


def _invite(adviser: Person, prospect: Prospect, *, sees_others: str = "No", **wish: str | list[str]) -> None:
    panel = reverse("professional:invites:panel", urlconf=settings.TENANT_URLCONF, args=[_dossier_of(prospect)])
    forms = dict.fromkeys(re.findall(rf"{panel}applicants/[0-9a-f-]+/(?=[\"'])", adviser.read(panel)))
    form = next(form for form in forms if len(forms) == 1 or f"Invite {prospect.name}" in adviser.read(form))
    _send(adviser, form, language="English", sees_other_applicants=sees_others, **wish)


def _dossier_of(prospect: Prospect) -> str:
    return prospect.dossier.rstrip("/").rsplit("/", 1)[-1]


def _send(person: Person, url: str, **values: str | list[str]) -> str:
    """Fill in a form by the names of its fields and the words of its choices; returns where it leads."""
    return send(person, url, **values)
