"""What a reader says of an article."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shared_apps.help.models import LONGEST_REMARK
from vestibule.core.forms import Form


class VerdictForm(Form):
    """Whether it helped, and what was missing."""

    YES, NO = "yes", "no"

    verdict = forms.ChoiceField(
        label=_("Did this article help you?"),
        choices=((YES, _("Yes, it helped")), (NO, _("No, something is missing"))),
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("What is missing or not clear?"),
        help_text=_("Please write no names or other details of people here."),
        required=False,
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
