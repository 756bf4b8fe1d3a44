"""Template nodes that write what Django's and cotton's own write, with less work: a page has hundreds of them.

What never changes is found out once: a component's template and the defaults of its props, and a literal's translation
in each language. `tests/themes/test_lean.py` holds both kinds side by side, `make bench ONLY=G6` says what it is worth.
"""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.template import Template
from django.template.base import FilterExpression, Node, NodeList, Variable
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.loader import get_template
from django.templatetags.i18n import TranslateNode
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.safestring import SafeString
from django_cotton.templatetags import Attrs, UnprocessableDynamicAttr
from django_cotton.templatetags._component import AttrKind, CottonComponentNode, PreparedAttr
from django_cotton.templatetags._slot import CottonSlotNode
from django_cotton.templatetags._vars import CottonVarsNode

from themes.base.folding import folded
from themes.base.languages import catalogue


class LeanTranslateNode(TranslateNode):  # type: ignore[misc]
    """A literal's translation, looked up once in each catalogue."""

    is_literal = True

    @classmethod
    def of(cls, node: Node) -> Node:
        """Return the node, lean if it writes a literal as it is."""
        if isinstance(node, TranslateNode) and not node.asvar:
            text, context = node.filter_expression, node.message_context
            is_literal = isinstance(text.var, Variable) and text.var.literal is not None and not text.filters
            if is_literal and (context is None or isinstance(context.var, str)):
                node.__class__ = cls
                node.written = {}
        return node

    def render(self, context: Context) -> str:
        """Return the translation. A catalogue that is loaded anew is looked into anew."""
        now = catalogue()
        written: dict[object, str] = self.written
        if now not in written:
            written[now] = super().render(context)
        return written[now]


class LeanURLNode(URLNode):  # type: ignore[misc]
    """The address of a page; those of one page that differ in one random id alone are worked out once."""

    @classmethod
    def of(cls, node: URLNode) -> URLNode:
        """Return the node, lean if it names a page and gives it one value."""
        if len(node.args) == 1 and not node.kwargs and not node.asvar and isinstance(node.view_name.var, str):
            node.__class__ = cls
        return node

    def render(self, context: Context) -> str:
        """Return the address."""
        value = self.args[0].resolve(context)
        if not isinstance(value, UUID) or self.view_name.filters:
            return super().render(context)
        before, after = _around_id(self.view_name.var, get_urlconf(), get_script_prefix())
        return f"{before}{value}{after}"


@lru_cache(maxsize=1024)
def _around_id(view: str, urlconf: str | None, _prefix: str) -> tuple[str, str]:
    before, after = reverse(view, urlconf, args=[UUID(int=0)]).split(str(UUID(int=0)))
    return before, after


_REMEMBERED = frozenset({"badge", "count", "keys", "progress-ring"})
"""Components that rows repeat with the same few values, and that depend on nothing but their props and the language."""
_AT_MOST = 512


class _Anatomy:
    """What there is to know about a component where it is used: its props, which of them are known, what it draws."""

    __slots__ = ("body", "declared", "defaults", "drawn", "fixed", "is_plain", "open", "template", "worked_out")

    def __init__(self, template: Template, given: list[PreparedAttr], content: NodeList) -> None:
        self.template = template
        self.declared = {"is"}
        self.defaults: dict[str, Any] = {}
        self.worked_out: list[CottonVarsNode] = []
        self.drawn: dict[tuple[Any, ...], str] = {}
        for node in template.nodelist:
            if isinstance(node, CottonVarsNode):
                props = node._prepared_vars  # noqa: SLF001 - it has no public name
                self.declared |= {prop.exclude_key for prop in props} | set(node.empty_vars)
                if all(prop.kind == AttrKind.STATIC for prop in props):
                    self.defaults |= {prop.accessible_key: prop.value for prop in props}
                else:
                    self.worked_out.append(node)
        known = self._known(given, content)
        drawn = (node for node in template.nodelist if not isinstance(node, CottonVarsNode))
        self.body = folded(drawn, known)
        self.is_plain = known.get("attrs") == "" and not content.get_nodes_by_type(CottonSlotNode)
        settled = {AttrKind.STATIC, AttrKind.BOOLEAN}
        self.open = [(attr, attr.key.replace("-", "_")) for attr in given if attr.kind not in settled]
        self.fixed = self.defaults | {"attrs": "", "slot": ""}
        self.fixed |= {attr.key.replace("-", "_"): attr.value for attr in given if attr.kind in settled}

    def _known(self, given: list[PreparedAttr], content: NodeList) -> dict[str, Any]:
        """Props that are literals here, or keep their default whatever happens."""
        if self.worked_out or any(attr.key == "attrs" for attr in given):
            return {}
        slots = {slot.slot_name for slot in content.get_nodes_by_type(CottonSlotNode)}
        literals = {
            attr.key.replace("-", "_"): attr.value for attr in given if attr.kind in {AttrKind.STATIC, AttrKind.BOOLEAN}
        }
        open_props = {attr.key.replace("-", "_") for attr in given} - literals.keys() | slots
        known = {name: value for name, value in (self.defaults | literals).items() if name not in open_props}
        if not content:
            known["slot"] = ""
        if all(attr.key in self.declared for attr in given):
            known["attrs"] = ""
        return known


