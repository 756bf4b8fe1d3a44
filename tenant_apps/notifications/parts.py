"""How many text messages a text is, by GSM 03.38: each part is sent, and paid for, as one."""

from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Each of these takes two places, which stay together in one part."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A text as the networks count it."""

    is_gsm: bool
    places: int
    parts: int


def count_parts(text: str) -> Counted:
    """Count the text: 160 places, or 153 in each of several parts; with any other letter 70, or 67."""
    is_gsm = all(letter in _BASIC or letter in _EXTENDED for letter in text)
    if is_gsm:
        widths = [2 if letter in _EXTENDED else 1 for letter in text]
        return Counted(is_gsm=True, places=sum(widths), parts=_parts(widths, 160, 153))
    widths = [len(letter.encode("utf-16-le")) // 2 for letter in text]
    return Counted(is_gsm=False, places=sum(widths), parts=_parts(widths, 70, 67))


def _parts(widths: list[int], alone: int, together: int) -> int:
    """Fill part after part; what takes two places is never torn apart."""
    if sum(widths) <= alone:
        return 1
    parts, filled = 1, 0
    for width in widths:
        if filled + width > together:
            parts, filled = parts + 1, 0
        filled += width
    return parts
