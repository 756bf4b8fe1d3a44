"""Form controls: written in one go, since Django draws a list with a template for each of its choices; and in parts."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from vestibule.core import addresses
from vestibule.core.countries import countries_in

_Widget = Mapping[str, Any]


class Renderer(DjangoTemplates):  # type: ignore[misc]
    """Django's own renderer; lists and plain fields, which every form has, take the short way to the same bytes."""

    def render(self, template_name: str, context: Mapping[str, Any], request: HttpRequest | None = None) -> str:
        """Return the control."""
        write = _WRITTEN.get(template_name)
        return write(context["widget"]) if write else super().render(template_name, context, request)


def _attributes(attrs: Mapping[str, object]) -> SafeString:
    written = [
        f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'
        for name, value in attrs.items()
        if value is not False
    ]
    return mark_safe("".join(written))  # noqa: S308 - values are escaped, names are ours


def _input(widget: _Widget) -> SafeString:
    value = widget["value"]
    shown = "" if value is None else format_html(' value="{}"', value)
    attributes = _attributes(widget["attrs"])
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], shown, attributes)


def _select(widget: _Widget) -> SafeString:
    written = []
    for label, options, _index in widget["optgroups"]:
        inside = [
            f'<option value="{conditional_escape(option["value"])}"{_attributes(option["attrs"])}>'
            f"{conditional_escape(option['label'])}</option>"
            for option in options
        ]
        group = [f'<optgroup label="{conditional_escape(label)}">', *inside, "</optgroup>"] if label else inside
        written += group
    name, attributes = conditional_escape(widget["name"]), _attributes(widget["attrs"])
    return mark_safe(f'<select name="{name}"{attributes}>{"".join(written)}</select>')  # noqa: S308 - each part is escaped


_WRITTEN: dict[str, Callable[[_Widget], SafeString]] = {
    "django/forms/widgets/select.html": _select,
    **dict.fromkeys(
        (f"django/forms/widgets/{kind}.html" for kind in ("text", "email", "number", "date", "hidden", "input", "url")),
        _input,
    ),
}


class PartsWidget(forms.MultiWidget):  # type: ignore[misc]
    """Several small inputs under one question; reads and shows a mapping by part."""

    template_name = "theme/widgets/parts.html"

    def __init__(self, parts: Mapping[str, forms.Widget], labels: Mapping[str, str | Promise], shape: str) -> None:
        super().__init__(dict(parts))
        self.parts = tuple(parts)
        self.labels = labels
        self.shape = shape

    def decompress(self, value: Mapping[str, str] | None) -> list[str | None]:
        return [(value or {}).get(part) for part in self.parts]

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part, subwidget in zip(self.parts, context["widget"]["subwidgets"], strict=True):
            subwidget["label"] = self.labels[part]
            subwidget["part"] = part
        context["widget"]["shape"] = self.shape
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        values = super().value_from_datadict(data, files, name)
        return {part: value or "" for part, value in zip(self.parts, values, strict=True)}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in self.parts)


@lru_cache(maxsize=64)
def country_options(language: str, first: str, chosen: str) -> SafeString:
    """The options of a list of countries, with one country before all others."""
    countries = sorted(countries_in(language), key=lambda pair: pair[0] != first)
    marked = ((code, mark_safe(" selected") if code == chosen else "", name) for code, name in countries)
    return format_html_join("", '<option value="{}"{}>{}</option>', marked)


class CountrySelect(forms.Select):
    """A list of every country. Written out in one go: option by option it would cost more than the rest of a page."""

    template_name = "theme/widgets/countries.html"

    def __init__(self, language: str, attrs: dict[str, str], *, first: str = "", is_optional: bool = True) -> None:
        super().__init__(attrs)
        self.language, self.first, self.is_optional = language, first, is_optional

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = forms.Widget.get_context(self, name, value, attrs)
        context["widget"]["options"] = country_options(self.language, self.first, str(value or ""))
        context["widget"]["is_optional"] = self.is_optional
        return context


_COMPLETE = {
    "street": "address-line1",
    "number": "off",
    "addition": "off",
    "postal_code": "postal-code",
    "city": "address-level2",
}


def address_boxes(country: str, language: str, *, fills_in: bool = True) -> PartsWidget:
    """The parts of an address in the order of the country; the browser helps with those of whoever fills in."""
    boxes: dict[str, forms.Widget] = {
        part: CountrySelect(
            language, {"autocomplete": "country" if fills_in else "off"}, first=country, is_optional=False
        )
        if part == "country"
        else forms.TextInput(attrs={"autocomplete": _COMPLETE[part] if fills_in else "off", "maxlength": "100"})
        for part in addresses.shape_of(country).parts
    }
    return PartsWidget(boxes, addresses.LABELS, "address")
