"""The answers that a rule may hang on: the options of the questions in the firm's newest fact finds."""

from collections.abc import Iterable, Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tenant_apps.dossiers.models import AnswerRule
from tenant_apps.flows.compiled import Question, words
from tenant_apps.flows.models import FlowVersion
from tenant_apps.flows.versions import compiled
from vestibule.core.actors import Actor

YES_NO = "yes_no"


def answer_choices(actor: Actor) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each question once, with its answers; a value reads ``question|option``."""
    language = get_language() or "en"
    groups = []
    for question in _questions(actor).values():
        answers = [(f"{question.key}|{value}", label) for value, label in _options(question, language)]
        groups.append((words(question.label, language), answers))
    return groups


def described(actor: Actor, rules: Iterable[AnswerRule]) -> list[tuple[AnswerRule, str]]:
    """Each rule as a sentence: the question and the answer, or their codes where no fact find asks it any more."""
    rules, language = list(rules), get_language() or "en"
    questions = _questions(actor) if rules else {}
    found = []
    for rule in rules:
        question = questions.get(rule.question)
        label = words(question.label, language) if question else rule.question
        options = dict(_options(question, language)) if question else {}
        answer = options.get(rule.option, rule.option) or _("any answer")
        found.append((rule, f"{label}: {answer}"))
    return found


def _questions(actor: Actor) -> dict[str, Question]:
    newest = FlowVersion.objects.visible_to(actor).published().order_by("flow_id", "-number").distinct("flow_id")
    found: dict[str, Question] = {}
    for version in newest:
        for subsection in compiled(version).subsections:
            found |= {question.key: question for question in subsection.questions if _may_be_chosen(question)}
    return found


def _may_be_chosen(question: Question) -> bool:
    return question.type.code == YES_NO or question.type.has_options


def _options(question: Question, language: str) -> Iterator[tuple[str, str]]:
    if question.type.code == YES_NO:
        yield from (("yes", _("Yes")), ("no", _("No")))
    yield from question.options_in(language)
