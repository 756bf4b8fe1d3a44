"""Signing by writing one's name."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, OneLine, Value

SHORTEST = 2


class Signature(OneLine):
    """The full name, typed by who signs; when and by whom is kept with the answer."""

    code = "signature"
    label = _("Signature")
    autocomplete = "name"
    maxlength = 120

    def read(self, text: str, asked: Asked) -> Value:
        if sum(character.isalpha() for character in text) < SHORTEST:
            raise InvalidAnswer(_("Sign by writing your full name."))
        return text
