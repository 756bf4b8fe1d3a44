"""Important documents of the firm, whose files wait for their check."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.library.commands.categories import add_category
from tenant_apps.library.commands.documents import add_file, replace_file
from tenant_apps.library.models import Category, Document, Version
from tests.factories import samples
from tests.factories.dossiers import A_TEST


def category(name: str = "About us") -> Category:
    return add_category(actor=A_TEST, names={"en": name, "nl": name})


def document(title: str = "Services guide", *, under: Category | None = None, **facts: object) -> Document:
    words = {"titles": {"en": title, "nl": title}, "remarks": {}}
    return add_file(actor=A_TEST, file=a_file("guide.pdf"), category=under or category(), **(words | facts))


def version(of: Document, *, language: str = "", name: str = "newer.pdf") -> Version:
    return replace_file(actor=A_TEST, document=of, file=a_file(name), language=language)


def a_file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, samples.pdf(pages=1))
