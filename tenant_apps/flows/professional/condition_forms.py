"""When a page or a question is asked: lines of question, operator and value, all or any of which must hold.

Lines may stand in groups, of which again all or any must hold; a group holds no other group.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.compiled import Question
from tenant_apps.flows.conditions import Rule
from tenant_apps.flows.earlier import ENTRIES, Known
from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.registry import FIELD_TYPES
from vestibule.core.forms import Form

MAXIMUM_LINES = 20
ALONE, NEW_GROUP = "", "new"
JOINTS = (("and", _("All of these hold")), ("or", _("Any of these holds")))
NUMBERS = ("number", "money", "percentage", "total")
ORDERED = (*NUMBERS, "date", "month")
WORDS = ("text", "country", "nationality")

OPERATORS: dict[str, Any] = {
    "yes": _("is yes"),
    "no": _("is no"),
    "one_of": _("is one of"),
    "none_of": _("is none of"),
    "has": _("includes"),
    "has_not": _("does not include"),
    "is": _("is"),
    "is_not": _("is not"),
    "more": _("is more than"),
    "least": _("is at least"),
    "less": _("is less than"),
    "most": _("is at most"),
    "filled": _("is filled in"),
    "empty": _("is empty"),
}
_COMPARING = {"is": "==", "is_not": "!=", "more": ">", "least": ">=", "less": "<", "most": "<="}
_SHAPE = frozenset({"decimals", "currency"})
_ANY_NUMBER = {"minimum": "-999999999999999", "maximum": "999999999999999"}
_WITHOUT_VALUE = frozenset({"yes", "no", "filled", "empty"})


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison."""

    key: str
    operator: str
    values: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that hold together."""

    joint: str
    lines: list[Line]


def operators_for(kind: str) -> tuple[str, ...]:
    """What can be said of a question of this type."""
    if kind in {"yes_no", "consent"}:
        return ("yes", "no")
    if kind == "choice":
        return ("one_of", "none_of", "filled", "empty")
    if kind == "choices":
        return ("has", "has_not", "filled", "empty")
    if kind in ORDERED:
        return ("is", "is_not", "more", "least", "less", "most", "filled", "empty")
    return ("is", "is_not", "filled", "empty") if kind in WORDS else ("filled", "empty")


def rule_of(joint: str, items: Sequence[Line | Group]) -> Rule:
    """The lines and groups as JSON Logic."""
    rules = [rule_of(item.joint, item.lines) if isinstance(item, Group) else _rule(item) for item in items]
    if not rules:
        return None
    return rules[0] if len(rules) == 1 else {joint: rules}


def items_of(rule: Rule, known: Mapping[str, Known]) -> tuple[str, list[Line | Group]] | None:
    """The rule as lines and groups of them, None where it says more than these can."""
    if rule is None:
        return "and", []
    operator, parts = _joined(rule)
    items = [_item(part, known) for part in parts]
    found = [item for item in items if item is not None]
    return (operator, found) if len(found) == len(items) else None


def _joined(rule: Rule) -> tuple[str, list[Rule]]:
    """What joins the parts of a rule, and these; a comparison is joined to nothing."""
    operator, arguments = next(iter(rule.items())) if isinstance(rule, dict) else ("", None)
    return (operator, arguments) if operator in {"and", "or"} and isinstance(arguments, list) else ("and", [rule])


def _item(rule: Rule, known: Mapping[str, Known]) -> Line | Group | None:
    joint, parts = _joined(rule)
    if parts == [rule]:
        return _line(rule, known)
    lines = [line for part in parts if (line := _line(part, known)) is not None]
    return Group(joint, lines) if len(lines) == len(parts) else None


def _rule(line: Line) -> Rule:
    var = {"var": line.key}
    if line.operator in _COMPARING:
        return {_COMPARING[line.operator]: [var, line.values[0]]}
    if line.operator in {"one_of", "none_of"}:
        inside = {"==": [var, line.values[0]]} if len(line.values) == 1 else {"in": [var, line.values]}
        return inside if line.operator == "one_of" else {"!": [inside]}
    if line.operator in {"has", "has_not"}:
        inside = {"in": [line.values[0], var]}
        return inside if line.operator == "has" else {"!": [inside]}
    return {
        "yes": {"!!": [var]},
        "no": {"==": [var, False]},
        "filled": {"!!": [var]},
        "empty": {"!": [var]},
    }[line.operator]


def _line(rule: Rule, known: Mapping[str, Known]) -> Line | None:
    """The rule as one line, None where it is more than that."""
    if not isinstance(rule, dict):
        return None
    operator, arguments = next(iter(rule.items()))
    arguments = arguments if isinstance(arguments, list) else [arguments]
    if operator == "!" and isinstance(arguments[0], dict) and "var" not in arguments[0]:
        return _opposite(_line(arguments[0], known))
    if operator in {"!!", "!"}:
        return _presence(arguments[0], known, is_present=operator == "!!")
    if operator == "in" and _key(arguments[1]) in known:
        return Line(_key(arguments[1]), "has", [arguments[0]])
    key = _key(arguments[0])
    return _comparison(operator, key, known[key].type, arguments[1:]) if key in known else None


def _opposite(line: Line | None) -> Line | None:
    opposites = {"one_of": "none_of", "has": "has_not"}
    return Line(line.key, opposites[line.operator], line.values) if line and line.operator in opposites else None


def _comparison(operator: str, key: str, kind: str, values: list[Rule]) -> Line | None:
    if len(values) != 1:
        return None
    names = {sign: name for name, sign in _COMPARING.items()}
    if kind == "choice":
        said = {"==": "one_of", "!=": "none_of", "in": "one_of"}.get(operator)
        return Line(key, said, values[0] if operator == "in" else values) if said else None
    if kind in {"yes_no", "consent"}:
        return Line(key, "yes" if values[0] is (operator == "==") else "no") if operator in {"==", "!="} else None
    is_plain = kind in {*ORDERED, *WORDS} and not isinstance(values[0], dict | list)
    return Line(key, names[operator], values) if is_plain and operator in names else None


def _presence(rule: Rule, known: Mapping[str, Known], *, is_present: bool) -> Line | None:
    key = _key(rule)
    if key not in known:
        return None
    if known[key].type in {"yes_no", "consent"}:
        return Line(key, "yes") if is_present else None
    return Line(key, "filled" if is_present else "empty")


def _key(rule: Rule) -> str:
    if not isinstance(rule, dict) or "var" not in rule:
        return ""
    name = rule["var"]
    return str(name[0] if isinstance(name, list) else name)


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its fields."""

    number: int
    known: Known | None
    operator: forms.BoundField
    value: forms.BoundField | None


