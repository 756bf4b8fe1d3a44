"""What somebody asks, and what they hand over."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from shared_apps.help.models import LONGEST_QUESTION
from shared_apps.help.retrieval import LONGEST
from tenant_apps.chats.answers import Answered, digest
from tenant_apps.chats.errors import ChangedMeanwhile
from tenant_apps.dossiers.models import Dossier
from vestibule.core.forms import Form


class QuestionForm(Form):
    """A question to the help."""

    use_required_attribute = False

    question = forms.CharField(
        label=_("Your question"), max_length=LONGEST, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class HandOverForm(Form):
    """What is handed over. ``shown`` says which exchange the page showed: what is sent is what was seen."""

    body = forms.CharField(
        label=_("Your question"), max_length=LONGEST_QUESTION, widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"})
    )
    with_exchange = forms.BooleanField(
        label=_("Send along what I asked here and what was answered"), required=False, initial=True
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: object, answered: Sequence[Answered], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.answered = answered
        self.fields["shown"].initial = digest(answered)
        if not answered:
            del self.fields["with_exchange"]

    @property
    def sent_along(self) -> Sequence[Answered]:
        """The exchange, if it is to be sent."""
        return self.answered if self.cleaned_data.get("with_exchange") else ()

    def clean(self) -> dict[str, object]:
        """Refuse an exchange that nobody saw, and show the present one."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("with_exchange") and cleaned.get("shown") != digest(self.answered):
            self.data = self.data.copy()
            self.data["shown"] = digest(self.answered)
            raise forms.ValidationError(str(ChangedMeanwhile().message), code="chats:changed-meanwhile")
        return cleaned


class AdviserForm(HandOverForm):
    """A client's, about one of their dossiers."""

    dossier = forms.ChoiceField(label=_("About which dossier?"), widget=forms.RadioSelect)

    field_order = ("dossier", "body", "with_exchange")

    def __init__(self, *args: object, dossiers: Sequence[Dossier], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.public_id), str(each)) for each in dossiers]
        self.fields["dossier"].choices = choices
        if len(choices) == 1:
            self.fields["dossier"].widget = forms.HiddenInput()
            self.fields["dossier"].initial = choices[0][0]


class CustomerSuccessForm(HandOverForm):
    """A professional's."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].help_text = _(
            "Please write no names or other details of clients: your firm’s data stays yours."
        )
