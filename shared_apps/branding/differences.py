"""What differed between two versions of a firm's looks, in words and swatches."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shared_apps.branding.enums import Corners, HeaderStyle, ImageKind, Network, Typeface
from shared_apps.branding.looks import Values, image_url

_TEXT_LABELS = {
    "welcome_title": _("Welcome"),
    "welcome_text": _("Welcome text"),
    "login_text": _("Text above the log-in form"),
    "footer": _("Text at the foot of pages and e-mails"),
}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed. ``kind`` says how the two sides are shown: as words, colours, images, light images."""

    label: str | Promise
    before: str | Promise
    after: str | Promise
    kind: str = "words"
    language: str | Promise = ""


def differences(before: Values, after: Values) -> list[Difference]:
    """Everything that changed from the one to the other; nothing for two that look the same."""
    return [found for found in _all(before, after) if found.before != found.after]


def _all(before: Values, after: Values) -> Iterator[Difference]:
    yield Difference(_("Colour"), before.accent, after.accent, "colour")
    yield Difference(_("Second colour"), before.second, after.second, "colour")
    for label, name, choices in (
        (_("Header and menu"), "header", HeaderStyle),
        (_("Letters"), "typeface", Typeface),
        (_("Corners"), "corners", Corners),
    ):
        one, other = (choices(getattr(values, name)).label for values in (before, after))
        yield Difference(label, one, other)
    for kind in ImageKind:
        one, other = (getattr(values, kind.value) for values in (before, after))
        yield Difference(kind.label, one and image_url(one), other and image_url(other), _image_kind(kind))
    yield Difference(_("Sender of e-mails"), before.sender_name, after.sender_name)
    for network in Network:
        yield Difference(network.label, getattr(before, network.value), getattr(after, network.value))
    for name, label in _TEXT_LABELS.items():
        for code, language in settings.LANGUAGES:
            one, other = (values.texts.get(name, {}).get(code, "") for values in (before, after))
            if one != other:
                yield Difference(label, _shortened(one, other), _shortened(other, one), language=language)


def _image_kind(kind: ImageKind) -> str:
    """A logo for dark grounds is shown on one."""
    return "light image" if kind == ImageKind.HEADER_LOGO else "image"


def _shortened(text: str, other: str) -> str:
    """The part around the first letter that differs, so that a long text stays a line."""
    start = next((at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), len(other))
    begin = max(0, min(start, len(text)) - 20)
    part = " ".join(text[begin : begin + _LONGEST].split())
    return ("…" if begin else "") + part + ("…" if begin + _LONGEST < len(text) else "")
