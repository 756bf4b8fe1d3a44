"""Steps that several journeys take, always through the pages and the mailbox."""

import base64
import itertools
import re
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone
from django_otp.oath import totp

from tests.journeys.world import PATIENCE, Person, World

# A file that is received leaves the list; whoever goes to another page before that breaks the sending off.
ON_ITS_WAY = "[data-upload-list] > :is([data-state=waiting], [data-state=sending], [data-state=finishing])"
PASSWORD = "a long and quiet evening"
CHECKED_WITHIN = 3
"""Times as long as one waits for a page: several files are looked at one after the other."""
ASK_AGAIN = 0.25
"""Seconds between two looks at a page that is waited for: each of them is drawn, and the worker needs the core."""
DAYS = 20_000  # on which those of age may have been born
_count = itertools.count(int(time.time()) % 100_000)


@dataclass(frozen=True)
class Prospect:
    """Somebody of whom an adviser made a dossier; ``dossier`` is its page."""

    name: str
    email: str
    phone: str
    dossier: str


def unique(word: str) -> str:
    """A name that nobody has in this stack."""
    return f"{word}{next(_count)}"


def birth_date() -> str:
    """A day that nobody in this stack was born on: who has nearly the same name and the same day is asked about."""
    return (date(1940, 1, 1) + timedelta(days=next(_count) % DAYS)).isoformat()


def sign_up(world: World, person: Person, firm: str) -> str:
    """Sign a firm up, confirm the e-mail and set a password; returns the slug, with the person in the portal."""
    slug = unique("firm")
    email = founder_of(slug)
    person.visit(world.url(path="signup/?lang=en"))
    person.choose("First language", "English")
    person.fill("Name of your firm", firm).fill("Web address", slug).fill("Your name", "Frida Founder")
    person.fill("Your e-mail address at the firm", email)
    person.page.locator("[name=terms]").check()
    person.press("Sign up").sees("Open your e-mail")
    person.visit(world.mailbox.link(email))
    person.press("Confirm and prepare my portals").sees("Your portals are ready")
    person.press("Choose a password")
    for field in person.page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    person.send().arrives("**/pro/**")
    return slug


def founder_of(slug: str) -> str:
    """The address of whoever signed the firm up."""
    return f"founder@{slug}.example"


def add_prospect(world: World, adviser: Person, *, couple: bool = False, birth_date: str = "") -> list[Prospect]:
    """Add an individual, or two people together, with a mortgage dossier."""
    adviser.visit(world.url(world.firm.slug, "pro/prospects/add/"))
    people = [unique("Otter")] + ([unique("Beaver")] if couple else [])
    if couple:
        adviser.page.locator("[name=kind][value=joint]").check(force=True)
        adviser.page.locator("[name=partner_last_name]").wait_for()
    for role, name in zip(("applicant", "partner"), people, strict=False):
        adviser.page.locator(f"[name={role}_first_name]").fill("Robin")
        adviser.page.locator(f"[name={role}_last_name]").fill(name)
        adviser.page.locator(f"[name={role}_email]").fill(f"{name.lower()}@mail.example")
        adviser.page.locator(f"[name={role}_phone]").fill(phone_of(name))
        adviser.page.locator(f"[name={role}_birth_date]").fill(birth_date)
        adviser.page.locator(f"[name={role}_language]").select_option("en")
    adviser.press("Add the prospect")
    adviser.arrives("**/pro/dossiers/*/")
    dossier = adviser.page.url
    return [Prospect(f"Robin {name}", f"{name.lower()}@mail.example", phone_of(name), dossier) for name in people]


def phone_of(name: str) -> str:
    """A Dutch mobile number for each invented name."""
    return f"+31612{int(''.join(c for c in name if c.isdigit())) % 10**6:06d}"


def invite(
    adviser: Person,
    prospect: Prospect,
    *,
    flow: str = "",
    documents: tuple[str, ...] = (),
    sees_others: bool = False,
    email: str = "",
    message: str = "",
) -> None:
    """Share the dossier with the prospect, in English."""
    adviser.visit(prospect.dossier)
    row = adviser.page.locator("#invites-panel, main").get_by_role("link", name="Invite", exact=True)
    row.first.wait_for()
    links = [link.get_attribute("href") for link in row.all()]
    for link in links:
        adviser.visit(link if link.startswith("http") else origin(adviser) + link)
        if adviser.page.get_by_role("heading", name=f"Invite {prospect.name}").count():
            break
    if email:
        adviser.fill("E-mail address", email)
    adviser.choose("Language of the invitation", "English")
    adviser.tick("Yes" if sees_others else "No")
    if flow:
        adviser.page.locator("[name=flow]").select_option(label=flow)
    for document in documents:
        if not adviser.page.get_by_role("checkbox", name=document).first.is_visible():
            adviser.find("#other-documents > summary").click()
        adviser.tick(document)
    if message:
        adviser.page.locator("[name=message]").fill(message)
    adviser.press("Send invitation").sees("is on its way")


