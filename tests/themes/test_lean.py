"""Lean nodes write what Django's and cotton's own write, byte for byte."""

from datetime import date
from itertools import product
from uuid import uuid4

import pytest
from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.forms.renderers import DjangoTemplates
from django.template import Context, RequestContext, engines
from django.template.base import Variable, VariableDoesNotExist, VariableNode
from django.template.defaulttags import ForNode, URLNode
from django.templatetags.i18n import TranslateNode
from django.test import RequestFactory
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from django_cotton.compiler_regex import CottonCompiler
from django_cotton.templatetags._component import CottonComponentNode

from tests.themes.sources import COMPONENTS, declared, text_of
from themes.base import lean
from themes.base.folding import folded
from themes.base.lean import LeanComponentNode, LeanTranslateNode, LeanURLNode
from themes.base.loops import LeanForNode
from themes.base.values import LeanVariable, LeanVariableNode, make_lean
from themes.base.widgets import Renderer


def compiled(source: str):
    return engines["django"].engine.from_string(CottonCompiler().process(source))


def both(source: str, monkeypatch: pytest.MonkeyPatch, **context: object) -> tuple[str, str]:
    """Render twice: with lean nodes, drawn twice so that what is kept is used, and with the libraries' own."""
    request = RequestFactory().get("/", HTTP_HOST="localhost")
    page = compiled(source)
    make_lean(page.nodelist)
    for _time in range(2):
        ours = page.render(RequestContext(request, dict(context)))
    with monkeypatch.context() as patched:
        patched.setattr(LeanComponentNode, "render", CottonComponentNode.render)
        patched.setattr(LeanTranslateNode, "render", TranslateNode.render)
        patched.setattr(LeanURLNode, "render", URLNode.render)
        patched.setattr(LeanForNode, "render", ForNode.render)
        patched.setattr(LeanVariable, "resolve", Variable.resolve)
        patched.setattr(LeanVariableNode, "render", VariableNode.render)
        patched.setattr(LeanVariableNode, "render_annotated", VariableNode.render_annotated)
        return ours, page.render(RequestContext(request, dict(context)))


PIECES = [
    '<c-button href="/there/" icon="plus" size="s">Go</c-button>',
    '<c-button href="{{ text }}" label="{{ text }}" />',
    '<c-button variant="{{ text }}" name="a" value="{{ number }}" disabled data-a="{{ text }}">{{ text }}</c-button>',
    '<c-button opens="x" icon-end="{% if flag %}check{% endif %}">{% translate "Save" %}</c-button>',
    '<c-badge tone="{{ text }}">{{ text }}</c-badge><c-badge>a</c-badge><c-badge icon="check" class="x">a</c-badge>',
    '<c-progress-ring value="{{ number }}" label="{{ text }}" size="s" />',
    '<c-progress-ring :value="number" label="Done" show-label="yes" />',
    '<c-progress-ring value="100" label="Done"> </c-progress-ring>',
    '<c-card title="{{ text }}" id="one"><c-slot name="actions"><c-button>{{ text }}</c-button></c-slot>in</c-card>',
    '<c-card title="T">{% if flag %}<c-slot name="actions">a</c-slot>{% endif %}in</c-card>',
    '<c-card :title="nothing" flush="{{ flag|yesno:"yes," }}">x</c-card>',
    '<c-count :value="number" name="inbox" /><c-count value="{{ number }}" label="new" /><c-count />',
    '<c-tool href="/x/" icon="bell" label="{{ text }}" count="{{ number }}" count-label="unread" counter="bell" />',
    '<c-menu icon="ellipsis" aria-label="{{ text }}"><c-menu-item href="/a/" icon="x">a</c-menu-item></c-menu>',
    '<c-stack><c-cluster gap="s"><c-avatar name="{{ text }}" /></c-cluster></c-stack>',
    '{% for one in many %}<c-fact label="{{ one }}">{% if one %}{{ one }}{% endif %}</c-fact>{% endfor %}',
    '<c-component is="badge" tone="danger">late</c-component>',
    '{% translate "Save" %}{% translate text %}{% translate "Save" as word %}{{ word }}{% translate "100%% sure" %}',
    '{% translate "Number" context "of a customer" %}{% translate "a <b> & c" %}',
    '<c-select-row form="f" name="n" value="{{ number }}" label="{{ text }}" checked="{% if flag %}yes{% endif %}" />',
    '<c-button :href="text" :label="flag" icon="x" />{{ text }}{{ number }}{{ flag }}{{ nothing }}',
    "{{ many }}{{ safe }}",
    "{{ thing.name }}{{ thing.called }}{{ thing.number }}{{ thing.table.key }}{{ many.2 }}",
    "{{ thing.table.items|length }}",
    "{% for key, value in thing.pairs.items %}{{ key }}={{ value }}{{ forloop.counter }}{% endfor %}",
    "{{ lazy }}{{ day }}",
    "{% if thing.name == text and not thing.hidden or many.9 %}a{% elif thing.called %}b{% endif %}{{ text|upper }}",
    "{% with other=thing.table %}{{ other.key|default:text }}{% endwith %}{{ thing.missing|default:number }}{{ 1.5 }}",
    "{{ thing.erase }}{{ thing.raises_silently }}{% if thing.raises_silently %}a{% else %}b{% endif %}",
    "{{ thing.wants }}",
    '{% for n in rows %}{% if flag %}<c-badge tone="{{ n }}">{% translate "Save" %}</c-badge>{% endif %}{% endfor %}',
    "{% for n in rows %}{% if number == 37 and not nothing %}c{% else %}d{% endif %}{{ n }}{% endfor %}",
    '{% for n in rows %}{% if flag %}a{% elif text %}{% translate "Save" %}{% endif %}{% endfor %}',
    "{% for n in rows %}{% if n == text %}e{% endif %}{% endfor %}",
    "{% for a in rows %}{% with flag=a %}{% if flag %}x{% endif %}{% endwith %}{% if flag %}y{% endif %}{% endfor %}",
    "{% for a in rows reversed %}{% for flag in rows %}{{ flag }}{% endfor %}{{ a }}{% endfor %}",
    "{% for a in rows %}{% if forloop.last %}{{ a }}{% endif %}{% endfor %}",
    "{% for a in nothing %}{% empty %}none{% endfor %}",
    '{% for a in rows %}{% url "nowhere" as flag %}{% if flag %}x{% else %}y{% endif %}{% endfor %}',
    "{% autoescape off %}{{ text }}{{ safe }}{{ thing.name }}{% endautoescape %}",
]


