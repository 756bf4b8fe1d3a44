"""Answers beside what the firm's file says of the same: where they differ, and what the file would take over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from tenant_apps.customers.models import Party
from tenant_apps.flows.compiled import Question
from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Value
from tenant_apps.flows.filled import Filled
from tenant_apps.flows.prefill import PARTY_FACTS

_ADDRESSES = {"home_address": "address", "company_address": "address"}
_TAKEN = ("first_name", "prefix", "last_name", "legal_name", "company_number", "birth_date", "email", "phone")
FACT_OF = {name: name for name in _TAKEN} | _ADDRESSES
"""Which fact of a party a question asks for, by where it is filled in beforehand from."""
_READ: Mapping[str, Callable[[Any], object]] = {"birth_date": date.fromisoformat}


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that the file does not say, with what the file says in words; empty where it says nothing."""

    fact: str
    answered: Value
    on_file: str

    @property
    def taken(self) -> dict[str, Any]:
        """What the file would say of the party."""
        return {self.fact: _READ.get(self.fact, lambda value: value)(self.answered)}


def differences(filled: Filled) -> dict[str, Difference]:
    """The answers of this person that differ from the file, by question. It asks the database nothing."""
    found, party, language = {}, filled.run.party, get_language() or ""
    for page in filled.sheet.pages:
        for question, place in page.asked():
            answer = filled.answers.get(place)
            if question.prefill not in FACT_OF or page.subsection.repeat or answer is None or answer.value is None:
                continue
            fact = FACT_OF[question.prefill]
            if question.prefill in _ADDRESSES and not PARTY_FACTS[question.prefill](party) and party.address:
                continue  # what is asked of a company is answered by a person, or the other way round
            value = _on_file(question, party)
            if value != answer.value:
                found[question.key] = Difference(fact, answer.value, question.display(value, language))
    return found


def _on_file(question: Question, party: Party) -> Value:
    try:
        return question.clean(PARTY_FACTS[question.prefill](party))
    except InvalidAnswer:
        return None