@dataclass(frozen=True, slots=True)
class Block:
    """A line by itself, or a group with what joins its lines."""

    group: str
    place: int
    joint: forms.BoundField | None
    rows: list[Row]


class JointField(forms.ChoiceField):
    """Whether all or any of the lines hold; what it begins with where nothing was to choose."""

    def __init__(self, **how: Any) -> None:
        super().__init__(choices=JOINTS, widget=forms.RadioSelect, **how)

    def clean(self, value: Any) -> Any:
        """Read nothing as what the field begins with."""
        return super().clean(value or self.initial)


class ConditionForm(Form):
    """The lines as they are typed. Nothing is saved before the whole is; adding a line only shows one more."""

    joint = JointField(label=_("It is asked when"), initial="and")
    about = forms.ChoiceField(label=_("Add a line about"), required=False)
    into = forms.ChoiceField(label=_("Where"), required=False)

    def __init__(
        self, data: Any = None, *, known: Sequence[Known], questions: Mapping[str, Question], language: str, rule: Rule
    ) -> None:
        is_saved = data is not None and data.get("do") == "save"
        super().__init__(data if is_saved else None)
        self.known = {each.key: each for each in known}
        self.questions, self.language = questions, language
        self.fields["about"].choices = [("", "—"), *_grouped(known)]
        stored = items_of(rule, self.known)
        self.is_foreign = stored is None
        self.keys: list[str] = []
        self.groups: list[str] = []
        if data is None:
            self._show(*(stored or ("and", [])))
        else:
            self.initial["joint"] = data.get("joint") or "and"
            for number, key, group in self._sent(data):
                values = data.getlist(f"value_{number}")
                is_list = key in self.known and self.known[key].type == "choice"
                value = values if is_list else next(iter(values), None)
                self._add_line(key, data.get(f"operator_{number}"), value, group, data.get(f"joint_{group}", "or"))
        present = dict.fromkeys(group for group in self.groups if group)
        self.fields["into"].choices = [
            (ALONE, _("By itself")),
            *((group, _("In group %(number)d") % {"number": place}) for place, group in enumerate(present, start=1)),
            (NEW_GROUP, _("In a new group")),
        ]

    def _show(self, joint: str, items: Sequence[Line | Group]) -> None:
        """Fill the form with what is stored."""
        self.initial["joint"] = joint
        for place, item in enumerate(items):
            group, inner = (str(place), item.joint) if isinstance(item, Group) else (ALONE, "or")
            for line in item.lines if isinstance(item, Group) else [item]:
                shown = self._shown(line.key, line.values) if line.values else None
                self._add_line(line.key, line.operator, shown, group, inner)

    def _sent(self, data: Any) -> list[tuple[int, str, str]]:
        """The lines that were sent, each with the number it had and its group.

        Without the removed one, and with the added one at the end of its group.
        """
        groups = data.getlist("group")
        sent = [
            (number, key, group if group.isdecimal() and len(group) <= 2 else ALONE)
            for number, key in enumerate(data.getlist("line")[:MAXIMUM_LINES])
            for group in (groups[number : number + 1] or [ALONE])
        ]
        action, _colon, which = data.get("do", "").partition(":")
        if action == "remove":
            return [line for line in sent if str(line[0]) != which]
        if action == "add" and data.get("about") in self.known and len(sent) < MAXIMUM_LINES:
            taken = [group for _number, _key, group in sent if group]
            into = data.get("into", ALONE)
            fresh = next(str(number) for number in range(100) if str(number) not in taken)
            group = fresh if into == NEW_GROUP else into if into in taken else ALONE
            places = [place for place, line in enumerate(sent, start=1) if group and line[2] == group]
            sent.insert(places[-1] if places else len(sent), (MAXIMUM_LINES, data["about"], group))
        return sent

    def _add_line(self, key: str, operator: str | None, value: Any, group: str, joint: str) -> None:
        number = len(self.keys)
        self.keys.append(key)
        self.groups.append(group)
        if group and f"joint_{group}" not in self.fields:
            self.fields[f"joint_{group}"] = JointField(label=_("In this group"), initial="or")
            self.initial[f"joint_{group}"] = joint
        known = self.known.get(key)
        kind = known.type if known else ENTRIES
        operators = operators_for(kind)
        self.fields[f"operator_{number}"] = forms.ChoiceField(
            label=_("Comparison"), choices=[(code, OPERATORS[code]) for code in operators]
        )
        self.initial[f"operator_{number}"] = operator or operators[0]
        if set(operators) - _WITHOUT_VALUE:
            self.fields[f"value_{number}"] = self._value_field(key, kind)
            self.initial[f"value_{number}"] = value

    def _value_field(self, key: str, kind: str) -> forms.Field:
        if kind in {"choice", "choices"}:
            options = self.questions[key].options_in(self.language)
            if kind == "choice":
                return forms.MultipleChoiceField(
                    label=_("Answers"), choices=options, required=False, widget=forms.CheckboxSelectMultiple
                )
            return forms.ChoiceField(label=_("Answer"), choices=options, required=False)
        if kind in {"country", "nationality"}:
            widget = self.questions[key].type.widget(self.questions[key], self.language)
            return forms.CharField(label=_("Answer"), required=False, widget=widget)
        return forms.CharField(label=_("Value"), required=False, max_length=200, widget=_typed(kind))

    def _shown(self, key: str, values: list[Any]) -> Any:
        kind, question = self.known[key].type, self.questions.get(key)
        if kind == "choice":
            return values
        if kind in {"number", "money", "percentage"} and question is not None:
            return question.type.initial(values[0], question, self.language)
        return values[0]

    @property
    def blocks(self) -> list[Block]:
        """The lines in their order, those of a group together."""
        found: dict[str, Block] = {}
        for number, (key, group) in enumerate(zip(self.keys, self.groups, strict=True)):
            value = self[f"value_{number}"] if f"value_{number}" in self.fields else None
            row = Row(number, self.known.get(key), self[f"operator_{number}"], value)
            if group:
                place = 1 + sum(bool(block.group) for block in found.values())
                block = found.setdefault(group, Block(group, place, self[f"joint_{group}"], []))
                block.rows.append(row)
            else:
                found[f"line {number}"] = Block(ALONE, 0, None, [row])
        return list(found.values())

    def clean(self) -> dict[str, Any]:
        """Read each line's value as its question would."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        items: list[Line | Group] = []
        groups: dict[str, Group] = {}
        for number, (key, group) in enumerate(zip(self.keys, self.groups, strict=True)):
            operator = cleaned.get(f"operator_{number}")
            if operator is None:
                continue
            values = [] if operator in _WITHOUT_VALUE else self._read(number, key, cleaned.get(f"value_{number}"))
            if values is None:
                continue
            if group and group not in groups:
                groups[group] = Group(cleaned.get(f"joint_{group}") or "or", [])
                items.append(groups[group])
            (groups[group].lines if group else items).append(Line(key, operator, values))
        cleaned["items"] = items
        return cleaned

    def _read(self, number: int, key: str, raw: Any) -> list[Any] | None:
        given = raw if isinstance(raw, list) else [raw]
        given = [value for value in given if value not in (None, "")]
        if not given:
            self.add_error(f"value_{number}", _("Say with what it is compared."))
            return None
        question = self.questions.get(key)
        if question is None or question.type.has_options:
            return given
        if question.type.is_calculated:
            question = replace(question, type=FIELD_TYPES["number"], settings={"decimals": 4})
        shape = {name: value for name, value in question.settings.items() if name in _SHAPE}
        question = replace(question, settings=shape | _ANY_NUMBER)
        try:
            return [question.clean(given[0])]
        except InvalidAnswer as error:
            self.add_error(f"value_{number}", str(error))
            return None

    @property
    def rule(self) -> Rule:
        """What was typed, as JSON Logic."""
        return rule_of(self.cleaned_data["joint"] or "and", self.cleaned_data["items"])


def _typed(kind: str) -> forms.Widget:
    attrs = {"inputmode": "decimal"} if kind in NUMBERS else {}
    if kind in {"date", "month"}:
        widget = forms.TextInput(attrs=attrs)
        widget.input_type = kind
        return widget
    return forms.TextInput(attrs=attrs)


def _grouped(known: Sequence[Known]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in known:
        if each.type != "note":
            groups.setdefault(each.section, []).append((each.key, each.label))
    return list(groups.items())
