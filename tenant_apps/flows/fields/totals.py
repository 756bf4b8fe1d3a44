"""What the form works out itself from other answers."""

from decimal import ROUND_HALF_UP, Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.fields.base import Asked, FieldType, Value
from tenant_apps.flows.fields.numbers import Money, Number, Percentage

SHAPES = {"money": Money(), "number": Number(), "percentage": Percentage()}


class Total(FieldType):
    """Calculated from other answers; shown, never typed. ``settings.shape`` says of what kind the number is."""

    code = "total"
    label = _("Calculated")
    is_answered = False
    is_calculated = True
    settings = frozenset({"shape", "currency", "decimals"})

    def clean(self, raw: object, asked: Asked) -> Value:
        return None

    def display(self, value: Value, asked: Asked, language: str) -> str:
        shape = SHAPES.get(asked.settings.get("shape", "money"), SHAPES["money"])
        places = shape.decimals(asked) if "shape" in asked.settings else 2
        number = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return shape.display(str(number), asked, language)

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        return forms.HiddenInput()
