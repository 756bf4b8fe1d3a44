"""Finds the machine readable zone in what was recognised on a picture, and puts right what can only be one thing.

Each place of the three formats of ICAO Doc 9303 takes letters, figures or both, so a nought among letters is an O;
lines are as long as their format says, and what is missing or too much is filler.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from tenant_apps.diligence.mrz import FILLER, NotReadable, Zone, check_digit, read_zone

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"

_LETTERS, _FIGURES, _EITHER = "a", "9", "x"
_NAMES = _LETTERS * 39
_DATES = _FIGURES * 7 + _LETTERS + _FIGURES * 7
_SHAPES = (
    (_LETTERS * 5 + _NAMES, _EITHER * 9 + "9aaa" + _DATES + _EITHER * 14 + "99"),
    (_LETTERS * 5 + _NAMES[:31], _EITHER * 9 + "9aaa" + _DATES + _EITHER * 7 + "9"),
    (_LETTERS * 5 + _EITHER * 25, _DATES + "aaa" + _EITHER * 11 + "9", _NAMES[:30]),
)
"""TD3, TD2 and TD1: what each place of each line takes."""
_AS_LETTER = str.maketrans("01245678", "OIZASGTB")
_AS_FIGURE = str.maketrans("OQDUILZASGTB", "000011245678")
_TWINS = {**dict(zip("OISBZ", "01582", strict=True)), **dict(zip("01582", "OISBZ", strict=True))}
_MISSED, _MISSED_AT_END = 3, 10
"""So many signs of a line may be lost or seen twice, and of the filler behind names, which is hard to count."""
_NOISE = re.compile(f"[^{ALPHABET}]")


def find_zone(text: str, *, today: date) -> tuple[str, Zone] | None:
    """The lines of the zone with the fewest wrong check digits, and what they say; None where there is no zone."""
    lines = [_NOISE.sub("", line.upper().replace("«", FILLER * 2)) for line in text.splitlines()]
    lines = [line for line in lines if len(line) >= 30 - _MISSED_AT_END]
    found = [each for shape in _SHAPES for each in _readable(lines, shape, today)]
    return min(found, key=lambda each: len(each[1].wrong), default=None)


def _readable(lines: Sequence[str], shape: Sequence[str], today: date) -> Iterator[tuple[str, Zone]]:
    for start in range(len(lines) - len(shape) + 1):
        fitted = [_fitted(line, places) for line, places in zip(lines[start:], shape, strict=False)]
        if None in fitted:
            continue
        typed = "\n".join(_placed(line or "", places) for line, places in zip(fitted, shape, strict=True))
        typed = _with_sound_number(typed, shape)
        try:
            zone = read_zone(typed, today=today)
        except NotReadable:
            continue
        if zone.birth_date is not None and zone.surname:
            yield typed, zone


def _fitted(line: str, places: str) -> str | None:
    """The line with as much filler as makes it as wide as it has to be."""
    lacking = len(places) - len(line)
    is_open = places.endswith(_NAMES[:30]) and line.endswith(FILLER * 3)
    if abs(lacking) > (_MISSED_AT_END if is_open else _MISSED):
        return None
    run = max(re.findall(f"{FILLER}+", line), key=len, default="")
    if lacking and len(run) + lacking < 1:
        return None
    return line.replace(run, FILLER * (len(run) + lacking), 1) if lacking else line


def _placed(line: str, places: str) -> str:
    if places.endswith(_NAMES[:30]):
        line = re.sub(r"<<<.*", lambda rest: FILLER * len(rest.group()), line)
    put = {_LETTERS: _AS_LETTER, _FIGURES: _AS_FIGURE, _EITHER: {}}
    return "".join(sign.translate(put[place]) for sign, place in zip(line, places, strict=True))


def _with_sound_number(typed: str, shape: Sequence[str]) -> str:
    """The number of the document with those signs swapped that look alike, as few as its check digit asks for."""
    start = 5 if len(shape) == 3 else len(shape[0]) + 1
    number, digit = typed[start : start + 9], typed[start + 9]
    unclear = [place for place, sign in enumerate(number) if sign in _TWINS]
    for count in range(len(unclear) + 1):
        for chosen in combinations(unclear, count):
            tried = "".join(_TWINS[sign] if place in chosen else sign for place, sign in enumerate(number))
            if check_digit(tried) == digit:
                return typed[:start] + tried + typed[start + 9 :]
    return typed
