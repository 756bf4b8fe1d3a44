"""When a page or a question is asked: lines of question, operator and value, all or any of which must hold."""

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

MAXIMUM_LINES = 12
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


def rule_of(joint: str, lines: Sequence[Line]) -> Rule:
    """The lines as JSON Logic."""
    rules = [_rule(line) for line in lines]
    if not rules:
        return None
    return rules[0] if len(rules) == 1 else {joint: rules}


def lines_of(rule: Rule, known: Mapping[str, Known]) -> tuple[str, list[Line]] | None:
    """The rule as lines, None where it says more than lines can."""
    if rule is None:
        return "and", []
    operator, arguments = next(iter(rule.items()))
    parts = arguments if operator in {"and", "or"} else [rule]
    lines = [_line(part, known) for part in parts]
    found = [line for line in lines if line is not None]
    return (operator if operator == "or" else "and", found) if len(found) == len(lines) else None


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


class ConditionForm(Form):
    """The lines as they are typed. Nothing is saved before the whole is; adding a line only shows one more."""

    joint = forms.ChoiceField(
        label=_("It is asked when"),
        choices=[("and", _("All of these hold")), ("or", _("Any of these holds"))],
        widget=forms.RadioSelect,
        initial="and",
    )
    about = forms.ChoiceField(label=_("Add a line about"), required=False)

    def __init__(
        self, data: Any = None, *, known: Sequence[Known], questions: Mapping[str, Question], language: str, rule: Rule
    ) -> None:
        is_saved = data is not None and data.get("do") == "save"
        super().__init__(data if is_saved else None)
        self.known = {each.key: each for each in known}
        self.questions, self.language = questions, language
        self.fields["about"].choices = [("", "—"), *_grouped(known)]
        stored = lines_of(rule, self.known)
        self.is_foreign = stored is None
        self.keys: list[str] = []
        if data is None:
            joint, lines = stored or ("and", [])
            self.initial["joint"] = joint
            for line in lines:
                self._add_line(line.key, line.operator, self._shown(line.key, line.values) if line.values else None)
        else:
            self.initial["joint"] = data.get("joint", "and")
            for number, key in self._sent(data):
                values = data.getlist(f"value_{number}")
                is_list = key in self.known and self.known[key].type == "choice"
                self._add_line(key, data.get(f"operator_{number}"), values if is_list else next(iter(values), None))

    def _sent(self, data: Any) -> list[tuple[int, str]]:
        """The lines that were sent, each with the number it had, without the removed one and with the added one."""
        sent = list(enumerate(data.getlist("line")[:MAXIMUM_LINES]))
        action, _colon, which = data.get("do", "").partition(":")
        if action == "remove":
            sent = [(number, key) for number, key in sent if str(number) != which]
        if action == "add" and data.get("about") in self.known and len(sent) < MAXIMUM_LINES:
            sent.append((MAXIMUM_LINES, data["about"]))
        return sent

    def _add_line(self, key: str, operator: str | None, value: Any) -> None:
        number = len(self.keys)
        self.keys.append(key)
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
    def rows(self) -> list[tuple[int, Known | None, forms.BoundField, forms.BoundField | None]]:
        """Each line with its fields."""
        return [
            (
                number,
                self.known.get(key),
                self[f"operator_{number}"],
                self[f"value_{number}"] if f"value_{number}" in self.fields else None,
            )
            for number, key in enumerate(self.keys)
        ]

    def clean(self) -> dict[str, Any]:
        """Read each line's value as its question would."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        lines = []
        for number, key in enumerate(self.keys):
            operator = cleaned.get(f"operator_{number}")
            if operator is None:
                continue
            values = [] if operator in _WITHOUT_VALUE else self._read(number, key, cleaned.get(f"value_{number}"))
            if values is not None:
                lines.append(Line(key, operator, values))
        cleaned["lines"] = lines
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
        return rule_of(self.cleaned_data["joint"], self.cleaned_data["lines"])


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
