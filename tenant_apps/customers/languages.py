"""In which language people read what somebody writes to them by hand."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tenant_apps.customers.models import Customer, Party


def readers_of(customer: Customer, party: Party | None) -> list[Party]:
    """Who reads what is written for one person of this customer, or for all of them."""
    return [party] if party else list(Party.objects.people_of(customer))


def writing_hint(people: Iterable[Party]) -> str:
    """What to know of their languages before one text is written to these people; empty where it goes without saying.

    What is written by hand is not translated, see decision 49.
    """
    names = dict(settings.LANGUAGES)
    readers = list(people)
    languages = {party.language for party in readers}
    if len(languages) > 1:
        listed = ", ".join(f"{party} ({names[party.language]})" for party in readers)
        return _(
            "They read different languages: %(people)s. What you write is not translated: write so that all of them "
            "understand it, or write to each of them separately."
        ) % {"people": listed}
    if languages and get_language() not in languages:
        language = names[languages.pop()]
        return _("It is read in %(language)s. What you write is not translated.") % {"language": language}
    return ""
