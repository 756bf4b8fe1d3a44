"""What both portals do with a form that was sent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.commands.reception import received
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.gateways.formats import accepted_by
from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.commands.messages import attach_file, write_message
from tenant_apps.threads.models import LONGEST_DRAFT, Attachment, ThreadMessage
from vestibule.core.actors import Actor
from vestibule.core.forms import Form, ManyFilesInput

ACCEPT = ",".join(accepted_by(list(FormatGroup)))
"""What a file chooser may offer."""


class FilesField(forms.FileField):
    """Files, perhaps none; their content is judged where it is stored."""

    widget = ManyFilesInput

    def clean(self, data: object, initial: object = None) -> list[object]:
        return [file for file in data or [] if file]  # type: ignore[attr-defined]


class BodyField(forms.CharField):
    """What is written; nothing is enough where a file goes with it, which the command judges."""

    def validate(self, value: str) -> None:
        """Refuse nothing for being empty."""


class FilesForm(Form):
    """Files to attach."""

    files = FilesField(label=_("Attach files"), required=False)


class MessageForm(FilesForm):
    """What a client writes. Its length is judged by the command, so that a text that is too long comes back whole."""

    use_required_attribute = False

    body = BodyField(
        label=_("Your message"),
        strip=False,
        max_length=LONGEST_DRAFT * 5,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    field_order = ("body", "files")


class AnswerForm(MessageForm):
    """What a professional writes."""

    is_question = forms.BooleanField(label=_("I expect an answer"), required=False)
    is_told_by_sms = forms.BooleanField(label=_("Tell by text message too"), required=False)
    seen = forms.IntegerField(label=_("Messages seen"), required=False, min_value=0, max_value=10**9)


class DraftForm(Form):
    """What is being written, as far as it has come."""

    body = forms.CharField(label=_("Your message"), required=False, strip=False, max_length=LONGEST_DRAFT)


def attach(form: FilesForm, *, actor: Actor, dossier: Dossier, audience: Audience) -> None:
    """Take in the files of the form. Those that are in order are kept, whatever is wrong with the others."""

    def take_in(file: object) -> Attachment:
        with received(file, list(FormatGroup)) as content:  # type: ignore[arg-type]
            return attach_file(actor=actor, dossier=dossier, audience=audience, content=content)

    for file in form.cleaned_data.get("files", []):
        form.run(take_in, file=file)


def send(form: MessageForm, *, actor: Actor, dossier: Dossier, audience: Audience) -> ThreadMessage | None:
    """Attach what came with the form and send the message, unless something is wrong."""
    if not form.is_valid():
        return None
    attach(form, actor=actor, dossier=dossier, audience=audience)
    if form.errors:
        return None
    facts = {name: value for name, value in form.cleaned_data.items() if name != "files"}
    return form.run(write_message, actor=actor, dossier=dossier, audience=audience, **facts)