def enter(world: World, client: Person, prospect: Prospect, *, email: str = "", password: str = PASSWORD) -> None:
    """Open the link, type the code, choose a password; afterwards the client is on My overview."""
    client.visit(world.mailbox.link(email or prospect.email))
    client.fill("Six-digit code", world.mailbox.code(prospect.phone)).press("Continue")
    client.sees("Choose a password")
    for field in client.page.locator("input[type=password]").all():
        field.fill(password)
    client.press("Save password")
    agree(client).sees("Welcome,")


def agree(client: Person) -> Person:
    """Accept the privacy disclosure, which comes before everything else at the first log-in."""
    client.sees("Please read how we deal with your details")
    return client.tick("I have read this and agree").press("Agree and continue")


def origin(person: Person) -> str:
    """Scheme, host and port of the page."""
    return person.page.evaluate("location.origin")


def deliver(
    client: Person, document: str, *files: dict[str, object] | Path, refused: str = "", by: str = "#id_files"
) -> None:
    """Deliver files for one document that is asked for, and wait until they are sent, or refused with this text.

    They are chosen, or photographed ``by="#id_photo"``, which only a telephone offers.
    """
    client.visit(origin(client) + "/documents/")
    client.page.locator(".c-document-row", has_text=document).get_by_role("link", name="Deliver now").first.click()
    client.page.wait_for_load_state()
    client.look()
    client.page.locator(f".c-upload:has({by})").wait_for()
    client.page.locator(by).set_input_files([*files])
    client.press("Save and deliver")
    client.page.wait_for_function("selector => !document.querySelector(selector)", arg=ON_ITS_WAY)
    said = client.page.locator("[data-upload-reason]:visible").all_inner_texts()
    assert len(said) == (len(files) if refused else 0), said
    assert all(refused in text for text in said), said


def wait_until(person: Person, path: str, text: str) -> None:
    """Go to a page once it says the text: the check of a file happens elsewhere, and takes its time."""
    wait_for(person, path, text)
    person.visit(origin(person) + path)
    assert person.page.locator("main").get_by_text(text).count(), f"{path} does not show {text!r}"


def wait_for(person: Person, path: str, text: str) -> None:
    """Wait until a page says the text, without going there."""
    began = time.monotonic()
    while text not in person.read(path):
        times = CHECKED_WITHIN if person.patience == PATIENCE else 1  # nobody waits long for what does not come
        assert time.monotonic() - began < person.patience / 1000 * times, f"{path} never says {text!r}"
        time.sleep(ASK_AGAIN)


def reject(adviser: Person, prospect: Prospect, document: str, remark: str) -> None:
    """Reject what was delivered for a document, with a reason and a remark."""
    open_review(adviser, prospect, document)
    adviser.tick("Incomplete")
    adviser.page.locator("[name=remark]").fill(remark)
    adviser.press("Reject and ask again")


def approve(adviser: Person, prospect: Prospect, document: str) -> None:
    """Approve what was delivered for a document."""
    open_review(adviser, prospect, document)
    adviser.press("Approve")


def open_review(adviser: Person, prospect: Prospect, document: str) -> None:
    """Go from the dossier to the page on which a document is reviewed."""
    adviser.visit(prospect.dossier)
    adviser.page.locator(".c-document-row", has_text=document).get_by_role("link").first.click()
    adviser.page.wait_for_load_state()
    adviser.look()


def download(adviser: Person, prospect: Prospect, document: str) -> bytes:
    """The file that was delivered for a document, as the adviser receives it."""
    open_review(adviser, prospect, document)
    with adviser.page.expect_download() as waiting:
        adviser.page.locator("main").get_by_role("link", name="Download", exact=True).first.click()
    return waiting.value.path().read_bytes()


def app_code(person: Person) -> str:
    """What an authenticator app shows for the secret on the page."""
    secret = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", person.main())[0]
    return f"{totp(base64.b32decode(secret.replace(' ', ''))):06d}"


def fact(person: Person, where: str, label: str) -> str:
    """What stands behind a label in a list of facts."""
    row = person.page.locator(f"{where} dt", has_text=label).first
    return row.locator("xpath=following-sibling::dd[1]").inner_text().strip()


def in_days(days: int) -> str:
    """A date as a date field takes it."""
    return (timezone.now().date() + timedelta(days=days)).isoformat()
