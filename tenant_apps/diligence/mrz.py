"""Reads the machine readable zone of passports, cards and residence permits, after ICAO Doc 9303: TD1, TD2 and TD3."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

FILLER = "<"
WEIGHTS = (7, 3, 1)
_ALLOWED = re.compile(r"[A-Z0-9<]+")
_LETTERS = str.maketrans("0158", "OISB")
_DIGITS = str.maketrans("OQDILZSBG", "000112586")
_PERMITS = {"AR", "CR", "IR", "C1", "C2"}
_SHAPES = {(3, 30): "TD1", (2, 36): "TD2", (2, 44): "TD3"}


class NotReadable(ValueError):
    """What was typed is no machine readable zone of any of the three formats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """What a machine readable zone says. ``wrong`` names the check digits that do not fit; empty when all do.

    ``optional`` is what the issuing country adds; older Dutch passports print the citizen service number there.
    """

    format: str
    document: str
    issuer: str
    number: str
    surname: str
    given_names: str
    nationality: str
    birth_date: date | None
    sex: str
    expires_on: date | None
    optional: str
    wrong: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        return not self.wrong and self.birth_date is not None and self.expires_on is not None

    @property
    def is_passport(self) -> bool:
        return self.document.startswith("P")

    @property
    def is_permit(self) -> bool:
        """Whether it is a residence permit.

        ICAO asks cards for an A, C or I and leaves the second letter to who issues them. On residence permits, those of
        the European format too, that is an R; the United States print C1 and C2, and some begin with the R.
        """
        return self.document.startswith("R") or self.document in _PERMITS


def check_digit(text: str) -> str:
    """The digit that ICAO asks for behind this text."""
    total = sum(_value(character) * WEIGHTS[place % 3] for place, character in enumerate(text))
    return str(total % 10)


def read_zone(typed: str, *, today: date) -> Zone:
    """Read what was typed or pasted, spaces and small letters as they come; raises ``NotReadable``.

    A birth date lies in the past and an expiry date at most some fifty years ahead: years have two digits.
    """
    lines = _lines(typed)
    shape = _SHAPES.get((len(lines), len(lines[0]))) if lines else None
    if shape is None or len({len(line) for line in lines}) != 1:
        raise NotReadable
    return {"TD1": _td1, "TD2": _td2, "TD3": _td3}[shape](lines, today)


def _lines(typed: str) -> list[str]:
    """The lines without blanks; one long line is cut where its format says."""
    found = [re.sub(r"\s", "", line).upper().replace("«", "<<") for line in typed.splitlines()]
    found = [line for line in found if line]
    if len(found) == 1:
        whole = found[0]
        found = next(
            (
                [whole[start : start + width] for start in range(0, len(whole), width)]
                for (count, width) in _SHAPES
                if len(whole) == count * width
            ),
            found,
        )
    if not all(_ALLOWED.fullmatch(line) for line in found):
        raise NotReadable
    return found


def _td1(lines: Sequence[str], today: date) -> Zone:
    first, second, third = lines
    number, tail, number_digit = _long_number(first[5:14], first[14], first[15:30])
    checks = {
        "number": (number, number_digit),
        "birth": (second[0:6], second[6]),
        "expiry": (second[8:14], second[14]),
        "all": (first[5:30] + second[0:7] + second[8:15] + second[18:29], second[29]),
    }
    return _zone(
        shape="TD1",
        first=first,
        names=third,
        number=number,
        nationality=second[15:18],
        birth=second[0:6],
        sex=second[7],
        expiry=second[8:14],
        optional=tail + second[18:29],
        checks=checks,
        today=today,
    )


def _td2(lines: Sequence[str], today: date) -> Zone:
    first, second = lines
    number, tail, number_digit = _long_number(second[0:9], second[9], second[28:35])
    checks = {
        "number": (number, number_digit),
        "birth": (second[13:19], second[19]),
        "expiry": (second[21:27], second[27]),
        "all": (second[0:10] + second[13:20] + second[21:35], second[35]),
    }
    return _zone(
        shape="TD2",
        first=first,
        names=first[5:],
        number=number,
        nationality=second[10:13],
        birth=second[13:19],
        sex=second[20],
        expiry=second[21:27],
        optional=tail,
        checks=checks,
        today=today,
    )


def _td3(lines: Sequence[str], today: date) -> Zone:
    first, second = lines
    checks = {
        "number": (second[0:9], second[9]),
        "birth": (second[13:19], second[19]),
        "expiry": (second[21:27], second[27]),
        "optional": (second[28:42], second[42]),
        "all": (second[0:10] + second[13:20] + second[21:43], second[43]),
    }
    return _zone(
        shape="TD3",
        first=first,
        names=first[5:],
        number=second[0:9],
        nationality=second[10:13],
        birth=second[13:19],
        sex=second[20],
        expiry=second[21:27],
        optional=second[28:42],
        checks=checks,
        today=today,
    )


def _long_number(number: str, digit: str, optional: str) -> tuple[str, str, str]:
    """The number, the rest of the optional part and the check digit: a long number goes on in the optional part."""
    if digit != FILLER:
        return number, optional, digit
    more, _filler, _rest = optional.partition(FILLER)
    if not more:
        return number, optional, digit
    return number + more[:-1], optional[len(more) :], more[-1]


def _zone(
    *,
    shape: str,
    first: str,
    names: str,
    number: str,
    nationality: str,
    birth: str,
    sex: str,
    expiry: str,
    optional: str,
    checks: dict[str, tuple[str, str]],
    today: date,
) -> Zone:
    surname, _gap, given = names.partition(FILLER * 2)
    return Zone(
        format=shape,
        document=first[0:2].strip(FILLER),
        issuer=_code(first[2:5]),
        number=number.strip(FILLER),
        surname=_words(surname),
        given_names=_words(given),
        nationality=_code(nationality),
        birth_date=_day(birth, latest=today),
        sex=sex if sex in "MF" else "",
        expires_on=_day(expiry, latest=date(today.year + 50, 12, 31)),
        optional=optional.strip(FILLER),
        wrong=tuple(name for name, (text, digit) in checks.items() if not _fits(text, digit)),
    )


def _fits(text: str, digit: str) -> bool:
    """Whether the digit is right; an empty optional part may have none."""
    return digit == check_digit(text) or (digit == FILLER and not text.strip(FILLER))


def _value(character: str) -> int:
    if character == FILLER:
        return 0
    return int(character) if character.isdigit() else ord(character) - ord("A") + 10


def _words(text: str) -> str:
    return " ".join(part.translate(_LETTERS) for part in text.split(FILLER) if part)


def _code(text: str) -> str:
    return text.strip(FILLER).translate(_LETTERS)


def _day(digits: str, *, latest: date) -> date | None:
    """The last day with these two figures of the year that is not after ``latest``."""
    figures = digits.translate(_DIGITS)
    if not figures.isdigit():
        return None
    year, month, day = int(figures[:2]), int(figures[2:4]), int(figures[4:])
    century = latest.year - latest.year % 100
    for candidate in (century + year, century - 100 + year):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found <= latest:
            return found
    return None
