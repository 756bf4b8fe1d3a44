"""The firm's details, as its own people edit them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import OrganisationProfile, Registration
from vestibule.core.forms import Form

MOST_REGISTRATIONS = 12
_SPARE_ROWS = 2
_REGISTERS = {
    "NL": ("KvK", "AFM", "Kifid", "NVM", "BTW"),
    "BE": ("FSMA", "KBO / BCE", "Ombudsfin", "BTW / TVA"),
    "FR": ("ORIAS", "SIREN", "RCS", "AMF", "ACPR", "TVA"),
    "DE": ("Handelsregister", "IHK § 34c", "IHK § 34d", "IHK § 34f", "IHK § 34h", "IHK § 34i", "USt-IdNr."),
    "LU": ("CSSF", "RCS Luxembourg", "CAA", "TVA"),
    "AT": ("Firmenbuch", "GISA", "FMA", "UID"),
    "AU": ("ACN", "ABN", "ACL", "AFSL", "AFCA"),
    "NZ": ("NZBN", "FSPR", "FMA"),
}


class OrganisationForm(Form):
    """What clients and letters show of the firm."""

    name = forms.CharField(label=_("Name"), max_length=120)
    phone = forms.CharField(label=_("Telephone"), max_length=32, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")


class LegalIdentityForm(Form):
    """Who the firm is before the law: the name, the address, and the registers in which it stands."""

    legal_name = forms.CharField(label=_("Legal name"), max_length=160, required=False)
    address = forms.CharField(
        label=_("Postal address"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, organisation: OrganisationProfile, **kwargs: Any) -> None:
        initial = {"legal_name": organisation.legal_name, "address": organisation.address}
        for number, entry in enumerate(organisation.registrations):
            initial |= {f"label_{number}": entry.label, f"number_{number}": entry.number, f"link_{number}": entry.link}
        super().__init__(*args, initial=initial, **kwargs)
        self.suggestions = _REGISTERS.get(organisation.country, ())
        self._count = min(MOST_REGISTRATIONS, len(organisation.registrations) + _SPARE_ROWS)
        if self.is_bound:
            self._count = max(self._count, sum(f"label_{number}" in self.data for number in range(MOST_REGISTRATIONS)))
        for number in range(self._count):
            self.fields[f"label_{number}"] = forms.CharField(
                label=_("Register or supervisor"),
                max_length=80,
                required=False,
                widget=forms.TextInput(attrs={"list": "registers", "autocomplete": "off"}),
            )
            self.fields[f"number_{number}"] = forms.CharField(
                label=_("Number in the register"), max_length=60, required=False
            )
            self.fields[f"link_{number}"] = forms.URLField(
                label=_("Web address of the entry"), required=False, max_length=300, assume_scheme="https"
            )

    def rows(self) -> list[list[forms.BoundField]]:
        """Each register with its three fields; the last ones are empty."""
        return [[self[f"{name}_{number}"] for name in ("label", "number", "link")] for number in range(self._count)]

    def clean(self) -> dict[str, Any]:
        """A number or a link needs a label; links are to pages that a browser opens safely."""
        data: dict[str, Any] = super().clean() or {}
        for number in range(self._count):
            label, link = data.get(f"label_{number}"), data.get(f"link_{number}") or ""
            if not label and (data.get(f"number_{number}") or link):
                self.add_error(f"label_{number}", _("Please say which register this is."))
            if link and not link.startswith("https://"):
                self.add_error(f"link_{number}", _("Please give an address that starts with https://."))
        return data

    def registrations(self) -> list[Registration]:
        """The rows that are filled in."""
        data = self.cleaned_data
        rows = (
            Registration(data[f"label_{number}"], data[f"number_{number}"], data[f"link_{number}"])
            for number in range(self._count)
        )
        return [row for row in rows if row.label]
