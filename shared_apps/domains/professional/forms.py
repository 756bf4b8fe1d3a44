"""The domain as somebody types it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vestibule.core.forms import Form


class ClaimForm(Form):
    """A domain of the firm's own."""

    domain = forms.CharField(
        label=_("Your domain"),
        help_text=_("For example portal.your-firm.com. Use a part of your domain that has no website yet."),
        max_length=253,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )
