"""Every country with its name in a language."""

import gettext
from functools import lru_cache

import pycountry

from vestibule.core.sorting import folded

NEIGHBOURS = ("NL", "BE", "FR", "DE", "LU")
"""The countries that the firms are in, which come first."""


@lru_cache(maxsize=16)
def countries_in(language: str) -> tuple[tuple[str, str], ...]:
    """Every country with its name in the language: ours first, then by name."""
    names = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
    named = [
        (country.alpha_2, names.gettext(getattr(country, "common_name", country.name)))
        for country in pycountry.countries
    ]
    rest = sorted((pair for pair in named if pair[0] not in NEIGHBOURS), key=lambda pair: folded(pair[1]))
    return (*((code, dict(named)[code]) for code in NEIGHBOURS), *rest)
