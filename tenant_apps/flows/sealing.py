"""Which answers lie sealed, and with whose key: the customer's, for bank accounts and numbers of people and papers."""

from collections.abc import Mapping
from typing import Any

from tenant_apps.customers.models import Customer
from tenant_apps.flows.models import Answer, AnswerChange, FlowRun, Result, Settlement
from tenant_apps.flows.versions import known_question
from tenants.sealed import Path

PAPERS = frozenset({"identity.document.number"})
"""Ready-made questions for the number of an identity document, which is a text like any other."""


def is_sealed(run: FlowRun, key: str) -> bool:
    """Whether the answer to this question lies sealed."""
    question = known_question(run, key)
    return key in PAPERS or (question is not None and question.type.is_sealed)


class _OfRuns:
    def run(self, row: Any) -> FlowRun:
        found: FlowRun = row.run
        return found

    def holder(self, row: Any) -> Customer:
        found: Customer = self.run(row).customer
        return found


class _OfAnswers(_OfRuns):
    def place(self, row: Answer) -> str:
        return f"{row.run_id}|{row.key}|{row.item}"

    def is_secret(self, row: Answer, path: Path, whole: object) -> bool:
        return not path and is_sealed(row.run, row.key)


class _OfChanges(_OfRuns):
    def run(self, row: AnswerChange) -> FlowRun:
        found: FlowRun = row.run if "run" in row._state.fields_cache else row.answer.run
        return found

    def place(self, row: AnswerChange) -> str:
        return f"{row.run_id}|{row.answer.key}|{row.answer.item}|{row.revision}"

    def is_secret(self, row: AnswerChange, path: Path, whole: object) -> bool:
        return not path and is_sealed(self.run(row), row.answer.key)


class _OfResults(_OfRuns):
    def place(self, row: Result) -> str:
        return str(row.public_id)

    def is_secret(self, row: Result, path: Path, whole: list[Mapping[str, Any]]) -> bool:
        if len(path) != 2 or path[1] != "value":
            return False
        return is_sealed(row.run, whole[int(path[0])]["key"])


class _OfSettlements:
    """Both values are sealed whatever was asked: a settlement says nothing of the version that asked it."""

    def holder(self, row: Settlement) -> Customer:
        found: Customer = row.customer
        return found

    def place(self, row: Settlement) -> str:
        return str(row.public_id)

    def is_secret(self, row: Settlement, path: Path, whole: object) -> bool:
        return len(path) == 1


ANSWERS, CHANGES, RESULTS, SETTLEMENTS = _OfAnswers(), _OfChanges(), _OfResults(), _OfSettlements()
