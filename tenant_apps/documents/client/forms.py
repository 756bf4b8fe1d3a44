"""What a client sends."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.errors import DeclaredReasonMissing, FileMissing
from vestibule.core.forms import Form, ManyFilesInput


class ManyFilesField(forms.FileField):
    """Several files; their content is judged where it is stored, not here."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [file for file in data or [] if file]
        if not files:
            missing = FileMissing()
            raise forms.ValidationError(str(missing.message), code=missing.code)
        return files


class DeliverForm(Form):
    """The files for one request."""

    files = ManyFilesField(label=_("Files"))


class DeclareForm(Form):
    """Why a document does not apply."""

    declared_reason = forms.CharField(
        label=_("Why does it not apply to you?"),
        error_messages={"required": DeclaredReasonMissing().message},
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
