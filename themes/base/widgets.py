"""Form controls written in one go: Django draws a list with a template for each of its choices."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

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
