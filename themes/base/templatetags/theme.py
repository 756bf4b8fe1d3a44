"""Tags and filters that components need; pages use components instead."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any
from zipfile import ZipFile
from zlib import crc32

import lucide
from django import forms, template
from django.forms import BoundField
from django.template.base import Node, Parser, Token
from django.template.context import Context, RequestContext
from django.template.defaulttags import CsrfTokenNode, URLNode, url
from django.template.loader_tags import IncludeNode, do_include
from django.templatetags.i18n import do_translate
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext
from django_cotton.templatetags._component import cotton_component

from themes.base.lean import DrawnForNode, LeanComponentNode, LeanTranslateNode, LeanURLNode
from themes.base.parts import part_of
from themes.base.widgets import PartsWidget
from vestibule.core.formats import number, percentage, size, telephone, written
from vestibule.core.forms import TypedInput
from vestibule.core.submissions import FIELD, key_of_page
from vestibule.core.videos import Video, parse_video

register = template.Library()
register.filter(telephone)

_SHADES = 7
_ONE_WORD = re.compile(r"\b[A-Z]-\d{4}-\d+\b|\b[eE]-[mM]ail\w*")
_TONE_ICONS = {
    "success": "circle-check",
    "warning": "triangle-alert",
    "danger": "octagon-alert",
    "error": "octagon-alert",
    "neutral": "info",
}


@lru_cache(maxsize=1)
def _drawings() -> ZipFile:
    """The package's icons. It reads the list of all of them again for each; in memory, since processes share a file."""
    return ZipFile(BytesIO(files(lucide).joinpath("lucide.zip").read_bytes()))


@lru_cache(maxsize=1024)
def _shape(name: str, size: str) -> str:
    current, _was_alias = lucide._resolve_icon_name(name)  # noqa: SLF001 - the package offers no public call
    try:
        drawing = _drawings().read(f"{current}.svg").decode()
    except KeyError:
        msg = f"The icon {name!r} does not exist."
        raise lucide.IconDoesNotExist(msg) from None
    inside = drawing[drawing.index(">", drawing.index("<svg")) + 1 : drawing.rindex("</svg>")]
    classes = f"c-icon c-icon--{size}" if size else "c-icon"
    return (
        f'<svg class="{classes}" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" '
        f'stroke-linecap="round" stroke-linejoin="round"%s>{" ".join(inside.split())}</svg>'
    )


@register.simple_tag
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """Draw an icon; without a label it is hidden from screen readers. An unknown name raises."""
    spoken = format_html(' role="img" aria-label="{}"', label) if label else ' aria-hidden="true"'
    return mark_safe(_shape(str(name), str(size)).replace("%s", spoken, 1))  # noqa: S308 - the shape comes from the package, the label is escaped


_KINDS = (
    (PartsWidget, "parts"),
    (forms.RadioSelect, "choices"),
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.CheckboxInput, "check"),
    (forms.PasswordInput, "password"),
    (forms.FileInput, "file"),
    (TypedInput, "typed"),
)


@register.filter
def kind(field: BoundField) -> str:
    """Say how a form field is laid out: as one of the kinds above, or as a ``line``."""
    return next((name for widget, name in _KINDS if isinstance(field.field.widget, widget)), "line")


@register.filter
def may_stay_empty(field: BoundField) -> bool:
    """Tell whether the label says that nothing need be entered: not of a list in which something always stands.

    A field that the form itself lets pass empty, because a command says what is missing, has ``is_needed``.
    """
    if field.field.required or getattr(field.field, "is_needed", False):
        return False
    if not isinstance(field.field.widget, forms.Select) or field.field.widget.allow_multiple_selected:
        return True
    if hasattr(field.field, "empty_label"):
        nothing = field.field.empty_label
    else:
        value, label = next(iter(field.field.widget.choices), ("", ""))
        nothing = None if value else label
    return nothing is not None and not str(nothing).strip("-— ")


