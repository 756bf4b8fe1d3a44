"""How a client wants to be told of news."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.notifications.choosing import Ways, choices_of
from tenant_apps.notifications.happenings import SWITCHABLE
from vestibule.core.forms import Form

LABELS = {
    Ways(is_email=True, is_sms=False): _("E-mail"),
    Ways(is_email=False, is_sms=True): _("Text message"),
    Ways(is_email=True, is_sms=True): _("E-mail and text message"),
}


class OwnWaysForm(Form):
    """Where the firm offers more than one way, one can choose."""

    def __init__(self, *args: Any, firm: Mapping[str, Ways], own: Mapping[str, Ways], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ways = {each.code: choices_of(firm[each.code]) for each in SWITCHABLE}
        self.fixed = [
            (each.label, LABELS[self._ways[each.code][0]]) for each in SWITCHABLE if len(self._ways[each.code]) == 1
        ]
        for each in SWITCHABLE:
            ways = self._ways[each.code]
            if len(ways) > 1:
                chosen = own.get(each.code, firm[each.code])
                self.fields[each.code] = forms.TypedChoiceField(
                    label=each.label,
                    choices=[(str(number), LABELS[way]) for number, way in enumerate(ways)],
                    coerce=int,
                    initial=str(ways.index(chosen)) if chosen in ways else "",
                    widget=forms.RadioSelect,
                )

    @property
    def ways(self) -> dict[str, Ways]:
        """What was chosen."""
        return {code: self._ways[code][number] for code, number in self.cleaned_data.items()}
