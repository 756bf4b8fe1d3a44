"""The share panel and the form to send an invitation again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.documents.models import DocumentType
from tenant_apps.flows.models import Flow
from vestibule.core.forms import Form


class AddressForm(Form):
    """Where the link and the code go."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("The link is sent to this address."))
    phone = forms.CharField(
        label=_("Mobile number"),
        help_text=_("The six-digit code is sent to this number by SMS."),
        max_length=32,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )


class InviteForm(AddressForm):
    """What one applicant will see and is asked for."""

    language = forms.ChoiceField(label=_("Language of the invitation"))
    sees_other_applicants = forms.TypedChoiceField(
        label=_("May this person see the details of the other applicants?"),
        help_text=_("Yes: sees and delivers for all applicants. No: only their own details and documents."),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda value: value == "yes",
        initial="no",
        widget=forms.RadioSelect,
    )
    flow = forms.ModelChoiceField(
        label=_("Questionnaire"),
        queryset=Flow.objects.none(),
        required=False,
        empty_label=_("No questionnaire"),
    )
    document_types = forms.ModelMultipleChoiceField(
        label=_("Documents to deliver"),
        queryset=DocumentType.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    message = forms.CharField(
        label=_("Personal message"),
        help_text=_("Appears in the e-mail. Leave it empty if you have nothing to add."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = current_organisation().language_choices
        self.fields["flow"].queryset = Flow.objects.active().order_by("pk")
        self.fields["document_types"].queryset = DocumentType.objects.in_use().order_by("pk")
