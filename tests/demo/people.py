"""Lindenhof's people at alpha, whose letters are noted instead of sent."""

from dataclasses import replace

from vestibule.core.messages import Recipient
from vestibule.demo.customers import Casting
from vestibule.demo.firms import LINDENHOF, DemoFirm, add_people, introduce
from vestibule.demo.seeding import cast_of

PASSWORD = "kelder-boter-fiets-42"
FIRM = replace(
    LINDENHOF,
    slug="alpha",
    client=replace(LINDENHOF.client, email="client@alpha.example"),
    partner=replace(LINDENHOF.partner, email="partner@alpha.example"),
)
SENT: list[str] = []


def post(*, to: Recipient, **_letter: object) -> None:
    """Take the place of the messenger and remember to whom something is sent."""
    SENT.append(to.name)


def come() -> DemoFirm:
    """Let everybody of the firm come to the tenant of the moment; the password has to be in the environment."""
    introduce(FIRM)
    add_people(FIRM, PASSWORD)
    return FIRM


def one_of_each(firm: DemoFirm) -> list[Casting]:
    """The first casting of each kind of customer and of each access."""
    castings = cast_of(firm)
    chosen = {casting.access: casting for casting in reversed(castings)}.values()
    kinds = {casting.kind: casting for casting in castings}.values()
    return sorted({casting.number: casting for casting in (*chosen, *kinds)}.values(), key=lambda c: c.number)