class LeanComponentNode(CottonComponentNode):  # type: ignore[misc]
    """A component of a fixed name, isolated from its surroundings as the settings say."""

    @classmethod
    def of(cls, node: CottonComponentNode) -> CottonComponentNode:
        """Return the node, lean unless its name is only known when it is drawn."""
        if node.component_name != "component" and not node.only:
            node.__class__ = cls
            node.anatomy = None
        return node

    def render(self, context: Context) -> str:
        """Draw the component with the props, slots and content that it is given here."""
        anatomy = self.anatomy or self._learn()
        if anatomy.is_plain:
            return self._render_plain(anatomy, context)
        data = context.get("cotton_data")
        if data is None:
            data = context["cotton_data"] = {"stack": [], "vars": {}}
        attrs, slots = Attrs({}), {}
        data["stack"].append({"key": self.component_name, "attrs": attrs, "slots": slots})
        for attr in self._prepared_attrs:
            _give(attrs, attr, context)
        content = self.nodelist.render(context)
        known = self._as_before(attrs, slots, content)
        if known in anatomy.drawn:
            data["stack"].pop()
            return anatomy.drawn[known]
        attrs._exclude_from_str = anatomy.declared  # noqa: SLF001 - cotton adds them one by one
        state = dict(anatomy.defaults)
        for node in anatomy.worked_out:
            state |= node.extract_vars(context, attrs, slots)
        state |= slots
        state |= attrs.make_attrs_accessible()
        state |= {"attrs": attrs, "slot": content, "cotton_data": data}
        inside = self._create_partial_context(context, state)
        inside.template = inside.render_context.template = anatomy.template
        written = anatomy.body.render(inside)
        data["stack"].pop()
        if known:
            _keep(anatomy, known, written)
        return written

    def _render_plain(self, anatomy: _Anatomy, context: Context) -> str:
        """Draw a component that is given declared props and no slots: there is nothing to tell the tags inside."""
        state = anatomy.fixed.copy()
        for attr, name in anatomy.open:
            if attr.kind == AttrKind.ESCAPED:
                state[name] = attr.compiled.nodelist.render(context)
                continue
            try:
                state[name] = attr.compiled.resolve(context)
            except UnprocessableDynamicAttr:
                if attr.kind != AttrKind.DYNAMIC:
                    state[name] = attr.value
        if self.nodelist:
            state["slot"] = self.nodelist.render(context)
        known = self._drawn_for(anatomy, state)
        if known in anatomy.drawn:
            return anatomy.drawn[known]
        inside = self._create_partial_context(context, state)
        inside.template = inside.render_context.template = anatomy.template
        written = anatomy.body.render(inside)
        if known:
            _keep(anatomy, known, written)
        return written

    def _drawn_for(self, anatomy: _Anatomy, state: dict[str, Any]) -> tuple[Any, ...]:
        """As ``_as_before``: what is not the same for each drawing of this node."""
        if self.component_name not in _REMEMBERED:
            return ()
        given = [(type(state.get(name)), state.get(name)) for _attr, name in anatomy.open]
        plain = all(isinstance(value, str | int | None) for _type, value in given)
        return (catalogue(), state["slot"], *given) if plain else ()

    def _as_before(self, attrs: Attrs, slots: dict[str, Any], content: str) -> tuple[Any, ...]:
        """Everything that the drawing depends on, or nothing if it is drawn anew each time.

        Types count: a text that is safe already is written otherwise than the same text that is not.
        """
        if self.component_name not in _REMEMBERED or slots:
            return ()
        given = [(name, type(value), value) for name, value in attrs.dict.items()]
        plain = all(isinstance(value, str | int | None) for _name, _type, value in given)
        return (catalogue(), content, *given) if plain else ()

    def _learn(self) -> _Anatomy:
        found = get_template(self._generate_component_template_path(self.component_name, None)).template
        self.anatomy = _Anatomy(found, self._prepared_attrs, self.nodelist)
        return self.anatomy


def _keep(anatomy: _Anatomy, known: tuple[Any, ...], written: str) -> None:
    if len(anatomy.drawn) >= _AT_MOST:
        anatomy.drawn.clear()
    anatomy.drawn[known] = written


def _give(attrs: Attrs, attr: PreparedAttr, context: Context) -> None:
    """Work one attribute out."""
    if attr.kind in {AttrKind.STATIC, AttrKind.BOOLEAN}:
        attrs[attr.key] = attr.value
    elif attr.kind == AttrKind.ESCAPED:
        # The fragment's nodes are drawn where they stand: none of them keeps anything between two drawings.
        attrs[attr.key] = attr.compiled.nodelist.render(context) if attr.compiled else attr.value
    else:
        try:
            value = attr.compiled.resolve(context)
        except UnprocessableDynamicAttr:
            if attr.kind == AttrKind.DYNAMIC:
                attrs.unprocessable(attr.key)
            else:
                attrs[attr.key] = attr.value
            return
        if attr.key == "attrs" and attr.kind == AttrKind.DYNAMIC:
            attrs.dict.update(value)
        else:
            attrs[attr.key] = value


class DrawnForNode(Node):  # type: ignore[misc]
    """What depends on one value and the language alone: drawn once for each of both."""

    def __init__(self, value: FilterExpression, nodelist: NodeList) -> None:
        self.value, self.nodelist = value, nodelist
        self.drawn: dict[tuple[object, Hashable], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Return what was drawn for the value; without one it is drawn each time."""
        value = self.value.resolve(context)
        if value is None:
            return self.nodelist.render(context)
        key = catalogue(), value
        if key not in self.drawn:
            if len(self.drawn) >= _AT_MOST:
                self.drawn.clear()
            self.drawn[key] = self.nodelist.render(context)
        return self.drawn[key]
