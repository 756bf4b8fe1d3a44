"""Forms with one field of every kind."""

from typing import Any

from django import forms

from themes.base.widgets import PartsWidget
from vestibule.core.forms import DateField, Form, TimeField

_KINDS = [("purchase", "Buying a home"), ("refinance", "Refinancing"), ("renovate", "Renovating")]
_HELP = "As it stands on your identity card."


class SampleForm(Form):
    """Nothing filled in."""

    name = forms.CharField(label="First name", help_text=_HELP, max_length=80)
    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = forms.CharField(label="Password", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    amount = forms.DecimalField(label="Gross income per year", widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    born_on = DateField(label="Date of birth")
    quiet_from = TimeField(label="Quiet from")
    code = forms.CharField(
        label="Code from the text message",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 6}),
    )
    country = forms.ChoiceField(label="Country", choices=[("nl", "Netherlands"), ("be", "Belgium")])
    remark = forms.CharField(label="Remark", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(label="What are you planning?", choices=_KINDS, widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label="Which of these apply?", required=False, choices=_KINDS, widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(
        label="I have read how the firm uses my data", help_text="You can withdraw this at any time."
    )
    colour = forms.CharField(label="Colour", widget=forms.TextInput(attrs={"type": "color"}), initial="#1f4e79")
    scan = forms.FileField(label="Logo", required=False, help_text="PNG or JPEG, at most 2 MB.")


class FaultyForm(Form):
    """Filled in wrongly."""

    name = forms.CharField(label="First name", help_text=_HELP)
    email = forms.EmailField(label="E-mail address")
    amount = forms.DecimalField(label="Gross income per year", widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    kind = forms.ChoiceField(label="What are you planning?", choices=_KINDS, widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="I have read how the firm uses my data")


def _boxes(*parts: str, numeric: bool = False) -> dict[str, forms.Widget]:
    attrs = {"inputmode": "numeric", "maxlength": "4", "size": "4"} if numeric else {}
    return {part: forms.TextInput(attrs=attrs) for part in parts}


_ADDRESS_LABELS = {
    "street": "Street",
    "number": "House number",
    "addition": "Addition",
    "postal_code": "Postal code",
    "city": "Town or city",
    "country": "Country",
}
_ADDRESS = _boxes("street", "number", "addition", "postal_code", "city") | {
    "country": forms.Select(choices=[("NL", "Netherlands"), ("BE", "Belgium")])
}


class FactForm(Form):
    """What fact finds ask: money, accounts, numbers, days and places."""

    income = forms.CharField(label="Gross income per year", help_text="As it stands on your last annual statement.")
    iban = forms.CharField(label="Bank account (IBAN)", widget=forms.TextInput(attrs={"spellcheck": "false"}))
    phone = forms.CharField(
        label="Phone number", widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"})
    )
    born = forms.Field(
        label="Date of birth",
        widget=PartsWidget(
            _boxes("day", "month", "year", numeric=True), {"day": "Day", "month": "Month", "year": "Year"}, "date"
        ),
    )
    since_on = DateField(label="In service since", required=False)
    address = forms.Field(label="Address", widget=PartsWidget(_ADDRESS, _ADDRESS_LABELS, "address"))
    owner = forms.ChoiceField(
        label="Do you own a home?", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, is_locked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.disabled = is_locked


FILLED = {
    "income": "52.400",
    "iban": "NL91 ABNA 0417 1643 00",
    "phone": "06 12345678",
    "born": {"day": "4", "month": "3", "year": "1988"},
    "since_on": "2019-09-01",
    "address": {
        "street": "Johan van Oldenbarneveltlaan",
        "number": "112",
        "addition": "bis",
        "postal_code": "3583 XB",
        "city": "Utrecht",
        "country": "NL",
    },
    "owner": "yes",
}


class FaultyFactForm(FactForm):
    """Filled in wrongly, each field."""

    faults = {
        "income": "Write an amount with digits, like 1250 or 1250.50.",
        "iban": "Check the account number: an IBAN looks like NL91 ABNA 0417 1643 00.",
        "phone": "Write a phone number like 06 12345678, or with the country first: +31 6 12345678.",
        "born": "This date lies in the future. Write a date up to today.",
        "since_on": "Enter a valid date.",
        "address": "Complete the address: “Town or city” is still empty.",
        "owner": "Choose one of the answers shown.",
    }

    def clean(self) -> None:
        """Find a fault with everything."""
        for name, fault in self.faults.items():
            self.errors.pop(name, None)
            self.add_error(name, fault)


class FilterForm(Form):
    """Questions to a list."""

    q = forms.CharField(label="Search", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "All kinds"), *_KINDS])
    sort = forms.ChoiceField(label="Order", required=False, choices=[("newest", "Newest first"), ("name", "By name")])


class WrittenSample(Form):
    """One text in three languages, as the forms of firms have it."""

    name_nl = forms.CharField(label="Name · Dutch", initial="Loonstrook")
    name_fr = forms.CharField(label="Name · French", initial="Fiche de salaire", required=False)
    name_de = forms.CharField(label="Name · German", required=False)
    sides = (
        {"code": "nl", "name": "Dutch", "is_shown": False, "missing": 0},
        {"code": "fr", "name": "French", "is_shown": True, "missing": 0},
        {"code": "de", "name": "German", "is_shown": False, "missing": 1},
    )

    @property
    def written(self) -> list[dict[str, object]]:
        """The text with its fields."""
        return [{"label": "Name", "fields": list(self)}]
