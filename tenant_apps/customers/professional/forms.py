"""Forms of the customers' pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.customers.commands import PartyFacts, facts_of
from tenant_apps.customers.enums import FormOfAddress
from tenant_apps.customers.models import Party
from vestibule.core.forms import DateField, Form

PERSON_ONLY = ("form_of_address", "first_name", "prefix", "last_name", "birth_date")
COMPANY_ONLY = ("legal_name", "company_number")


class PartyForm(Form):
    """What is known of one party."""

    form_of_address = forms.ChoiceField(label=_("Form of address"), choices=FormOfAddress.choices)
    first_name = forms.CharField(label=_("First name"), max_length=100, required=False)
    prefix = forms.CharField(label=_("Prefix"), max_length=30, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=100)
    legal_name = forms.CharField(label=_("Company name"), max_length=200)
    company_number = forms.CharField(label=_("Company number"), max_length=30, required=False)
    birth_date = DateField(label=_("Date of birth"), required=False)
    email = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput,
        help_text=_("When you correct this, an invitation that was not accepted yet stops working; send it again."),
    )
    phone = forms.CharField(
        label=_("Mobile number"), max_length=30, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        facts = facts_of(party)
        initial = {name: getattr(facts, name) for name in self.base_fields}
        super().__init__(*args, initial=initial, **kwargs)
        self.kind = party.kind
        self.fields["language"].choices = current_organisation().language_choices
        for name in COMPANY_ONLY if party.is_natural else PERSON_ONLY:
            del self.fields[name]

    @property
    def facts(self) -> PartyFacts:
        """What the command takes."""
        return PartyFacts(kind=self.kind, **self.cleaned_data)
