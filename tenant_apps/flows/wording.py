"""Conditions in words, so that whoever sets up a flow reads what it does."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from tenant_apps.flows.compiled import Question, words
from tenant_apps.flows.conditions import Rule

Find = Callable[[str], Question | None]
"""The question with this key, where there is one."""


def condition_in_words(rule: Rule, find: Find, language: str, names: Mapping[str, str] | None = None) -> str:
    """The condition as half a sentence, to stand after "asked when"; ``names`` knows what is no question."""
    return _Reader(find, language, names or {}).read(rule, is_inner=False)


class _Reader:
    def __init__(self, find: Find, language: str, names: Mapping[str, str]) -> None:
        self.find, self.language, self.names = find, language, names

    def name(self, key: str) -> str:
        question = self.find(key)
        if question is not None:
            return f"“{words(question.label, self.language)}”"
        return f"“{self.names.get(key, key)}”"

    def read(self, rule: Rule, *, is_inner: bool = True) -> str:
        if not isinstance(rule, dict):
            return self.value(rule, None)
        operator, arguments = next(iter(rule.items()))
        arguments = arguments if isinstance(arguments, list) else [arguments]
        if operator in {"and", "or"} and len(arguments) == 1:
            return self.read(arguments[0], is_inner=is_inner)
        if operator in {"and", "or"}:
            joint = _(" and ") if operator == "and" else _(" or ")
            text = joint.join(self.read(argument) for argument in arguments)
            return f"({text})" if is_inner else text
        return self.compared(operator, arguments)

    def compared(self, operator: str, arguments: list[Rule]) -> str:
        if operator in {"var", "!!", "!"}:
            subject = {"var": arguments[0]} if operator == "var" else arguments[0]
            return self.present(subject, is_present=operator != "!")
        if operator in {"some", "none", "all"}:
            return self.entries(operator, arguments)
        if operator == "in" and _is_var(arguments[1]):
            key = _first(arguments[1]["var"])
            said = self.value(arguments[0], self.find(key))
            return _("%(question)s includes %(value)s") % {"question": self.name(key), "value": said}
        pattern = _patterns().get(operator)
        if pattern is None or not _is_var(arguments[0]):
            return _("a rule that was written elsewhere")
        return self.against(operator, pattern, _first(arguments[0]["var"]), arguments[1])

    def against(self, operator: str, pattern: str, key: str, value: Any) -> str:
        question = self.find(key)
        if question is not None and question.type.code == "yes_no" and isinstance(value, bool):
            return self.present({"var": key}, is_present=value is (operator == "=="))
        return pattern % {"question": self.name(key), "value": self.value(value, question)}

    def present(self, rule: Rule, *, is_present: bool) -> str:
        if not _is_var(rule):
            text = self.read(rule)
            return text if is_present else _("it is not so that %(rule)s") % {"rule": text}
        key = _first(rule["var"])
        question = self.find(key)
        if question is not None and question.type.code == "yes_no":
            answer = _("Yes") if is_present else _("No")
            return _("%(question)s is %(value)s") % {"question": self.name(key), "value": f"“{answer}”"}
        pattern = _("%(question)s is filled in") if is_present else _("%(question)s is empty")
        return pattern % {"question": self.name(key)}

    def entries(self, operator: str, arguments: list[Rule]) -> str:
        key = _first(arguments[0]["var"]) if _is_var(arguments[0]) else ""
        inner = _Reader(lambda name: self.find(f"{key}.{name}"), self.language, {}).read(arguments[1])
        pattern = {
            "some": _("an entry of %(question)s has: %(rule)s"),
            "none": _("no entry of %(question)s has: %(rule)s"),
            "all": _("every entry of %(question)s has: %(rule)s"),
        }[operator]
        return pattern % {"question": self.name(key), "rule": inner}

    def value(self, value: Any, question: Question | None) -> str:
        if isinstance(value, list):
            return _(" or ").join(self.value(each, question) for each in value)
        if question is not None and value is not None:
            if question.type.code == "choices" and isinstance(value, str):
                value = [value]
            try:
                return f"“{question.display(value, self.language)}”"
            except (ArithmeticError, TypeError, ValueError):
                return f"“{value}”"
        return f"“{value}”"


def _is_var(rule: Rule) -> bool:
    return isinstance(rule, dict) and "var" in rule


def _first(name: Any) -> str:
    return str(name[0] if isinstance(name, list) else name)


def _patterns() -> dict[str, str]:
    return {
        "==": _("%(question)s is %(value)s"),
        "!=": _("%(question)s is not %(value)s"),
        "in": _("%(question)s is %(value)s"),
        ">": _("%(question)s is more than %(value)s"),
        ">=": _("%(question)s is at least %(value)s"),
        "<": _("%(question)s is less than %(value)s"),
        "<=": _("%(question)s is at most %(value)s"),
    }
