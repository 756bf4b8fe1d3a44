"""The share panel and the form to send an invitation again."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.actors import has_access
from tenant_apps.customers.models import Party
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.asking import asked_of, belonging_to, usually_asked_of
from tenant_apps.dossiers.models import Dossier, Product
from tenant_apps.flows.models import Flow
from vestibule.core.forms import Form


def _sees_other_applicants() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("May this person see the details of the other applicants?"),
        help_text=_("Yes: sees and delivers for all applicants. No: only their own details and documents."),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda value: value == "yes",
        initial="no",
        widget=forms.RadioSelect,
    )


class VisibilityForm(Form):
    """How much of the other applicants somebody sees who was invited."""

    sees_other_applicants = _sees_other_applicants()


class AddressForm(Form):
    """Where the link and the code go."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("The link is sent to this address."))
    phone = forms.CharField(
        label=_("Mobile number"),
        help_text=_("The six-digit code is sent to this number by SMS."),
        max_length=32,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, party: Party, initial: dict[str, str], **kwargs: Any) -> None:
        own = {"email": party.account.email, "language": party.account.language} if has_access(party.account) else {}
        own = {name: value for name, value in own.items() if value and name in self.base_fields}
        super().__init__(*args, initial=initial | own, **kwargs)
        for name in own:
            self.fields[name].disabled = True
            self.fields[name].help_text = _("This client changes it in the settings of the portal.")


class InviteForm(AddressForm):
    """What one applicant will see and is asked for."""

    language = forms.ChoiceField(label=_("Language of the invitation"))
    sees_other_applicants = _sees_other_applicants()
    flow = forms.ModelChoiceField(
        label=_("Fact find"),
        queryset=Flow.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("No fact find"),
    )
    document_types = forms.ModelMultipleChoiceField(
        label=_("Documents to deliver"),
        queryset=DocumentType.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    product = forms.ModelChoiceField(
        label=_("For which product?"),
        help_text=_("The person finds the documents and questions on the tab of this product."),
        queryset=Product.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("The whole dossier"),
    )
    message = forms.CharField(
        label=_("Personal message"),
        help_text=_("Appears in the e-mail. Leave it empty if you have nothing to add."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, dossier: Dossier, party: Party, **kwargs: Any) -> None:
        super().__init__(*args, party=party, **kwargs)
        usual = Product.objects.usual_for(dossier)
        self.fields["product"].queryset = dossier.products.order_by("pk")
        self.fields["product"].initial = usual.public_id if usual else None
        self.fields["language"].choices = current_organisation().language_choices
        self.fields["flow"].queryset = Flow.objects.active().fitting_first(dossier.kind)
        self.fields["document_types"].queryset = DocumentType.objects.in_use().by_name()
        asked, usual = asked_of(dossier, party), usually_asked_of(dossier, party)
        self.fields["document_types"].initial = [paper for paper in usual if paper not in asked]
        if asked:
            names = {"names": ", ".join(sorted(map(str, asked)))}
            self.fields["document_types"].help_text = _("Asked already, and not asked twice: %(names)s.") % names
        self._own = [str(paper.public_id) for paper in belonging_to(dossier)]

    @property
    def papers_of_dossier(self) -> list[BoundWidget]:
        """The documents that belong to the dossier, in the order in which they are asked."""
        found = [each for each in self["document_types"].subwidgets if _value(each) in self._own]
        return sorted(found, key=lambda each: self._own.index(_value(each)))

    @property
    def other_papers(self) -> list[BoundWidget]:
        """All other documents of the firm, by name."""
        return [each for each in self["document_types"].subwidgets if _value(each) not in self._own]

    @property
    def is_another_chosen(self) -> bool:
        """Whether one of the others is ticked, which nobody should have to look for."""
        return any(each.data["selected"] for each in self.other_papers)

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed so far, right or wrong, to go on with."""
        return {name: self[name].value() for name in self.fields}


def _value(choice: BoundWidget) -> str:
    return str(choice.data["value"])
