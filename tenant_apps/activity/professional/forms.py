"""What the record can be searched by."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vestibule.core.forms import DateField, Form


class SearchForm(Form):
    """All of it optional."""

    q = forms.CharField(label=_("Who or what"), max_length=100, required=False)
    first = DateField(label=_("From"), required=False)
    last = DateField(label=_("Up to and including"), required=False)
