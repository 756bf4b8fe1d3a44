"""As whom, why, and with what shared."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Party
from vestibule.core.forms import Form


class StartForm(Form):
    """The wish to look."""

    party = forms.ModelChoiceField(
        label=_("As whom?"), queryset=Party.objects.none(), empty_label=None, to_field_name="public_id",
        widget=forms.RadioSelect,
    )  # fmt: skip
    is_joint = forms.TypedChoiceField(
        label=_("What is shared?"),
        choices=[
            ("own", _("What this person sees now")),
            ("joint", _("What this person would see of the other applicants too")),
        ],
        help_text=_("The second is a preview: nothing is shared by it."),
        coerce=lambda value: value == "joint",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why do you look?"),
        help_text=_("The client reads your name and this reason under “Who looked”."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties
        if len(parties) < 2:
            del self.fields["is_joint"]
