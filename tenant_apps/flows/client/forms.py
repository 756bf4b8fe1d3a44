"""What a client sends with the answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.results import Clash
from vestibule.core.forms import Form


class SendForm(Form):
    """Sending the answers; where some do not go together, with a word that they are right nevertheless.

    What was said of one contradiction does not hold for another that came up meanwhile.
    """

    noted = forms.BooleanField(label=_("I have looked at these answers again. They are right."), required=False)

    def __init__(self, data: Any = None, *, clashes: Sequence[Clash] = ()) -> None:
        super().__init__(data)
        self.seen = data.get("seen", "").split() if data is not None else []
        if not clashes:
            del self.fields["noted"]

    @property
    def contradictions(self) -> list[str]:
        """The contradictions that the client stands by."""
        return self.seen if self.cleaned_data.get("noted") else []
