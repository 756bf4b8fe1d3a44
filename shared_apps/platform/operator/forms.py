"""What an operator says when closing or opening a firm's portals."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vestibule.core.forms import Form


class ReasonForm(Form):
    """Every intervention has its reason in the record, and says what it wants: sent twice, it is done once."""

    SUSPEND, RESUME = "suspend", "resume"

    change = forms.ChoiceField(
        label=_("Change"), choices=((SUSPEND, _("Suspend")), (RESUME, _("Resume"))), widget=forms.HiddenInput
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Kept in the platform's record."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
