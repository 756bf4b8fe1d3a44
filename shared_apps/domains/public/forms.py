"""One record of the pretended DNS."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vestibule.core.forms import Form


class RecordForm(Form):
    """What the demonstration's DNS is told."""

    name = forms.CharField(label=_("Name"), max_length=253)
    value = forms.CharField(label=_("Value"), max_length=255)
