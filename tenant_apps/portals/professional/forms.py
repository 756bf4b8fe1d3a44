"""Forms of the client portal's set-up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.written import WrittenForm
from tenant_apps.portals.models import Disclosure, StageVideo
from tenant_apps.portals.setup import Switches
from vestibule.core.forms import Form
from vestibule.core.videos import VideoField


class SwitchesForm(Form):
    """What clients see, and what comes first."""

    has_stage_bar = forms.BooleanField(
        label=_("Show the stages of the dossier on the overview"),
        help_text=_("Clients then read the names of your stages and which one they are in."),
        required=False,
    )
    has_case_handler = forms.BooleanField(label=_("Show who handles the dossier besides the adviser"), required=False)
    has_telephone = forms.BooleanField(
        label=_("Show the telephone numbers of adviser and case handler"), required=False
    )
    has_profile_first = forms.BooleanField(
        label=_("Begin with the client’s own details"),
        help_text=_(
            "After the first log-in clients check their name, telephone number and language, and go straight to the "
            "questions if there are any."
        ),
        required=False,
    )

    def __init__(self, *args: Any, switches: Switches, **kwargs: Any) -> None:
        initial = {name: getattr(switches, name) for name in Switches.__slots__}
        super().__init__(*args, initial=initial, **kwargs)

    @property
    def status(self) -> int:
        return 422 if self.errors else 200


class DisclosureForm(WrittenForm):
    """The privacy disclosure in each language."""

    def __init__(self, *args: Any, texts: dict[str, str], **kwargs: Any) -> None:
        initial = {f"text_{language}": text for language, text in texts.items()}
        super().__init__(*args, initial=initial, **kwargs)
        limit = Disclosure._meta.get_field("text").max_length
        self.add_text("text", _("Privacy disclosure"), max_length=limit, rows=14)


class StageVideoForm(WrittenForm):
    """A film for one stage."""

    link = VideoField(label=_("Video"), required=False)

    def __init__(self, *args: Any, video: StageVideo | None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"link": video.link} if video else {}, **kwargs)
        self.add_text("about", _("Short description"), max_length=300, source=video, is_required=False, rows=3)
