"""From the sign-up of a firm to a dossier that is complete, with everything in between, as one long day."""

import re
from io import BytesIO

import pypdfium2
from PIL import Image

from tests.journeys import errands, papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World

PAPERS = ("Identity document", "Payslip", "Employer’s statement", "Renovation plan")


@shows("A1", by="shared_apps.branding.commands.publish")
def test_the_firm_publishes_its_looks_and_sees_them_on_its_log_in_page_and_after_it(world: World):
    adviser = world.adviser()
    welcome = steps.unique("Good to see you ")

    adviser.visit(world.url(world.firm.slug, "pro/settings/branding/"))
    adviser.find("[name=accent]").fill("#7a1f3d")
    adviser.find("[name=welcome_title_en]").fill(welcome)
    adviser.find("[name=welcome_text_en]").fill("We look after your house")
    adviser.press("Publish")
    adviser.find("input[type=file][name=image]").first.set_input_files(_logo())
    adviser.arrives("**/#images")
    adviser.page.locator("#images img").first.wait_for()
    adviser.press("Publish").sees("is published")

    _adviser, _prospect, client = errands.meet(world, documents=(), adviser=adviser)
    client.sees(welcome).sees("We look after your house")
    _is_dressed(client)

    visitor = world.person(phone=True)
    visitor.visit(world.url(world.firm.slug, "login/"))
    visitor.sees(welcome)
    _is_dressed(visitor)


@shows("S9", by="tenant_apps.flows.commands.runs.complete_run")
def test_the_client_fills_in_on_two_devices_and_delivers_everything(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser, birth_date=steps.birth_date())
    steps.invite(adviser, prospect, flow="Getting to know you", documents=PAPERS)
    phone = world.person(phone=True)
    steps.enter(world, phone, prospect)
    assert phone.progress() == 0

    wish = "That we sleep well at night"
    phone.press("Fill in").press("Begin")
    _confirm_up_to(phone, "By e-mail")
    phone.tick("By e-mail").press("Save and continue")
    phone.find("textarea[name=expectation]").fill(wish)
    phone.find("textarea[name=expectation]").blur()
    phone.sees("Saved")
    phone.context.close()
    world.people.remove(phone)

    tablet = world.person()
    world.log_in(tablet, world.firm.slug, prospect.email, steps.PASSWORD)
    tablet.press("Fill in").press("Go on")
    assert tablet.find("textarea[name=expectation]").input_value() == wish
    tablet.tick("Buying or financing a home").tick("There is no hurry")
    tablet.press("Save and continue").press("Save and continue")
    _confirm_rest(tablet)
    tablet.press("Send to my adviser").sees("Your answers were sent")

    for document, paper in zip(
        PAPERS, (papers.phone_photo(), papers.payslip(), papers.heic_photo(), papers.letter()), strict=True
    ):
        steps.deliver(tablet, document, paper)
    steps.wait_until(tablet, "/", "100%")

    photo = steps.download(adviser, prospect, "Identity document")
    with Image.open(BytesIO(photo)) as image:
        assert image.format == "JPEG"
        assert image.height > image.width, "the photograph stands upright"
        assert not image.getexif().get_ifd(papers.GPS)
    assert len(pypdfium2.PdfDocument(steps.download(adviser, prospect, "Payslip"))) == 1
    with Image.open(BytesIO(steps.download(adviser, prospect, "Employer’s statement"))) as image:
        assert image.format == "JPEG"
    assert steps.download(adviser, prospect, "Renovation plan").startswith(b"PK")

    steps.reject(adviser, prospect, "Payslip", "The last page is missing.")
    tablet.visit(world.url(world.firm.slug))
    assert tablet.progress() == 80
    tablet.sees("Asked again: Payslip").sees("The last page is missing.")
    steps.deliver(tablet, "Payslip", papers.payslip())
    steps.wait_until(tablet, "/", "100%")

    for document in PAPERS:
        steps.approve(adviser, prospect, document)
    tablet.visit(world.url(world.firm.slug, "documents/")).sees("Approved")
    assert "Your adviser’s turn" not in tablet.main()
    tablet.visit(world.url(world.firm.slug))
    assert tablet.progress() == 100


def _confirm_up_to(client: Person, question: str) -> None:
    """What the adviser had typed is confirmed page by page, until the page with this question."""
    for _page in range(4):
        _confirm_what_was_known(client)
        if client.page.get_by_label(question).count():
            return
        client.press("Save and continue")
    raise AssertionError(f"nobody asks {question!r}")


def _confirm_what_was_known(client: Person) -> None:
    if client.page.get_by_role("button", name="All of this is correct", exact=True).count():
        client.press("All of this is correct")


def _confirm_rest(client: Person) -> None:
    """What the adviser had typed on other pages is confirmed where the summary asks for it."""
    for _page in range(4):
        links = client.page.locator("main").get_by_role("link", name="Confirm")
        if not links.count():
            return
        links.first.click()
        client.page.wait_for_load_state()
        _confirm_what_was_known(client)


def _logo() -> dict[str, object]:
    output = BytesIO()
    Image.new("RGB", (320, 96), "#7a1f3d").save(output, "PNG")
    return {"name": "logo.png", "mimeType": "image/png", "buffer": output.getvalue()}


def _is_dressed(person: Person) -> None:
    """The page wears the firm's colour and logo."""
    header = person.find("header").first.evaluate("e => getComputedStyle(e).backgroundColor")
    red, green, blue = _channels(header)
    assert red > green
    assert red > blue
    assert person.find("header img").first.evaluate("e => e.decode().then(() => e.naturalWidth > 0)")


def _channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of a computed colour, in whichever notation the browser gives it."""
    numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", colour.split("(", 1)[1])]
    if colour.startswith("rgb"):
        return numbers[0], numbers[1], numbers[2]
    return (1.0, 0.0, 0.0) if colour.startswith("oklch") and (numbers[2] < 45 or numbers[2] > 330) else (0.0, 1.0, 1.0)
