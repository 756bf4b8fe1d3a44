"""What an operator says when closing or opening a firm's portals, adding credits, and replying to a question."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vestibule.core.forms import Form
from vestibule.core.modules import all_modules


class ReasonForm(Form):
    """Every intervention has its reason in the record, and says what it wants: sent twice, it is done once."""

    SUSPEND, RESUME = "suspend", "resume"

    change = forms.ChoiceField(
        label=_("Change"), choices=((SUSPEND, _("Suspend")), (RESUME, _("Resume"))), widget=forms.HiddenInput
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Kept in the platform’s record."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PlanForm(Form):
    """Which modules the plan of a firm holds."""

    modules = forms.MultipleChoiceField(
        label=_("Modules"),
        help_text=_("What is switched off is kept, and seen by nobody."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(label=_("Reason"), help_text=_("Kept in the platform’s record."), max_length=500)

    def __init__(self, *args: Any, lacking: Iterable[str], **kwargs: Any) -> None:
        modules = all_modules()
        kept = [module.code for module in modules if module.code not in lacking]
        super().__init__(*args, initial={"modules": kept}, **kwargs)
        self.fields["modules"].choices = [(module.code, module.label) for module in modules]


class TopUpForm(Form):
    """Credits that were paid for. ``order`` names this order, so that the form sent twice is one."""

    order = forms.UUIDField(widget=forms.HiddenInput)
    credits = forms.IntegerField(label=_("Credits to add"), min_value=1, max_value=1_000_000)
    reason = forms.CharField(
        label=_("Reason"), help_text=_("Such as the number of the invoice. The firm reads it too."), max_length=200
    )


class ReplyForm(Form):
    """Our reply to a professional's question."""

    reply = forms.CharField(
        label=_("Reply"),
        help_text=_("It comes to the inbox of the person who asked, as it stands here."),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
