"""Forms of the clients' pages."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Account
from tenant_apps.accounts.querysets import AccountQuerySet
from tenant_apps.clients.commands import HoldingFacts
from tenant_apps.clients.enums import REVERSED, SYMMETRIC, Portal, RelationKind, Sort, Standing
from tenant_apps.clients.listing import Question
from tenant_apps.clients.models import Holding
from tenant_apps.clients.overview import Overview, seen_by
from tenant_apps.customers.enums import CustomerKind
from tenant_apps.customers.models import Customer, Party
from tenant_apps.dossiers.enums import ProductKind
from vestibule.core.actors import Actor
from vestibule.core.forms import DateField, Form
from vestibule.core.sorting import alphabetical

_TURNED = "-of"


def colleagues(actor: Actor) -> AccountQuerySet:
    """Who may look after a client."""
    return Account.objects.visible_to(actor).professionals().active().order_by(alphabetical("name"), "pk")


class FilterForm(Form):
    """The question to the list, from the address; what is not understood is left out of it."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *CustomerKind.choices])
    adviser = forms.ChoiceField(label=_("Adviser"), required=False)
    portal = forms.ChoiceField(
        label=_("Client portal"), required=False, choices=[("", _("With or without access")), *Portal.choices]
    )
    standing = forms.ChoiceField(label=_("Show"), required=False, choices=Standing.choices)
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=Sort.choices)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(public_id), name) for public_id, name in colleagues(actor).values_list("public_id", "name")]
        self.fields["adviser"].choices = [("", _("All advisers")), *people]

    @cached_property
    def question(self) -> Question:
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        adviser = asked.pop("adviser", "")
        return Question(words=asked.pop("q", ""), adviser=UUID(adviser) if adviser else None, **asked)

    @property
    def is_narrowed(self) -> bool:
        """Whether the list leaves anybody out."""
        return replace(self.question, sort=Sort.NAME) != Question()


class ClientForm(Form):
    """What the firm itself notes about a client."""

    number = forms.CharField(
        label=_("Own number"),
        help_text=_("The number in another system of yours. An import finds the client by it."),
        max_length=40,
        required=False,
    )
    since_on = DateField(label=_("Client since"), required=False)
    adviser = forms.ModelChoiceField(
        label=_("Adviser"),
        queryset=Account.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("Nobody"),
    )
    case_handler = forms.ModelChoiceField(
        label=_("Case handler"),
        queryset=Account.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("Nobody"),
    )

    def __init__(self, *args: Any, overview: Overview, **kwargs: Any) -> None:
        customer, file = overview.customer, overview.file
        initial: dict[str, Any] = {"number": file.number, "since_on": file.since_on} if file else {}
        for name in ("adviser", "case_handler"):
            person = getattr(customer, name)
            initial[name] = person.public_id if person else None
        super().__init__(*args, initial=initial, **kwargs)
        for name in ("adviser", "case_handler"):
            self.fields[name].queryset = colleagues(overview.actor)


class HoldingForm(Form):
    """A product or contract."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ProductKind.choices)
    name = forms.CharField(label=_("Description"), max_length=120, required=False)
    provider = forms.CharField(label=_("Provider"), max_length=120, required=False)
    number = forms.CharField(label=_("Contract number"), max_length=60, required=False)
    began_on = DateField(label=_("From"), required=False)
    ended_on = DateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, holding: Holding | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(holding, name) for name in self.base_fields} if holding else None
        super().__init__(*args, initial=initial, **kwargs)

    @property
    def facts(self) -> HoldingFacts:
        """What the command takes."""
        return HoldingFacts(**self.cleaned_data)


def relation_choices() -> list[tuple[str, object]]:
    """What somebody may be to a party of the client, in both directions."""
    found: list[tuple[str, object]] = []
    for kind in RelationKind:
        found.append((kind.value, kind.label))
        if kind not in SYMMETRIC:
            found.append((kind.value + _TURNED, REVERSED[kind]))
    return found


class RelationForm(Form):
    """Who is what of whom."""

    member = forms.ChoiceField(label=_("Of whom"))
    kind = forms.ChoiceField(label=_("How they are related"))
    other = forms.ChoiceField(
        label=_("The other"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose somebody. Search for a name first.")},
    )

    def __init__(self, *args: Any, members: Iterable[Party], others: Iterable[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._parties = {str(party.public_id): party for party in (*members, *others)}
        self.fields["member"].choices = [(str(party.public_id), str(party)) for party in members]
        self.fields["kind"].choices = relation_choices()
        self.fields["other"].choices = [(str(party.public_id), self._described(party)) for party in others]

    @staticmethod
    def _described(party: Party) -> str:
        return " · ".join(part for part in (str(party), party.company_number, party.email) if part)

    @property
    def relation(self) -> dict[str, Any]:
        """What the command takes: the first is what the kind says of the other."""
        member, other = (self._parties[self.cleaned_data[name]] for name in ("member", "other"))
        kind = self.cleaned_data["kind"]
        if kind.endswith(_TURNED):
            return {"party": member, "other": other, "kind": kind.removesuffix(_TURNED)}
        return {"party": other, "other": member, "kind": kind}


def parties_named(actor: Actor, words: str, customer: Customer) -> list[Party]:
    """Up to ten people and companies on file whom the words name and the actor may meet, besides the client's own."""
    if not words.strip():
        return []
    found = Party.objects.visible_to(actor).filter(customers__in=seen_by(actor).matching(words).values("pk"))
    others = found.exclude(customers=customer).distinct().order_by("last_name", "legal_name", "first_name", "pk")
    return list(others[:10])
