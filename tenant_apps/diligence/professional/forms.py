"""Forms of due diligence."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tenant_apps.diligence.commands import IdentityFacts, facts_of, read_typed
from tenant_apps.diligence.enums import Channel, Exposure, IdentityKind, LegalForm, Outcome, ProofKind
from tenant_apps.diligence.models import Check, Identity, Proof
from tenant_apps.documents.models import DocumentRequest
from vestibule.core.actors import Actor
from vestibule.core.countries import countries_in
from vestibule.core.errors import DomainError
from vestibule.core.forms import DateField, Form


def _countries() -> list[tuple[str, object]]:
    return [("", _("Not known")), *countries_in(get_language() or "en")]


class FactsForm(Form):
    """What the rating is based on."""

    country = forms.ChoiceField(label=_("Country of residence or seat"), choices=_countries, required=False)
    channel = forms.ChoiceField(label=_("How we met"), choices=Channel.choices)
    exposure = forms.ChoiceField(
        label=_("Political exposure"),
        help_text=_("Whether anybody holds, or held, an important public office, or is close to somebody who does."),
        choices=Exposure.choices,
        required=False,
    )
    form = forms.ChoiceField(label=_("Legal form"), choices=LegalForm.choices)

    def __init__(self, *args: Any, check: Check, **kwargs: Any) -> None:
        initial = {name: getattr(check, name) for name in ("country", "channel", "exposure", "form")}
        super().__init__(*args, initial=initial, **kwargs)


class IdentityForm(Form):
    """An identity document: by its machine readable zone, or typed where it has none."""

    zone = forms.CharField(
        label=_("Machine readable lines"),
        help_text=_("The two or three lines with < signs, exactly as printed. The rest is read from them."),
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("Kind of document"), choices=IdentityKind.choices, required=False)
    number = forms.CharField(label=_("Number of the document"), max_length=25, required=False)
    surname = forms.CharField(label=_("Surname"), max_length=100, required=False)
    given_names = forms.CharField(label=_("Given names"), max_length=100, required=False)
    birth_date = DateField(label=_("Date of birth"), required=False)
    expires_on = DateField(label=_("Valid until"), required=False)
    has_bsn = forms.BooleanField(label=_("The copy shows the citizen service number (BSN)"), required=False)
    explanation = forms.CharField(
        label=_("Why it differs from the file"),
        help_text=_("Only where it does: a name after marriage, another spelling."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    TYPED = ("kind", "number", "surname", "given_names", "birth_date", "expires_on")
    NEEDED = ("kind", "number", "surname", "birth_date", "expires_on")

    def __init__(self, *args: Any, identity: Identity | None, zone: str = "", **kwargs: Any) -> None:
        names = (*self.TYPED, "has_bsn", "explanation")
        initial = {name: getattr(identity, name) for name in names} if identity else {}
        initial["zone"] = zone
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Read the zone where there is one; otherwise everything that it would say is needed."""
        asked = self.cleaned_data
        asked["read"] = None
        if asked.get("zone"):
            try:
                asked["read"] = read_typed(asked["zone"])
            except DomainError as error:
                self.add_error("zone", forms.ValidationError(str(error.message), code=error.code))
            return asked
        for name in self.NEEDED:
            if name not in self.errors and not asked.get(name):
                self.add_error(name, forms.ValidationError(_("Fill this in, or the lines above."), code="required"))
        return asked

    def facts(self) -> IdentityFacts:
        """What the command takes."""
        asked = self.cleaned_data
        if asked["read"] is not None:
            return facts_of(asked["read"], has_bsn=asked["has_bsn"])
        return IdentityFacts(**{name: asked[name] for name in (*self.TYPED, "has_bsn")})

    def typed_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.TYPED]


LISTS_BY_HAND = _(
    "Lists of sanctions and of politically exposed persons are not searched for you yet. Say which you searched "
    "elsewhere, on which day, and what you found. Clients do not see it."
)
REPORT_HELP = _("A PDF or a photo of what the search showed. Clients do not see it, nor that there is one.")


class ProofForm(Form):
    """What somebody found, and whether it is enough."""

    finding = forms.CharField(label=_("What you found"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}))
    is_sufficient = forms.TypedChoiceField(
        label=_("Is it enough?"),
        choices=[("yes", _("Yes")), ("no", _("No, more is needed"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    request = forms.ModelChoiceField(
        label=_("Document"),
        queryset=DocumentRequest.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("None in the dossier"),
    )
    files = forms.FileField(label=_("Report of the screening"), help_text=REPORT_HELP, required=False)
    drops_report = forms.BooleanField(label=_("Take the report away: its file is erased"), required=False)

    def __init__(self, *args: Any, actor: Actor, check: Check, kind: str, proof: Proof | None, **kwargs: Any) -> None:
        initial: dict[str, Any] = {}
        if proof is not None:
            initial = {"finding": proof.finding, "is_sufficient": "yes" if proof.is_sufficient else "no"}
            initial["request"] = proof.request.public_id if proof.request else None
        super().__init__(*args, initial=initial, **kwargs)
        if kind == ProofKind.LISTS:
            self.fields["finding"].help_text = LISTS_BY_HAND
            del self.fields["request"]  # clients see their documents, and are told nothing of lists
            if proof is not None and proof.file is not None:
                self.fields["files"].label = _("Another file in place of this one")
            else:
                del self.fields["drops_report"]
            return
        del self.fields["files"], self.fields["drops_report"]
        requests = DocumentRequest.objects.visible_to(actor).of_customer(check.dossier.customer)
        self.fields["request"].queryset = requests.needed().select_related("document_type").order_by("pk")

    def said(self) -> dict[str, Any]:
        """What the command takes."""
        return {"file" if name == "files" else name: value for name, value in self.cleaned_data.items()}


class DecideForm(Form):
    """The decision, with its reason."""

    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=[(Outcome.ACCEPTED, _("Accept")), (Outcome.REJECTED, _("Turn down"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}))


class ReopenForm(Form):
    """Why it is looked at again."""

    reason = forms.CharField(label=_("Reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 2}))


class BoundsForm(Form):
    """From how many points a risk is medium, and high."""

    medium_from = forms.IntegerField(label=_("Medium from"), min_value=1, max_value=99)
    high_from = forms.IntegerField(label=_("High from"), min_value=2, max_value=100)


class WeightForm(Form):
    """What one value counts."""

    points = forms.IntegerField(label=_("Points"), min_value=0, max_value=100)
    is_decisive = forms.BooleanField(label=_("Makes the risk high by itself"), required=False)


class CountryForm(WeightForm):
    """What one country counts."""

    value = forms.ChoiceField(label=_("Country"), choices=_countries, required=False)

    field_order = ("value", "points", "is_decisive")
