"""How texts are compared: accents and capitals count for nothing, in Python as in the database."""

import unicodedata

from django.conf import settings
from django.contrib.postgres.lookups import Unaccent
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.translation import get_language

_NOT_DECOMPOSED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)


class _Plain(dict[int, str | int | None]):
    """What each sign of a decomposed text becomes; an accent becomes nothing. Filled in as signs are met."""

    def __missing__(self, code: int) -> str | int | None:
        plain = None if unicodedata.combining(chr(code)) else _NOT_DECOMPOSED.get(code, code)
        self[code] = plain
        return plain


_PLAIN = _Plain()


def folded(text: str) -> str:
    """The text without accents and capitals and with single spaces, for comparing, sorting and searching."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN).split())


def alphabetical(column: str) -> Lower:
    """The order of a dictionary in the database: ``order_by(alphabetical("name"), "pk")``."""
    return Lower(Unaccent(F(column)))


def columns_as_shown(column: str) -> list[str]:
    """The columns of a translated one, in the order in which the reader gets the first that is not empty."""
    codes = dict.fromkeys((get_language(), *settings.MODELTRANSLATION_FALLBACK_LANGUAGES["default"]))
    return [f"{column}_{code}" for code in codes if code]


def alphabetical_as_shown(column: str) -> Lower:
    """The same for a translated column: by the text that the reader sees, fallbacks included."""
    shown = (NullIf(F(name), Value("")) for name in columns_as_shown(column))
    return Lower(Unaccent(Coalesce(*shown, Value(""))))
