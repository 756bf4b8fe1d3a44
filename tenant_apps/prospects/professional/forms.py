"""Forms of the prospects' pages."""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.models import Account
from tenant_apps.customers.commands import PartyFacts
from tenant_apps.customers.contact import stored_address, stored_email, stored_phone
from tenant_apps.customers.enums import CustomerKind, FormOfAddress, PartyKind
from tenant_apps.customers.likeness import (
    ALIKE,
    CHOOSE_ALIKE,
    SOMEBODY_ELSE,
    alike_choices,
    country_choices,
    likenesses,
    stored_iban,
    stored_number,
)
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.enums import DossierKind, WaitsFor
from tenant_apps.journeys.enums import JourneyKind
from tenant_apps.journeys.plans import usual_journey
from tenant_apps.prospects.enums import Column, JobKind, Source, Standing, Status
from tenant_apps.prospects.listing import Firm, Question, Sort
from tenant_apps.retention.enums import OF_A_REJECTION, Ground
from themes.base.fields import AddressField
from vestibule.core.actors import Actor
from vestibule.core.companies import LONGEST
from vestibule.core.errors import DomainError
from vestibule.core.forms import DateField, Form
from vestibule.core.sorting import alphabetical
from vestibule.core.ways import is_uuid


class FilterForm(Form):
    """The question to the list, from the address; what is not understood is left out of it."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *CustomerKind.choices])
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Any status")), *Status.choices])
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    adviser = forms.ChoiceField(label=_("Adviser"), required=False)
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=Sort.choices)
    waits_for = forms.ChoiceField(
        label=_("Waiting for"), required=False, choices=[("", _("Anybody")), *WaitsFor.choices]
    )
    source = forms.ChoiceField(label=_("Source"), required=False, choices=[("", _("Any source")), *Source.choices[1:]])
    standing = forms.ChoiceField(label=_("Show"), required=False, choices=Standing.choices)

    RARE = ("waits_for", "source", "standing")

    def __init__(self, *args: Any, firm: Firm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = [("", _("All stages")), *firm.stage_choices()]
        self.fields["adviser"].choices = [("", _("All advisers")), *firm.colleagues]

    @cached_property
    def question(self) -> Question:
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return Question(
            words=asked.pop("q", ""),
            **{name: UUID(asked.pop(name)) for name in ("stage", "adviser") if name in asked},
            **asked,
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether the list leaves anybody out."""
        return replace(self.question, sort=Sort.NEWEST) != Question()

    @property
    def kept(self) -> dict[str, str]:
        """What was asked for and understood, as the address says it: to be saved under a name."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

    def usual_fields(self) -> list[BoundField]:
        return [self[name] for name in self.fields if name not in self.RARE]

    def rare_fields(self) -> list[BoundField]:
        return [self[name] for name in self.RARE]

    @property
    def is_rare(self) -> bool:
        """Whether anything is asked that is seldom asked."""
        return any(self.kept.get(name) for name in self.RARE)


class BulkForm(Form):
    """Who is chosen in the list, or everybody who answers the question, and who takes over."""

    customers = forms.MultipleChoiceField(label=_("Prospects"), required=False)
    everybody = forms.BooleanField(label=_("Everybody in this list, on the other pages too"), required=False)
    adviser = forms.ChoiceField(label=_("Adviser"), required=False)

    def __init__(self, *args: Any, firm: Firm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"].choices = [("", _("Choose an adviser")), *firm.colleagues]
        self.fields["customers"].valid_value = is_uuid

    @property
    def chosen(self) -> set[str]:
        """Whose boxes are ticked."""
        return set(self.data.getlist("customers")) if self.is_bound else set()


class SaveListForm(Form):
    """A name for the list that is shown."""

    name = forms.CharField(label=_("Name of the list"), max_length=60)


class ColumnsForm(Form):
    """Which columns one wants to see."""

    columns = forms.MultipleChoiceField(
        label=_("Columns"),
        help_text=_("The name is always shown."),
        choices=Column.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one column.")},
    )

    def clean_columns(self) -> list[str]:
        """In the order of the table, whatever was ticked first."""
        chosen = self.cleaned_data["columns"]
        return [column for column in Column.values if column in chosen]


class ExportForm(Form):
    """As what the list is saved."""

    format = forms.ChoiceField(
        label=_("Format"),
        choices=[(JobKind.EXPORT_XLSX, _("Excel (XLSX)")), (JobKind.EXPORT_CSV, _("Text with semicolons (CSV)"))],
        initial=JobKind.EXPORT_XLSX,
        widget=forms.RadioSelect,
    )


class StatusForm(Form):
    """What is decided about a prospect."""

    status = forms.ChoiceField(label=_("New status"))
    ground = forms.ChoiceField(
        label=_("If you reject: why it ends"),
        help_text=_("How long everything is kept depends on it. The date is shown here once you save."),
        choices=[(ground.value, ground.label) for ground in OF_A_REJECTION],
        required=False,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed when you reject. Clients do not see it."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, following: Iterable[Status], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [(status.value, status.label) for status in following]
        if Status.REJECTED not in following:
            del self.fields["ground"]

    def clean_ground(self) -> str:
        """A rejection by the firm where nothing else was chosen."""
        return self.cleaned_data["ground"] or Ground.REJECTED


class SourceForm(Form):
    """How the firm came to know somebody."""

    source = forms.ChoiceField(label=_("Source"), required=False, choices=Source.choices)


@dataclass(frozen=True, slots=True)
class Section:
    """The fields about one party, under one heading."""

    name: str
    title: str | Promise
    kind: PartyKind = PartyKind.NATURAL


SECTIONS: dict[CustomerKind, tuple[Section, ...]] = {
    CustomerKind.INDIVIDUAL: (Section("applicant", _("The person")),),
    CustomerKind.JOINT: (Section("applicant", _("First applicant")), Section("partner", _("Second applicant"))),
    CustomerKind.BUSINESS: (
        Section("company", _("The company"), PartyKind.LEGAL),
        Section("contact", _("Contact person")),
    ),
}


ADDRESS = AddressField(label=_("Address"), required=False)
STORED: dict[str, Callable[[Any], object]] = {
    "email": stored_email,
    "phone": stored_phone,
    "iban": stored_iban,
    "address": stored_address,
}


def _line(label: Promise, maximum: int, *, required: bool = False, autocomplete: str = "off") -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=maximum, required=required, widget=widget)


def _contact_fields(phone: Promise, help_text: Promise | str = "") -> dict[str, forms.Field]:
    return {
        "email": forms.CharField(
            label=_("E-mail address"),
            max_length=254,
            required=False,
            widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        ),
        "phone": forms.CharField(
            label=phone,
            max_length=30,
            required=False,
            help_text=help_text,
            widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        ),
        "iban": _line(_("Bank account (IBAN)"), 50),
        "language": forms.ChoiceField(label=_("Language"), choices=current_organisation().language_choices),
        "address": deepcopy(ADDRESS),
    }


def _person_fields() -> dict[str, forms.Field]:
    return {
        "form_of_address": forms.ChoiceField(label=_("Form of address"), choices=FormOfAddress.choices),
        "first_name": _line(_("First name"), 100),
        "prefix": _line(_("Prefix"), 30),
        "last_name": _line(_("Last name"), 100, required=True),
        "birth_date": DateField(label=_("Date of birth"), required=False),
        **_contact_fields(_("Mobile number"), _("The code for the client portal is sent here.")),
    }


def _company_fields() -> dict[str, forms.Field]:
    return {
        "legal_name": _line(_("Company name"), 200, required=True),
        "company_country": forms.ChoiceField(
            label=_("Country of the register"),
            required=False,
            choices=country_choices(),
            initial=current_organisation().country,
        ),
        "company_number": _line(_("Company number"), LONGEST),
        **_contact_fields(_("Phone number")),
    }


FIELDS_OF: dict[PartyKind, Callable[[], dict[str, forms.Field]]] = {
    PartyKind.NATURAL: _person_fields,
    PartyKind.LEGAL: _company_fields,
}


class ProspectForm(Form):
    """One form for each kind of prospect: a section per party, then the dossier.

    Where somebody alike is on file, the section asks whether that is the same person.
    """

    kind = forms.ChoiceField(
        label=_("What kind of prospect is it?"),
        choices=CustomerKind.choices,
        widget=forms.RadioSelect(attrs={"hx-post": "", "hx-target": "#prospect"}),
    )
    dossier_kind = forms.ChoiceField(label=_("What is it about?"), choices=DossierKind.choices)
    source = forms.ChoiceField(label=_("Source"), required=False, choices=Source.choices)
    journey = forms.ChoiceField(
        label=pgettext_lazy("of a prospect", "Journey"),
        required=False,
        choices=[("", _("None yet")), *JourneyKind.choices],
        help_text=_("Everything that its steps need is asked for in one go."),
    )
    adviser = forms.ModelChoiceField(label=_("Adviser"), queryset=Account.objects.none(), to_field_name="public_id")
    case_handler = forms.ModelChoiceField(
        label=_("Case handler"), queryset=Account.objects.none(), to_field_name="public_id", required=False
    )

    def __init__(self, *args: Any, actor: Actor, customer_kind: CustomerKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.customer_kind = actor, customer_kind
        self._on_file: dict[str, Party] = {}
        colleagues = Account.objects.visible_to(actor).professionals().active().order_by(alphabetical("name"), "pk")
        self.fields["adviser"].queryset = colleagues
        self.fields["adviser"].initial = actor.public_id
        self.fields["case_handler"].queryset = colleagues
        self.fields["journey"].initial = usual_journey()
        self.fields["case_handler"].empty_label = _("Nobody")
        for section in self.party_sections:
            for name, field in FIELDS_OF[section.kind]().items():
                self.fields[f"{section.name}_{name}"] = field

    @property
    def party_sections(self) -> tuple[Section, ...]:
        return SECTIONS[self.customer_kind]

    def sections(self) -> Iterator[tuple[str | Promise, list[BoundField]]]:
        """Each heading with its fields, for the page."""
        for section in self.party_sections:
            yield section.title, [self[name] for name in self.fields if name.startswith(f"{section.name}_")]

    def dossier_fields(self) -> list[BoundField]:
        return [self[name] for name in ("dossier_kind", "journey", "source", "adviser", "case_handler")]

    def clean(self) -> dict[str, Any]:
        """Bring each section's contact details into the stored form and ask about people who are alike."""
        for section in self.party_sections:
            self._clean_contact(section)
        if not self.errors:
            for section in self.party_sections:
                self._ask_about_alike(section)
        return self.cleaned_data

    def _clean_contact(self, section: Section) -> None:
        for name, stored in STORED.items():
            self._store(f"{section.name}_{name}", stored)
        if section.kind == PartyKind.LEGAL:
            country = self.cleaned_data.get(f"{section.name}_company_country", "")
            self._store(f"{section.name}_company_number", lambda typed: stored_number(typed, country)[0])

    def _store(self, field: str, stored: Callable[[Any], object]) -> None:
        try:
            self.cleaned_data[field] = stored(self.cleaned_data[field]) if field in self.cleaned_data else ""
        except DomainError as error:
            self.add_error(field, forms.ValidationError(str(error.message), code=error.code))

    def _ask_about_alike(self, section: Section) -> None:
        alike = likenesses(self._facts(section))
        if not alike:
            return
        self._on_file |= {str(likeness.party.public_id): likeness.party for likeness in alike}
        name = f"{section.name}_same_as"
        self.fields[name] = field = forms.ChoiceField(
            label=ALIKE, choices=alike_choices(self.actor, alike), widget=forms.RadioSelect
        )
        try:
            self.cleaned_data[name] = field.clean(self.data.get(self.add_prefix(name)))
        except forms.ValidationError:
            self.add_error(name, forms.ValidationError(CHOOSE_ALIKE, code="customers:possible-duplicate"))

    def prospect(self) -> dict[str, Any]:
        """What the command takes; a party is the facts of somebody new, or the one that is on file."""
        return {
            "kind": self.customer_kind,
            "parties": [self._party(section) for section in self.party_sections],
            "dossier_kind": self.cleaned_data["dossier_kind"],
            "adviser": self.cleaned_data["adviser"],
            "case_handler": self.cleaned_data["case_handler"],
            "source": self.cleaned_data["source"],
            "journey": self.cleaned_data["journey"],
            "despite_duplicates": any(name.endswith("_same_as") for name in self.cleaned_data),
        }

    def _party(self, section: Section) -> PartyFacts | Party:
        same_as = self.cleaned_data.get(f"{section.name}_same_as", SOMEBODY_ELSE)
        if same_as == SOMEBODY_ELSE:
            return self._facts(section)
        return self._on_file[same_as]

    def _facts(self, section: Section) -> PartyFacts:
        values = {name: self.cleaned_data[f"{section.name}_{name}"] for name in FIELDS_OF[section.kind]()}
        return PartyFacts(kind=section.kind, **values)
