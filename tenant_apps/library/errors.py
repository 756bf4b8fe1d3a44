"""What can be wrong with an important document."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class CategoryInUse(DomainError):
    def __init__(self) -> None:
        message = _("There are documents in this category. Move or withdraw them first.")
        super().__init__("library:category-in-use", message)


class CategoryRemoved(DomainError):
    def __init__(self) -> None:
        message = _("Somebody removed this category in the meantime. Choose another one.")
        super().__init__("library:category-removed", message, field="category")


class LanguageNotOffered(DomainError):
    def __init__(self) -> None:
        message = _("Your organisation does not offer this language.")
        super().__init__("library:language-not-offered", message, field="language")
