"""Forms of the prospects' pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.models import Account
from tenant_apps.customers.commands import PartyFacts, parties_like
from tenant_apps.customers.contact import stored_email, stored_phone
from tenant_apps.customers.enums import CustomerKind, FormOfAddress, PartyKind
from tenant_apps.customers.models import Customer, Party
from tenant_apps.dossiers.enums import DossierKind
from tenant_apps.dossiers.models import Stage
from tenant_apps.prospects.listing import Question, Sort
from vestibule.core import formats
from vestibule.core.actors import Actor
from vestibule.core.errors import DomainError
from vestibule.core.forms import DateField, Form
from vestibule.core.sorting import alphabetical

SOMEBODY_ELSE = "somebody-else"


class FilterForm(Form):
    """The question to the list, from the address; what is not understood is left out of it."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *CustomerKind.choices])
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    adviser = forms.ChoiceField(label=_("Adviser"), required=False)
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=Sort.choices)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages = Stage.objects.visible_to(actor).select_related("workflow").in_order()
        by_workflow: dict[str, list[tuple[str, str]]] = {}
        for stage in stages:
            by_workflow.setdefault(str(stage.workflow), []).append((str(stage.public_id), str(stage)))
        self.fields["stage"].choices = [("", _("All stages")), *by_workflow.items()]
        people = Account.objects.visible_to(actor).professionals().active().order_by(alphabetical("name"), "pk")
        self.fields["adviser"].choices = [
            ("", _("All advisers")),
            *((str(adviser), name) for adviser, name in people.values_list("public_id", "name")),
        ]

    @property
    def question(self) -> Question:
        self.is_valid()
        asked = self.cleaned_data
        return Question(
            words=asked.get("q", ""),
            kind=asked.get("kind", ""),
            stage=UUID(asked["stage"]) if asked.get("stage") else None,
            adviser=UUID(asked["adviser"]) if asked.get("adviser") else None,
            sort=asked.get("sort") or Sort.NEWEST,
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether the list leaves anybody out."""
        asked = self.question
        return bool(asked.words or asked.kind or asked.stage or asked.adviser)


class HandOverForm(Form):
    """Who is handed over, and to whom."""

    customers = forms.ModelMultipleChoiceField(
        label=_("Prospects"),
        queryset=Customer.objects.none(),
        to_field_name="public_id",
        error_messages={"required": _("Choose at least one prospect in the list.")},
    )
    adviser = forms.ModelChoiceField(
        label=_("Adviser"),
        queryset=Account.objects.none(),
        to_field_name="public_id",
        empty_label=_("Choose an adviser"),
        error_messages={"required": _("Choose the adviser who takes over.")},
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["customers"].queryset = Customer.objects.visible_to(actor).prospects().order_by("pk")
        colleagues = Account.objects.visible_to(actor).professionals().active()
        self.fields["adviser"].queryset = colleagues.order_by(alphabetical("name"), "pk")

    @property
    def chosen(self) -> set[str]:
        """Whose boxes are ticked."""
        return set(self.data.getlist("customers")) if self.is_bound else set()


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
        "language": forms.ChoiceField(label=_("Language"), choices=current_organisation().language_choices),
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
        "company_number": _line(_("Company number"), 30),
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
    adviser = forms.ModelChoiceField(label=_("Adviser"), queryset=Account.objects.none(), to_field_name="public_id")
    case_handler = forms.ModelChoiceField(
        label=_("Case handler"), queryset=Account.objects.none(), to_field_name="public_id", required=False
    )

    def __init__(self, *args: Any, actor: Actor, customer_kind: CustomerKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.customer_kind = customer_kind
        colleagues = Account.objects.visible_to(actor).professionals().active().order_by(alphabetical("name"), "pk")
        self.fields["adviser"].queryset = colleagues
        self.fields["adviser"].initial = actor.public_id
        self.fields["case_handler"].queryset = colleagues
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
        return [self[name] for name in ("dossier_kind", "adviser", "case_handler")]

    def clean(self) -> dict[str, Any]:
        """Bring each section's contact details into the stored form and ask about people who are alike."""
        for section in self.party_sections:
            self._clean_contact(section)
        if not self.errors:
            for section in self.party_sections:
                self._ask_about_alike(section)
        return self.cleaned_data

    def _clean_contact(self, section: Section) -> None:
        for name, stored in (("email", stored_email), ("phone", stored_phone)):
            field = f"{section.name}_{name}"
            try:
                self.cleaned_data[field] = stored(self.cleaned_data.get(field, ""))
            except DomainError as error:
                self.add_error(field, forms.ValidationError(str(error.message), code=error.code))

    def _ask_about_alike(self, section: Section) -> None:
        alike = parties_like(self._facts(section))
        if not alike:
            return
        name = f"{section.name}_same_as"
        self.fields[name] = field = forms.ChoiceField(
            label=_("Somebody alike is on file already"),
            choices=[
                *((str(party.public_id), _("The same: %(who)s") % {"who": _described(party)}) for party in alike),
                (SOMEBODY_ELSE, _("No, this is somebody else")),
            ],
            widget=forms.RadioSelect,
        )
        try:
            self.cleaned_data[name] = field.clean(self.data.get(self.add_prefix(name)))
        except forms.ValidationError:
            message = _("Check whether this is the same person, and choose.")
            self.add_error(name, forms.ValidationError(message, code="customers:possible-duplicate"))

    def prospect(self) -> dict[str, Any]:
        """What the command takes; a party is the facts of somebody new, or the one that is on file."""
        return {
            "kind": self.customer_kind,
            "parties": [self._party(section) for section in self.party_sections],
            "dossier_kind": self.cleaned_data["dossier_kind"],
            "adviser": self.cleaned_data["adviser"],
            "case_handler": self.cleaned_data["case_handler"],
            "despite_duplicates": any(name.endswith("_same_as") for name in self.cleaned_data),
        }

    def _party(self, section: Section) -> PartyFacts | Party:
        same_as = self.cleaned_data.get(f"{section.name}_same_as", SOMEBODY_ELSE)
        if same_as == SOMEBODY_ELSE:
            return self._facts(section)
        return next(party for party in parties_like(self._facts(section)) if str(party.public_id) == same_as)

    def _facts(self, section: Section) -> PartyFacts:
        values = {name: self.cleaned_data[f"{section.name}_{name}"] for name in FIELDS_OF[section.kind]()}
        return PartyFacts(kind=section.kind, **values)


def _described(party: Party) -> str:
    facts = [str(party), formats.day(party.birth_date) if party.birth_date else "", party.email]
    return ", ".join(fact for fact in facts if fact)
