"""What a new organisation starts with: the headings under which clients look first."""

from collections.abc import Iterator

from tenant_apps.library.models import Category
from vestibule.core.languages import english_texts, in_every_language

READY_CATEGORIES = (
    {
        "en": "Our services and fees",
        "nl": "Onze dienstverlening en kosten",
        "fr": "Nos services et nos tarifs",
        "de": "Unsere Leistungen und Kosten",
    },
    {
        "en": "Terms and conditions",
        "nl": "Algemene voorwaarden",
        "fr": "Conditions générales",
        "de": "Allgemeine Geschäftsbedingungen",
    },
    {
        "en": "Privacy",
        "nl": "Privacy",
        "fr": "Protection des données",
        "de": "Datenschutz",
    },
)


def seed_categories() -> None:
    """Make the ready-made categories, unless there are any; clients see one once a document is in it."""
    if Category.objects.exists():
        return
    for position, names in enumerate(READY_CATEGORIES, start=1):
        columns = {f"name_{code}": text for code, text in in_every_language(names).items()}
        Category.objects.create(position=position, **columns)


def ready_texts() -> Iterator[str]:
    """The English of every text that is seeded."""
    return english_texts(list(READY_CATEGORIES))
