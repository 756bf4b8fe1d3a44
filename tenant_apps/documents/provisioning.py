"""What a new organisation starts with."""

from collections.abc import Iterator

from tenant_apps.documents.catalogue import READY_TYPES, ReadyType
from tenant_apps.documents.models import DocumentType
from vestibule.core.languages import english_texts, in_every_language

FRESH_DAYS = {
    "payslip": 90,
    "employer_statement": 90,
    "bank_statement": 90,
    "savings_statement": 90,
    "investment_statement": 90,
    "valuation_report": 180,
    "mortgage_statement": 365,
    "annual_income_statement": 550,
}
"""How old some types may be when they are handed in, to begin with."""


def seed_document_types() -> None:
    """Make the ready-made document types that are missing; those that are there stay as the organisation left them."""
    DocumentType.objects.bulk_create([_made_of(ready) for ready in READY_TYPES], ignore_conflicts=True)


def ready_type(code: str) -> DocumentType | None:
    """The ready-made type of this code as every organisation got it; not a row."""
    return next((_made_of(ready) for ready in READY_TYPES if ready.code == code), None)


def _made_of(ready: ReadyType) -> DocumentType:
    names = {f"name_{language}": text for language, text in in_every_language(ready.name._asdict()).items()}
    helps = {f"help_{language}": text for language, text in in_every_language(ready.help._asdict()).items()}
    return DocumentType(
        code=ready.code,
        sensitive=ready.sensitive,
        formats=list(ready.formats),
        fresh_days=FRESH_DAYS.get(ready.code),
        **names,
        **helps,
    )


def ready_texts() -> Iterator[str]:
    """The English of every text that is seeded."""
    return english_texts([texts._asdict() for ready in READY_TYPES for texts in (ready.name, ready.help)])
