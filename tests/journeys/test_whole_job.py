"""From the sign-up of a firm to a dossier that is complete, with everything in between, as one long day."""

import re
from io import BytesIO

import pypdfium2
from django_otp.oath import totp
from PIL import Image

from tests.journeys import papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World

PAPERS = ("Identity document", "Payslip", "Employer’s statement", "Employment contract")


@shows("A1", by="shared_apps.branding.commands.publish")
def test_the_firm_publishes_its_looks_and_sees_them_on_its_log_in_page(world: World):
    adviser = world.adviser()
    welcome = steps.unique("Good to see you ")

    adviser.visit(world.url(world.firm.slug, "pro/settings/branding/"))
    adviser.find("[name=accent]").fill("#7a1f3d")
    adviser.find("[name=welcome_title_en]").fill(welcome)
    adviser.press("Publish").look()
    adviser.find("input[type=file][name=image]").first.set_input_files(_logo())
    adviser.press("Upload")
    adviser.press("Publish")

    visitor = world.person(phone=True)
    visitor.page.goto(world.url(world.firm.slug, "login/"))
    visitor.sees(welcome).look()
    header = visitor.find("header").first.evaluate("e => getComputedStyle(e).backgroundColor")
    red, green, blue = _channels(header)
    assert red > green
    assert red > blue
    assert visitor.find("header img").first.evaluate("e => e.complete && e.naturalWidth > 0")


@shows("D8", by="tenant_apps.accounts.commands.two_factor.add_app")
def test_two_factor_is_set_up_and_asked_for(world: World):
    founder = world.person()
    slug = steps.sign_up(world, founder, "Birch Insurance")

    founder.visit(world.url(slug, "pro/profile/two-factor/app/"))
    secret = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", founder.main())[0]
    founder.fill("Code", _code(secret)).press("Turn on").look()

    later = world.person()
    later.page.goto(world.url(slug, "login/"))
    later.find("[name=email]").fill(steps.founder_of(slug))
    later.find("[name=password]").fill(steps.PASSWORD)
    later.find("main form button[type=submit]").first.click()
    later.page.wait_for_url("**/two-factor/**")
    later.look()


@shows("S9", by="tenant_apps.flows.commands.runs.complete_run")
def test_the_client_fills_in_on_two_devices_and_delivers_everything(world: World):
    adviser = world.adviser()
    (prospect,) = steps.add_prospect(world, adviser, birth_date="1985-04-12")
    steps.invite(adviser, prospect, flow="Getting to know you", documents=PAPERS)
    phone = world.person(phone=True)
    steps.enter(world, phone, prospect)
    assert phone.progress() == 0

    wish = "That we sleep well at night"
    phone.press("Fill in").look().press("Begin").look()
    _confirm_what_was_known(phone)
    phone.tick("By e-mail").press("Save and continue")
    phone.find("textarea[name=expectation]").fill(wish)
    phone.find("textarea[name=expectation]").blur()
    phone.sees("Saved")
    phone.context.close()
    world.people.remove(phone)

    tablet = world.person()
    world.log_in(tablet, world.firm.slug, prospect.email, steps.PASSWORD)
    tablet.press("Fill in").press("Go on").look()
    assert tablet.find("textarea[name=expectation]").input_value() == wish
    tablet.tick("Buying or financing a home").tick("There is no hurry")
    tablet.press("Save and continue").press("Save and continue").look()
    _confirm_rest(tablet)
    tablet.press("Send to my adviser")

    for document, paper in zip(
        PAPERS, (papers.phone_photo(), papers.payslip(), papers.heic_photo(), papers.letter()), strict=True
    ):
        steps.deliver(tablet, document, paper)
    steps.wait_until(tablet, "/", "100%", tries=60)

    photo = steps.download(adviser, prospect, "Identity document")
    with Image.open(BytesIO(photo)) as image:
        assert image.format == "JPEG"
        assert image.height > image.width, "the photograph stands upright"
        assert not image.getexif().get_ifd(papers.GPS)
    assert len(pypdfium2.PdfDocument(steps.download(adviser, prospect, "Payslip"))) == 1
    with Image.open(BytesIO(steps.download(adviser, prospect, "Employer’s statement"))) as image:
        assert image.format == "JPEG"
    assert steps.download(adviser, prospect, "Employment contract").startswith(b"PK")


def _confirm_what_was_known(client: Person) -> None:
    if client.page.get_by_role("button", name="All of it is right", exact=True).count():
        client.press("All of it is right")


def _confirm_rest(client: Person) -> None:
    """What the adviser had typed on other pages is confirmed where the summary asks for it."""
    for _page in range(4):
        links = client.page.locator("main").get_by_role("link", name="Confirm")
        if not links.count():
            return
        links.first.click()
        client.page.wait_for_load_state()
        _confirm_what_was_known(client)


def _code(secret: str) -> str:
    import base64

    return f"{totp(base64.b32decode(secret.replace(' ', ''))):06d}"


def _logo() -> dict[str, object]:
    output = BytesIO()
    Image.new("RGB", (320, 96), "#7a1f3d").save(output, "PNG")
    return {"name": "logo.png", "mimeType": "image/png", "buffer": output.getvalue()}


def _channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of a computed colour, in whichever notation the browser gives it."""
    numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", colour.split("(", 1)[1])]
    if colour.startswith("rgb"):
        return numbers[0], numbers[1], numbers[2]
    return (1.0, 0.0, 0.0) if colour.startswith("oklch") and (numbers[2] < 45 or numbers[2] > 330) else (0.0, 1.0, 1.0)
