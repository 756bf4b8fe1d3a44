"""An answer that is a file."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.gateways.formats import accepted_by
from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, FieldType, Value

ACCEPT = ",".join(accepted_by(list(FormatGroup)))
"""What a file chooser may offer."""


class File(FieldType):
    """A paper or a picture. The value names the stored file; only the commands for files may write it."""

    code = "file"
    label = _("File")
    is_file = True

    def clean(self, raw: object, asked: Asked) -> Value:
        if not raw or (isinstance(raw, str) and not raw.strip()):
            return None
        named = raw if isinstance(raw, dict) and set(raw) == {"file", "name"} else None
        if named is None or not all(isinstance(part, str) and part for part in named.values()):
            raise InvalidAnswer(_("Choose a file."))
        try:
            return {"file": str(UUID(named["file"])), "name": named["name"]}
        except ValueError as error:
            raise InvalidAnswer(_("Choose a file.")) from error

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return str(value["name"])

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        return forms.FileInput(attrs={"accept": ACCEPT, "data-file": ""})
