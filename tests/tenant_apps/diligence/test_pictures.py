"""The lines of an identity document, read off a picture of it by the program that does it."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont

from tenant_apps.customers.models import Party
from tenant_apps.diligence.commands import open_check
from tenant_apps.diligence.gateways import optical
from tenant_apps.dossiers.models import Dossier
from tenants.outbox import running
from tests.cast import Cast
from tests.factories import documents, samples
from tests.factories.customers import individual
from tests.factories.dossiers import dossier
from tests.tenant_apps.diligence.test_commands import A_TEST, LATER
from tests.tenant_apps.diligence.test_mrz import passport

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not optical.can_read(), reason="this machine has no tesseract: the lines are typed"),
]
ZONE = passport("RIVERS", "KLARA", "NX12345", date(1985, 3, 27), LATER)


def picture(*, turn: int = 0, kind: str = "JPEG") -> bytes:
    """The lower half of the photo page of a passport, as a phone sees it."""
    drawn = Image.new("RGB", (1_500, 800), "#dfe6ee")
    pen, letters = ImageDraw.Draw(drawn), ImageFont.truetype("DejaVuSansMono.ttf", 46)
    pen.rectangle((80, 60, 420, 480), fill="#8a94a0")
    pen.text((480, 80), "Rivers\nKlara\n27 MAR 1985", fill="#223", font=letters)
    pen.text((110, 560), ZONE, fill="#111", font=letters, spacing=34)
    content = BytesIO()
    drawn.rotate(turn, expand=True).save(content, kind)
    return content.getvalue()


@pytest.fixture
def opened(cast: Cast) -> tuple[Dossier, Party]:
    """A check that has begun, and the person to identify."""
    made = dossier(individual(first_name="Klara", last_name="Rivers"))
    open_check(actor=A_TEST, dossier=made)
    return made, made.customer.members.get().party


def delivered(subject: Dossier, party: Party, content: bytes, name: str = "passport.jpg") -> str:
    asked = documents.request(subject.customer, party=party, code="identity_document", dossier_id=subject.pk)
    made = documents.delivery(asked, content=content, name=name)
    while running.send_once() or running.act_once():
        pass
    return str(made.file.public_id)


def path(subject: Dossier, party: Party, picture: str = "") -> str:
    ids = (subject.public_id, party.public_id)
    address = reverse("professional:diligence:identity", urlconf="vestibule.config.urls_tenant", args=ids)
    return f"{address}?picture={picture}" if picture else address


@pytest.mark.parametrize(("turn", "kind", "name"), [(0, "JPEG", "a.jpg"), (90, "PNG", "b.png"), (0, "PDF", "c.pdf")])
def test_lines_are_read_off_a_copy_and_kept_once_somebody_compared_them(
    cast: Cast, opened, turn: int, kind: str, name: str
):
    subject, party = opened
    file = delivered(subject, party, picture(turn=turn, kind=kind), name)
    ben = cast.ben.browser()
    assert name in ben.get(path(subject, party)).content.decode()
    page = ben.get(path(subject, party, file))
    assert page.context["form"]["zone"].value() == ZONE
    assert "Compare each character with the picture" in page.content.decode()
    assert ben.post(path(subject, party, file), {"zone": ZONE}).status_code == 302
    assert "Matches" in ben.get(path(subject, party).partition("identity/")[0]).content.decode()


def test_a_picture_without_lines_says_so_and_leaves_the_form_as_it_is(cast: Cast, opened):
    subject, party = opened
    file = delivered(subject, party, samples.photo())
    page = cast.ben.browser().get(path(subject, party, file))
    assert page.status_code == 200
    assert page.context["form"]["zone"].value() == ""
    assert "No lines could be read off this picture" in page.content.decode()


def test_only_copies_of_this_person_are_offered_and_read(cast: Cast, opened):
    subject, party = opened
    other = dossier(individual())
    stranger = delivered(other, other.customer.members.get().party, picture())
    page = cast.ben.browser().get(path(subject, party, stranger))
    assert page.context["pictures"].deliveries == []
    assert page.context["form"]["zone"].value() == ""
    assert cast.ben.browser().get(path(subject, party, "nothing")).status_code == 200


def test_without_the_program_nothing_is_offered(cast: Cast, opened, monkeypatch):
    subject, party = opened
    file = delivered(subject, party, picture())
    monkeypatch.setattr(optical, "_PROGRAM", "no-such-program")
    page = cast.ben.browser().get(path(subject, party, file))
    assert "Read off a picture" not in page.content.decode()
    assert page.context["form"]["zone"].value() == ""