@register.filter
def unbroken(text: object) -> SafeString:
    """Keep together what has hyphens and is one word to its reader: a number such as D-2026-0042, and "e-mail"."""
    return mark_safe(_ONE_WORD.sub(r'<span class="u-nowrap">\g<0></span>', conditional_escape(str(text))))  # noqa: S308 - escaped before


@register.filter
def breakable(address: object) -> SafeString:
    """Let an e-mail address go on in the next line before its sign and after its dots, and nowhere inside a word."""
    return mark_safe(conditional_escape(str(address)).replace("@", "<wbr>@").replace(".", ".<wbr>"))  # noqa: S308 - escaped before


@register.filter
def tone_icon(tone: str) -> str:
    """Name the icon of a tone."""
    return _TONE_ICONS.get(str(tone), "info")


@register.filter
def initials(name: str) -> str:
    """Give the first letters of the first and the last word of a name."""
    words = [word for word in str(name).split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@register.filter
def shade(name: str) -> int:
    """Give the same one of seven shades for the same name, on every page and in every process."""
    return crc32(str(name).encode()) % _SHADES


@register.filter
def is_moment(value: object) -> bool:
    """Tell an instant from a text."""
    return isinstance(value, datetime)


@register.filter(name="date", expects_localtime=True)
def in_words_or_digits(value: object, pattern: str = "DATE_FORMAT") -> str:
    """Write a date as the reader's language does in the firm's country. Stands in for Django's filter everywhere."""
    return written(value, pattern) if isinstance(value, date) else ""


@register.filter(name="time", expects_localtime=True)
def on_the_clock(value: object, pattern: str = "TIME_FORMAT") -> str:
    """Write a time as the reader's language does in the firm's country. Stands in for Django's filter everywhere."""
    return written(value, pattern) if isinstance(value, datetime | time) else ""


class _Counted(int):
    """A number of things: it counts as itself, so that plurals are chosen by it, and is shown in groups."""

    def __str__(self) -> str:
        return number(int(self))


@register.filter
def in_thousands(value: object) -> object:
    """Show how many there are in the groups of the reader's language: 3.400; what is no whole number stays."""
    return _Counted(value) if isinstance(value, int) and not isinstance(value, bool) else value


@register.filter
def in_percent(value: object) -> str:
    """Write a percentage with the sign where the reader's language has it."""
    return percentage(Decimal(str(value)))


@register.filter
def language_name_local(code: str) -> str:
    """Name a language in that language, with a capital."""
    from django.utils.translation import get_language_info  # noqa: PLC0415 - i18n must be ready

    return str(get_language_info(code)["name_local"]).capitalize()


class _SharedIncludeNode(IncludeNode):
    """An include with ``only`` that keeps what context processors give, as components do.

    Without it a form inside a fragment has no CSRF token, since Django drops those names too.
    """

    def render(self, context: Context) -> SafeString:
        if self.isolated_context and isinstance(context, RequestContext):
            processed = context.dicts[context._processors_index] if hasattr(context, "_processors_index") else {}  # type: ignore[attr-defined]  # noqa: SLF001 - kept by Django for exactly this
            snapshot: dict[str, Any] = getattr(context, "_cotton_processor_snapshot", None) or processed
            return self._render_only(context, snapshot)
        return super().render(context)

    def _render_only(self, context: Context, processed: dict[str, Any]) -> SafeString:
        included = context.new(processed)
        included._cotton_processor_snapshot = processed  # type: ignore[attr-defined]  # noqa: SLF001 - components look for it here
        values = {name: value.resolve(context) for name, value in self.extra_context.items()}
        found = self.template.resolve(context)
        if not hasattr(found, "render"):
            names = (found,) if isinstance(found, str) else tuple(found)
            found = context.template.engine.select_template(names)
        elif hasattr(found, "template"):
            found = found.template
        with included.push(**values):
            return found.render(included)


class _KeyedTokenNode(CsrfTokenNode):
    """The CSRF token and, for somebody logged in, the key by which a form that is sent twice is known."""

    def render(self, context: Context) -> str:
        request = context.get("request")
        if getattr(request, "actor", None) is None:
            return str(super().render(context))
        return f'{super().render(context)}<input type="hidden" name="{FIELD}" value="{key_of_page(request)}">'


@register.tag("csrf_token")
def csrf_token(_parser: Parser, _token: Token) -> Node:
    """Write what each form that changes something carries. Stands in for Django's tag everywhere."""
    return _KeyedTokenNode()


@register.tag("include")
def include(parser: Parser, token: Token) -> IncludeNode:
    """Include a fragment; see ``_SharedIncludeNode`` for what ``only`` keeps."""
    node = do_include(parser, token)
    node.__class__ = _SharedIncludeNode
    return node


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """Translate; a literal is looked up once per language."""
    return LeanTranslateNode.of(do_translate(parser, token))


@register.tag("url")
def address(parser: Parser, token: Token) -> URLNode:
    """Give the address of a page."""
    return LeanURLNode.of(url(parser, token))


@register.tag("cotton")
def component(parser: Parser, token: Token) -> Node:
    """Draw a component."""
    return LeanComponentNode.of(cotton_component(parser, token))


@register.filter
def filesizeformat(octets: int) -> str:
    """Write how large a file is. Stands in for Django's filter everywhere."""
    return size(octets)


@register.filter
def unlocal(value: float) -> str:
    """Write a number for SVG: a point whatever the reader's language."""
    return f"{value:g}"


@register.simple_tag(takes_context=True)
def part(context: Context, name: str, *of: object, **narrowed: object) -> SafeString:
    """Write the fragment of another page of the site here; nothing where the reader may not see it.

    ``of`` stands in its address, ``narrowed`` behind the question mark.
    """
    return part_of(context["request"], reverse(name, args=of, query=narrowed))


@register.simple_tag(takes_context=True)
def page_url(context: Context, number: int) -> str:
    """Give the address of another page of the same list, filters kept."""
    query = context["request"].GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Sorted:
    """How a list is sorted by one column, and the address that sorts it so, or the other way round."""

    direction: str
    url: str


@register.simple_tag(takes_context=True)
def sort_of(context: Context, ascending: str, descending: str, default: str = "") -> Sorted:
    """Say how the list is sorted by a column, from ``sort`` in the address. ``default`` is the order without one."""
    query = context["request"].GET.copy()
    current = query.get("sort") or default
    direction = {ascending: "ascending", descending: "descending"}.get(current, "") if current else ""
    following = {"ascending": descending or ascending, "descending": ascending or descending}
    query["sort"] = following.get(direction, ascending or descending)
    query.pop("page", None)
    return Sorted(direction, f"?{query.urlencode()}")


@register.filter
def keys_of(keys: str) -> list[str]:
    """Split keys for showing: those pressed together by ``+``, those after one another by a space."""
    names = {"Ctrl": pgettext("key", "Ctrl"), "Esc": pgettext("key", "Esc")}
    pressed = [key for chord in str(keys).split() for key in (chord.split("+") if len(chord) > 1 else [chord])]
    return [names.get(key, key) for key in pressed]


@register.filter
def video_of_link(link: str) -> Video | None:
    """Give the film that a link leads to; None for anything else."""
    return parse_video(str(link or ""))


@register.tag
def drawn_for(parser: Parser, token: Token) -> DrawnForNode:
    """Draw what is inside once for a value, in each language: ``{% drawn_for value %}...{% enddrawn_for %}``.

    Nothing inside may depend on anything else.
    """
    value = parser.compile_filter(token.split_contents()[1])
    inside = parser.parse(("enddrawn_for",))
    parser.delete_first_token()
    return DrawnForNode(value, inside)
