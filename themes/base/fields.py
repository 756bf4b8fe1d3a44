"""Form fields that look as the components draw them."""

from typing import Any

from django import forms
from django.utils.translation import get_language

from themes.base.widgets import address_boxes
from vestibule.core.formats import country


class AddressField(forms.Field):
    """A postal address as a mapping of its parts, as typed; what may stand in them is for the command.

    ``fills_in`` says that the reader's browser may offer the reader's own address.
    """

    def __init__(self, *, fills_in: bool = False, **kwargs: Any) -> None:
        self.fills_in = fills_in
        super().__init__(**kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> "AddressField":
        """Each form has a copy of its fields, and only then is it known who reads it, and where."""
        copied: AddressField = super().__deepcopy__(memo)
        copied.widget = address_boxes(country(), get_language() or "", fills_in=self.fills_in)
        copied.widget.is_required = copied.required
        return copied
