"""What the documents of a contract are called, in each language."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override


def in_all_languages(text: str) -> dict[str, str]:
    """A contract is called the same whoever reads it."""
    return {code: text for code, _name in settings.LANGUAGES}


def signed_titles(title: str) -> dict[str, str]:
    """What the signed copy of a contract is called."""
    titles = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            titles[code] = _("%(title)s, signed") % {"title": title}
    return titles
