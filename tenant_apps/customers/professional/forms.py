"""Forms of the customers' pages."""

from collections.abc import Sequence
from copy import deepcopy
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.actors import has_access
from tenant_apps.customers.commands import OWN_FIELDS, PartyFacts, facts_of, stored_facts
from tenant_apps.customers.enums import FormOfAddress, Office, PartyKind, Signing
from tenant_apps.customers.likeness import (
    ALIKE,
    CHOOSE_ALIKE,
    SOMEBODY_ELSE,
    Likeness,
    alike_choices,
    country_choices,
    likenesses,
)
from tenant_apps.customers.models import Party
from tenant_apps.customers.sealing import is_iban_lost
from tenants.sealing import Unreadable
from themes.base.fields import AddressField
from vestibule.core import formats
from vestibule.core.actors import Actor
from vestibule.core.companies import LONGEST
from vestibule.core.errors import DomainError
from vestibule.core.forms import DateField, Form

PERSON_ONLY = ("form_of_address", "first_name", "prefix", "last_name", "birth_date")
COMPANY_ONLY = ("legal_name", "company_country", "company_number")
NEW_PERSON = ("first_name", "prefix", "last_name", "birth_date", "email")
NEW_COMPANY = ("legal_name", "company_country", "company_number")


class PartyForm(Form):
    """What is known of one party."""

    form_of_address = forms.ChoiceField(label=_("Form of address"), choices=FormOfAddress.choices)
    first_name = forms.CharField(label=_("First name"), max_length=100, required=False)
    prefix = forms.CharField(label=_("Prefix"), max_length=30, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=100)
    legal_name = forms.CharField(label=_("Company name"), max_length=200)
    company_country = forms.ChoiceField(label=_("Country of the register"), required=False)
    company_number = forms.CharField(label=_("Company number"), max_length=LONGEST, required=False)
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
    address = AddressField(label=_("Address"), required=False)
    iban = forms.CharField(label=_("Bank account (IBAN)"), max_length=50, required=False)
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        facts = facts_of(party)
        initial = {name: getattr(facts, name) for name in self.base_fields}
        super().__init__(*args, initial=initial, **kwargs)
        self.kind = party.kind
        self.fields["language"].choices = current_organisation().language_choices
        self.fields["company_country"].choices = country_choices()
        for name in OWN_FIELDS if has_access(party.account) else ():
            if getattr(party.account, name):
                self.fields[name].disabled = True
                self.fields[name].help_text = _("This client changes it in the settings of the portal.")
        if is_iban_lost(party):
            self.fields["iban"].help_text = Unreadable().message
        for name in COMPANY_ONLY if party.is_natural else PERSON_ONLY:
            del self.fields[name]

    @property
    def facts(self) -> PartyFacts:
        """What the command takes."""
        return PartyFacts(kind=self.kind, **self.cleaned_data)


class PercentField(forms.CharField):
    """A percentage, typed as the reader writes numbers, with or without the sign."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def clean(self, value: Any) -> Decimal:
        """Read the number; what part it may be is for the command."""
        typed = super().clean(value).replace("%", "")
        found = formats.parse_number(typed, grouped=False)
        if found is None:
            raise forms.ValidationError(_("Enter a percentage above 0 and up to 100, with at most two decimals."))
        return found


class WhoForm(Form):
    """Somebody on file, or somebody new; of somebody new who is like others it asks whether it is one of them."""

    known = forms.ChoiceField(label=_("Somebody on file"), required=False)
    kind = forms.ChoiceField(label=_("Or somebody new"), choices=PartyKind.choices, widget=forms.RadioSelect)
    new: tuple[str, ...] = NEW_PERSON

    def __init__(self, *args: Any, actor: Actor, kind: str, known: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.party_kind = actor, kind
        self._on_file = {str(party.public_id): party for party in known}
        self.fields["known"].choices = [
            ("", _("Nobody of these")),
            *((key, str(self._on_file[key])) for key in self._on_file),
        ]
        self.fields["kind"].widget.attrs |= {"hx-post": "", "hx-target": "#who"}
        self.new = NEW_COMPANY if kind == PartyKind.LEGAL else NEW_PERSON
        for name in self.new:
            self.fields[name] = deepcopy(PartyForm.base_fields[name])
            self.fields[name].required = False
            self.fields[name].help_text = ""  # it tells of somebody who is on file and invited
        if kind == PartyKind.LEGAL:
            self.fields["company_country"].choices = country_choices()
            self.fields["company_country"].initial = current_organisation().country

    def new_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.new]

    def clean(self) -> dict[str, Any]:
        """Bring somebody new into the stored form, and ask about those who are alike."""
        if self.errors or self.cleaned_data["known"]:
            return self.cleaned_data
        try:
            facts = stored_facts(
                PartyFacts(kind=self.party_kind, **{name: self.cleaned_data[name] for name in self.new})
            )
        except DomainError as error:
            self.add_error(error.field, forms.ValidationError(str(error.message), code=error.code))
            return self.cleaned_data
        if alike := likenesses(facts):
            self._ask(alike)
        return self.cleaned_data

    def _ask(self, alike: Sequence[Likeness]) -> None:
        self.fields["same_as"] = field = forms.ChoiceField(
            label=ALIKE, choices=alike_choices(self.actor, alike), widget=forms.RadioSelect
        )
        self._on_file |= {str(likeness.party.public_id): likeness.party for likeness in alike}
        try:
            self.cleaned_data["same_as"] = field.clean(self.data.get("same_as"))
        except forms.ValidationError:
            self.add_error("same_as", forms.ValidationError(CHOOSE_ALIKE, code="customers:possible-duplicate"))

    def who(self) -> dict[str, Any]:
        """Whom the commands take, and whether somebody looked at those who are alike."""
        said = self.cleaned_data["known"] or self.cleaned_data.get("same_as", SOMEBODY_ELSE)
        facts = {name: self.cleaned_data[name] for name in self.new}
        return {
            "party": self._on_file.get(said) or PartyFacts(kind=self.party_kind, **facts),
            "despite_duplicates": "same_as" in self.cleaned_data,
        }


class OwnerForm(WhoForm):
    """Who holds how much of which company."""

    owned = forms.ChoiceField(label=_("Of which company"))
    percent = PercentField(label=_("Percentage"))

    def __init__(self, *args: Any, companies: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._companies = {str(party.public_id): party for party in companies}
        self.fields["owned"].choices = [(key, str(party)) for key, party in self._companies.items()]

    def share_fields(self) -> list[forms.BoundField]:
        return [self["owned"], self["percent"]]

    def holding(self) -> dict[str, Any]:
        """What the command takes."""
        found = self.who()
        found["owner"] = found.pop("party")
        return found | {
            "company": self._companies[self.cleaned_data["owned"]],
            "percent": self.cleaned_data["percent"],
        }


class OfficerForm(WhoForm):
    """What a person may do for the company."""

    office = forms.ChoiceField(label=_("Office"), choices=Office.choices)
    signing = forms.ChoiceField(
        label=pgettext_lazy("of a signatory", "Signs"),
        required=False,
        choices=[("", "–"), *Signing.choices],
        help_text=_("For signatories only."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].required = False

    def share_fields(self) -> list[forms.BoundField]:
        return [self["office"], self["signing"]]

    def officer(self) -> dict[str, Any]:
        """What the command takes."""
        found = self.who()
        found["person"] = found.pop("party")
        return found | {name: self.cleaned_data[name] for name in ("office", "signing")}


class PercentForm(Form):
    """Another percentage."""

    percent = PercentField(label=_("Percentage"))
