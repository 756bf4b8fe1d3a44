"""Forms of the welcome pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.customers.models import Party
from themes.base.fields import AddressField
from vestibule.core.formats import telephone
from vestibule.core.forms import Form


class AcceptForm(Form):
    """Which version was read, in which language."""

    version = forms.IntegerField(label=_("version"), min_value=0, widget=forms.HiddenInput)
    language = forms.CharField(label=_("Language"), max_length=10, widget=forms.HiddenInput)
    is_agreed = forms.BooleanField(
        label=_("I have read this and agree"), error_messages={"required": _("Please agree before you go on.")}
    )


class DetailsForm(Form):
    """What the client confirms or corrects."""

    first_name = forms.CharField(label=_("First name"), max_length=100)
    prefix = forms.CharField(label=_("Prefix"), max_length=30, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=100)
    phone = forms.CharField(
        label=_("Mobile number"), max_length=20, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    )
    address = AddressField(label=_("Address"), required=False, fills_in=True)
    language = forms.ChoiceField(label=_("Language"), help_text=_("In which we write to you."))

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        names = ("first_name", "prefix", "last_name", "phone", "address", "language")
        known = {name: getattr(party, name) for name in names} | {"phone": telephone(party.phone)}
        super().__init__(*args, initial=known, **kwargs)
        self.fields["language"].choices = current_organisation().language_choices
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"


class AddressForm(Form):
    """Where the client lives."""

    address = AddressField(label=_("Address"), required=False, fills_in=True)