class Thing:
    name, number, hidden, pairs = "A & <b>", 1234567, "", {"a": "<", "b": 2}
    table = {"key": "k <i>", "items": "of the table"}

    def called(self) -> str:
        return "called & done"

    def erase(self) -> str:
        raise AssertionError("a template called what changes data")

    erase.alters_data = True

    def raises_silently(self) -> str:
        raise ObjectDoesNotExist

    def wants(self, more: str) -> str:
        return more


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("flag", [True, False])
@pytest.mark.parametrize("piece", PIECES)
def test_lean_nodes_write_the_same(monkeypatch, piece: str, flag: bool, language: str) -> None:  # noqa: FBT001
    values = {"text": 'Ann & "Bo" <b>', "number": 37, "flag": flag, "nothing": "", "many": ["a", "", "<c>"]}
    values |= {"thing": Thing(), "safe": mark_safe("<u>"), "lazy": gettext_lazy("Save"), "day": date(2026, 5, 7)}
    values["rows"] = ["<a>", "", "c", "d", values["text"]]
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "")
    with translation.override(language):
        ours, theirs = both(piece, monkeypatch, **values)
    assert ours == theirs


@pytest.mark.parametrize("name", sorted(lean._REMEMBERED))
def test_what_is_remembered_depends_on_its_props_alone(name: str) -> None:
    read, here = set(), set()
    for node in compiled(text_of(COMPONENTS / f"{name}.html")).nodelist.get_nodes_by_type(object):
        conditions = [condition for condition, _branch in getattr(node, "conditions_nodelists", ()) if condition]
        expressions = [getattr(node, name, None) for name in ("filter_expression", "sequence")]
        expressions += [*(getattr(node, "args", None) or ()), *(getattr(node, "extra_context", None) or {}).values()]
        while conditions:
            condition = conditions.pop()
            parts = (getattr(condition, part, None) for part in ("first", "second"))
            conditions += [part for part in parts if part is not None]
            expressions.append(getattr(condition, "value", None))
        variables = [getattr(expression, "var", None) for expression in expressions]
        read |= {variable.lookups[0] for variable in variables if getattr(variable, "lookups", None)}
        here |= set(getattr(node, "loopvars", ())) | set(getattr(node, "extra_context", ()))
    props = {prop.replace("-", "_") for prop in declared(name)}
    assert read - props - here - {"slot", "attrs"} == set()
    assert read & props != set()


def test_remembered_drawings_keep_safe_and_unsafe_texts_apart(monkeypatch) -> None:
    texts = ["a & b", mark_safe("a & b"), 1, True, "1", None, "a & b"]
    badge = '<c-badge tone="{{ text }}" :data-x="text">{{ text }}</c-badge>'
    ours, theirs = both(f"{{% for text in texts %}}{badge}{{% endfor %}}", monkeypatch, texts=texts)
    assert ours == theirs


def test_remembered_drawings_are_few(monkeypatch) -> None:
    monkeypatch.setattr(lean, "_AT_MOST", 3)
    page = compiled('{% for n in many %}<c-badge data-n="{{ n }}">x</c-badge>{% endfor %}')
    page.render(RequestContext(RequestFactory().get("/"), {"many": range(10)}))
    badge = next(iter(page.nodelist.get_nodes_by_type(LeanComponentNode)))
    assert 0 < len(badge.anatomy.drawn) <= 3


def test_a_property_that_fails_raises_its_own_error() -> None:
    class Faulty:
        @property
        def broken(self) -> str:
            return self.nothing_of_the_kind

    page = compiled("{{ faulty.broken }}")
    make_lean(page.nodelist)
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        page.render(Context({"faulty": Faulty()}))
    with pytest.raises(VariableDoesNotExist):
        LeanVariable("nobody.home").resolve(Context({"nobody": 1}))


