"""How the people of the demo firms present themselves: hours, a picture of the adviser, initials of the others."""

from datetime import time
from io import BytesIO

from PIL import Image, ImageDraw

from tenant_apps.accounts.commands.presence import set_photo, set_working_hours
from tenant_apps.accounts.hours import Hours
from vestibule.demo.desk import Desk

_SIDE = 640
_SKIN, _HAIR, _SHIRT, _WALL = "#d9a983", "#4b3426", "#2f4858", "#dfe7e4"


def show_faces(desk: Desk) -> bool:
    """Give the adviser and the case handler their hours and the adviser a picture, once; tell whether it was done."""
    if desk.accounts["adviser"].working_hours:
        return False
    for mailbox, hours in (("adviser", _hours(9, 17, 5)), ("handler", _hours(8, 14, 4))):
        set_working_hours(actor=desk.people[mailbox], account=desk.accounts[mailbox], hours=hours)
    set_photo(actor=desk.people["adviser"], account=desk.accounts["adviser"], file=_portrait())
    return True


def _hours(begins: int, ends: int, days: int) -> Hours:
    """The first so many days of the week; Friday is shorter."""
    return {day: (time(begins, 30), time(ends if day < 4 else ends - 2, 30)) for day in range(days)}


def _portrait() -> BytesIO:
    """A drawn head and shoulders: nobody lends their face to invented people."""
    big = Image.new("RGB", (_SIDE * 2, _SIDE * 2), _WALL)
    draw = ImageDraw.Draw(big)
    draw.ellipse((230, 900, 1050, 1900), fill=_SHIRT)
    draw.rounded_rectangle((545, 740, 735, 1010), 90, fill=_SKIN)
    draw.ellipse((400, 270, 880, 880), fill=_SKIN)
    draw.pieslice((380, 220, 900, 860), 180, 360, fill=_HAIR)
    draw.ellipse((420, 400, 860, 640), fill=_SKIN)
    draw.polygon(((545, 960), (640, 1090), (735, 960)), fill="#f5f3ee")
    for x in (545, 735):
        draw.ellipse((x - 18, 545, x + 18, 581), fill="#2b211b")
    draw.arc((555, 610, 725, 740), 25, 155, fill="#8a4b3a", width=12)
    content = BytesIO()
    big.resize((_SIDE, _SIDE), Image.Resampling.LANCZOS).save(content, "PNG")
    content.seek(0)
    return content
