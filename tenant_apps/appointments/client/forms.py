"""What a client says about a time."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vestibule.core.forms import Form


class WishForm(Form):
    """When it suits better."""

    wish = forms.CharField(label=_("When does it suit you?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