def test_loop_asks_once_what_holds_for_every_round() -> None:
    class Asked:
        times = 0

        @property
        def yes(self) -> bool:
            self.times += 1
            return True

    page = compiled("{% for n in rows %}{% if asked.yes %}{{ n }}{% endif %}{% endfor %}")
    make_lean(page.nodelist)
    asked = Asked()
    assert page.render(Context({"rows": range(9), "asked": asked})) == "012345678"
    assert asked.times == 1
    assert page.render(Context({"rows": [], "asked": asked})) == ""
    assert asked.times == 1


def test_every_variable_of_a_template_that_is_read_is_lean() -> None:
    page = engines["django"].engine.get_template("cotton/select-row.html")
    nodes = page.nodelist.get_nodes_by_type(VariableNode)
    assert {type(node) for node in nodes} == {LeanVariableNode}
    assert {type(node.filter_expression.var) for node in nodes} == {LeanVariable}


def test_comparison_can_fail(monkeypatch) -> None:
    monkeypatch.setattr(lean._Anatomy, "_known", lambda *_: {"slot": "", "attrs": "", "icon": ""})
    ours, theirs = both('<c-badge icon="check" class="x">a</c-badge>', monkeypatch)
    assert ours != theirs


def test_translation_follows_the_language_of_the_reader() -> None:
    page = compiled('{% translate "Save" %}')
    found = []
    for language in ("en", "fr", "en", "nl"):
        with translation.override(language):
            found.append(page.render(Context()))
    assert found[0] == found[2] == "Save"
    assert len(set(found)) == 3


@pytest.mark.urls("vestibule.config.urls_tenant")
def test_address_of_a_row_is_that_of_its_own_id(monkeypatch) -> None:
    ids = [uuid4() for _row in range(3)]
    source = '{% for id in ids %}{% url "professional:dossiers:detail" id %} {% endfor %}'
    ours, theirs = both(source, monkeypatch, ids=ids)
    assert ours == theirs
    assert [str(one) in ours for one in ids] == [True, True, True]


def test_known_props_are_decided_once() -> None:
    button = compiled('<c-button href="/there/" icon="plus">Go</c-button>').nodelist[0]
    button.render(Context({"cotton_data": {"stack": [], "vars": {}}}))
    assert [type(node).__name__ for node in button.anatomy.body] == ["TextNode", "LeanVariableNode", "TextNode"]


def test_question_that_is_open_stays_one() -> None:
    nodes = compiled("{% if a and b %}x{% elif a %}y{% else %}z{% endif %}").nodelist
    left = folded(nodes, {"a": "yes"})
    assert [left.render(Context({"a": "yes", "b": b})) for b in (True, False)] == ["x", "y"]
    assert folded(nodes, {"a": ""}).render(Context({"b": True})) == "z"


def test_looking_into_a_prop_that_was_not_given_is_left_to_the_page() -> None:
    nodes = compiled("{% if open and page %}{{ page.number }}{% endif %}{{ page }}").nodelist
    left = folded(nodes, {"page": ""})
    assert left.render(Context({"open": True, "page": ""})) == ""


CONTROLS = {
    "select": forms.Select(choices=[("", "All"), ("a&b", "A & <b>"), ("Group", [("c", "C"), ("d", mark_safe("<i>"))])]),
    "text": forms.TextInput(attrs={"placeholder": 'a "b"', "autofocus": True, "hidden": False, "maxlength": 30}),
    "email": forms.EmailInput(),
    "number": forms.NumberInput(),
    "date": forms.DateInput(),
    "hidden": forms.HiddenInput(),
    "url": forms.URLInput(),
}


@pytest.mark.parametrize(
    ("name", "value"), list(product(CONTROLS, [None, "", "c", "a&b", 37])), ids=lambda value: str(value) or "empty"
)
def test_controls_are_the_same_in_one_go(name: str, value: object) -> None:
    widget = CONTROLS[name]
    attrs = {"id": "id_x", "aria-invalid": "true", "required": True}
    ours = widget.render("x & y", value, attrs, Renderer())
    theirs = widget.render("x & y", value, attrs, DjangoTemplates())
    assert "".join(line.strip() for line in ours.splitlines()) == "".join(line.strip() for line in theirs.splitlines())


def test_what_depends_on_one_value_is_drawn_once_for_it_in_each_language() -> None:
    page = compiled("{% load theme %}{% drawn_for value %}{{ text }} {% translate 'Save' %}{% enddrawn_for %}")

    def drawn(language: str, value: object, text: str) -> str:
        with translation.override(language):
            return page.render(Context({"value": value, "text": text}))

    assert drawn("nl", ("a",), "one") == drawn("nl", ("a",), "two") == "one Opslaan"
    assert drawn("de", ("a",), "three") == "three Speichern"
    assert drawn("nl", ("b",), "four") == "four Opslaan"
    assert [drawn("nl", None, text) for text in ("five", "six")] == ["five Opslaan", "six Opslaan"]
