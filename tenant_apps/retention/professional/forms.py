"""Forms about how long people are kept."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.retention.enums import DUTY, Ground
from vestibule.core.forms import DateField, Form

_HELP = {
    Ground.REJECTED: _("You said no, for a reason of your own."),
    Ground.WITHDREW: _("They said no, or went somewhere else."),
    Ground.NO_ANSWER: _("They never came back to you."),
    Ground.UNLAWFUL: _("A hit on a list that was confirmed, or a suspicion. As a rule as long as the law asks."),
    Ground.ARCHIVED: _("Put away in the archive before anything was decided."),
}


class RulesForm(Form):
    """The months for each reason, and for the legal duty."""

    def __init__(self, *args: Any, usual: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for ground in Ground:
            usually = _("Usual here: %(months)d months.") % {"months": usual[ground]}
            self.fields[ground.value] = _months(ground.label, f"{_HELP[ground]} {usually}")
        least = _("At least %(months)d months in your country.") % {"months": usual[DUTY]}
        self.fields[DUTY] = _months(_("After due diligence, by law"), least)


class LongerForm(Form):
    """Until when somebody is kept instead, and why."""

    until_on = DateField(label=_("Keep until"))
    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class HoldForm(Form):
    """Why nothing may be erased for the time being."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For instance a complaint, a dispute, or a question of the supervisor."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _months(label: Any, help_text: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=1,
        max_value=240,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
