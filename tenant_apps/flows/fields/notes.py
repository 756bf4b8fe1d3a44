"""A text between the questions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.fields.base import Asked, FieldType, Value


class Note(FieldType):
    """Shown to read; nobody answers it."""

    code = "note"
    label = _("Explanation")
    is_answered = False

    def clean(self, raw: object, asked: Asked) -> Value:
        return None

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        return forms.HiddenInput()
