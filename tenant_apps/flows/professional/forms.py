"""What a professional chooses."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.written import WrittenForm
from tenant_apps.customers.models import Customer, Party
from tenant_apps.flows.catalogue.library import recipes, sections
from tenant_apps.flows.compiled import words
from tenant_apps.flows.definitions import Definition
from tenant_apps.flows.models import Flow
from vestibule.core.actors import Actor
from vestibule.core.forms import Form
from vestibule.core.languages import in_every_language


class StartForm(Form):
    """A flow for somebody of the customer."""

    flow = forms.ModelChoiceField(Flow.objects.none(), label=_("Flow"), to_field_name="public_id")
    party = forms.ModelChoiceField(Party.objects.none(), label=_("For"), to_field_name="public_id")

    def __init__(self, *args: object, actor: Actor, customer: Customer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["flow"].queryset = Flow.objects.visible_to(actor).active()
        self.fields["party"].queryset = (
            Party.objects.visible_to(actor).filter(customers=customer).distinct().order_by("pk")
        )


class BlocksForm(Form):
    """Pages of the catalogue, ticked under the section that they belong to."""

    uses = forms.MultipleChoiceField(
        label=_("What it asks"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one page.")},
    )

    def __init__(self, *args: Any, offered: dict[str, list[Definition]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uses"].choices = block_choices(offered)


class AddFlowForm(WrittenForm):
    """The name of a new flow, and what of the catalogue it asks."""

    uses = forms.MultipleChoiceField(
        label=_("What it asks"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("You can add, change and put in order everything afterwards, also with questions of your own."),
        error_messages={"required": _("Choose at least one page.")},
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_text("name", _("Name"), max_length=120)
        self.fields["uses"].choices = block_choices({key: part["subsections"] for key, part in sections().items()})
        self.initial["uses"] = usual_blocks(kind)


def block_choices(offered: dict[str, list[Definition]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The pages by section, as choices in the reader's language."""
    language = get_language() or "en"
    return [
        (
            _said(sections()[key]["title"], language),
            [(f"{key}.{page['key']}", _said(page["title"], language)) for page in pages],
        )
        for key, pages in sorted(offered.items(), key=lambda pair: _place_of(pair[0]))
    ]


def usual_blocks(kind: str) -> list[str]:
    """What the ready-made flow of this type asks; what a new one begins with."""
    found = next((recipe for recipe in recipes() if recipe["kind"] == kind), None)
    return [pick["use"] for pick in found["pick"]] if found else ["personal.about_you", "contact.reach"]


ORDER = (
    "personal", "contact", "household", "identity", "income", "assets", "liabilities", "protection", "property",
    "loan", "objectives", "knowledge", "risk", "profile", "sustainability", "business", "directors", "owners",
    "consents",
)  # fmt: skip
"""The sections of the catalogue as somebody is usually asked them."""


def _place_of(key: str) -> int:
    return ORDER.index(key) if key in ORDER else len(ORDER)


def _said(text: dict[str, str], language: str) -> str:
    return words(in_every_language(text), language)
