"""What professionals send: filters of the queue, a verdict, other words for a request."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.enums import REASONS_FOR_FILES, Decision, RejectionReason
from tenant_apps.documents.errors import FileMissing
from tenant_apps.documents.models import DocumentRequest, DocumentType
from tenant_apps.documents.querysets import DocumentRequestQuerySet
from vestibule.core.actors import Actor
from vestibule.core.forms import DateField, Form, ModelForm

TO_REVIEW, WITH_CLIENT, REVIEWED, EVERYTHING = "review", "client", "approved", "all"


class QueueForm(Form):
    """Which requests to show. Whatever is not understood is left out, so that a link never breaks."""

    state = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            (TO_REVIEW, _("To review")),
            (WITH_CLIENT, _("With the client")),
            (REVIEWED, _("Approved")),
            (EVERYTHING, _("All")),
        ],
    )
    document_type = forms.ModelChoiceField(
        label=_("Document type"),
        required=False,
        queryset=DocumentType.objects.none(),
        to_field_name="public_id",
        empty_label=_("Every type"),
    )
    q = forms.CharField(label=_("Customer"), required=False, max_length=100)

    def __init__(self, *args: object, actor: Actor, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        types = DocumentType.objects.visible_to(actor).by_name()
        self.fields["document_type"].queryset = types
        self.is_valid()

    @property
    def shows_everything(self) -> bool:
        """Whether nothing is left out."""
        chosen = getattr(self, "cleaned_data", {})
        return chosen.get("state") == EVERYTHING and not self.is_narrowed

    @property
    def is_narrowed(self) -> bool:
        """Whether less is shown than what waits for a verdict."""
        chosen = getattr(self, "cleaned_data", {})
        is_another = (chosen.get("state") or TO_REVIEW) not in {TO_REVIEW, EVERYTHING}
        return is_another or bool(chosen.get("document_type") or chosen.get("q"))

    def narrowed(self, requests: DocumentRequestQuerySet) -> DocumentRequestQuerySet:
        """The requests that the filters leave."""
        chosen = getattr(self, "cleaned_data", {})
        requests = _in_state(requests, chosen.get("state") or TO_REVIEW)
        if chosen.get("document_type"):
            requests = requests.filter(document_type=chosen["document_type"])
        if chosen.get("q"):
            requests = requests.of_customers_matching(chosen["q"])
        return requests


def _in_state(requests: DocumentRequestQuerySet, state: str) -> DocumentRequestQuerySet:
    if state == TO_REVIEW:
        return requests.awaiting_review()
    if state == WITH_CLIENT:
        return requests.waiting_for_client()
    if state == REVIEWED:
        return requests.reviewed()
    return requests


class RequestChoiceField(forms.ModelChoiceField):
    """Requests by what is asked, and of whom."""

    def label_from_instance(self, asked: DocumentRequest) -> str:
        return " · ".join(str(part) for part in (asked.plain_subject, asked.party) if part)


class HandInForm(Form):
    """A file that reached the firm by another way."""

    files = forms.FileField(
        label=_("File"),
        help_text=_("Received by post, by e-mail or in person. The history says that you added it."),
        error_messages={"required": FileMissing().message},
    )


class MoveForm(Form):
    """Under which document a file belongs."""

    to = RequestChoiceField(
        label=_("Belongs to"), queryset=DocumentRequest.objects.none(), to_field_name="public_id", empty_label=None,
        widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, *args: object, others: DocumentRequestQuerySet, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = others


class ReviewForm(Form):
    """The verdict on a delivery. ``seen`` is the revision that the reviewer looks at."""

    decision = forms.ChoiceField(label=_("Decision"), choices=Decision.choices, widget=forms.HiddenInput)
    seen = forms.IntegerField(label=_("Version that you looked at"), widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("Reason for rejecting"), choices=REASONS_FOR_FILES, required=False, widget=forms.RadioSelect
    )
    dated_on = DateField(
        label=_("Date on the document"),
        help_text=_("From which its age is counted; without one, from the day of delivery."),
        required=False,
    )
    remark = forms.CharField(
        label=_("Remark for the client"),
        help_text=_("The client reads this beside the document. When you reject it, say what you need instead."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(Form):
    """Whether the firm agrees that a document does not apply."""

    decision = forms.ChoiceField(label=_("Decision"), choices=Decision.choices, widget=forms.HiddenInput)
    seen = forms.IntegerField(label=_("Version that you looked at"), widget=forms.HiddenInput)
    remark = forms.CharField(
        label=_("Remark for the client"),
        help_text=_("Compulsory if you ask for the document all the same."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AgainForm(Form):
    """Why an approved document is asked for again."""

    reason = forms.ChoiceField(label=_("Reason"), choices=RejectionReason.choices, initial=RejectionReason.OUTDATED)
    remark = forms.CharField(
        label=_("Remark for the client"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2})
    )


class FreshnessForm(Form):
    """How old each document type may be, in days."""

    def __init__(self, *args: object, actor: Actor, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.types = {str(each.public_id): each for each in DocumentType.objects.visible_to(actor).in_use().by_name()}
        for public_id, document_type in self.types.items():
            self.fields[f"days-{public_id}"] = forms.IntegerField(
                label=str(document_type), required=False, min_value=1, max_value=3_650, initial=document_type.fresh_days
            )

    @property
    def days(self) -> dict[DocumentType, int | None]:
        """What was typed, by type."""
        return {each: self.cleaned_data[f"days-{public_id}"] for public_id, each in self.types.items()}


class EditForm(ModelForm):
    """Other words for a request."""

    class Meta:
        model = DocumentRequest
        fields = ("subject", "remark")
        labels = {"subject": _("Subject"), "remark": _("Remark for the client")}
        help_texts = {"subject": _("Leave empty to use the name of the document type.")}
        widgets = {"remark": forms.Textarea(attrs={"rows": 4})}
