"""Asking what the firm usually asks: chosen by hand, or because of an answer."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from tenant_apps.customers.models import Party
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.action_points import add_action_point, ask_for_document
from tenant_apps.dossiers.enums import ActionPointKind
from tenant_apps.dossiers.errors import NothingChosen
from tenant_apps.dossiers.models import ActionPoint, AnswerRule, Dossier, PointTemplate, Product
from tenant_apps.dossiers.querysets import ActionPointQuerySet
from tenant_apps.flows.models import FlowRun
from vestibule.core.actors import Actor, System
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

BY_RULE = System("a rule of the firm about an answer")


@command
def ask_usual(*, actor: Actor, dossier: Dossier, templates: Sequence[PointTemplate]) -> list[ActionPoint]:
    """Ask what these templates say, of whom they say. What is asked already is not asked twice."""
    require(actor, policies.EDIT)
    if not templates:
        raise NothingChosen
    held = _held(dossier)
    people = list(Party.objects.people_of(dossier.customer))
    made: list[ActionPoint] = []
    for template in templates:
        asked_of = people if template.is_of_each else [None]
        missing = (party for party in asked_of if not _points(held, template, party).current().exists())
        made += [_ask(actor, held, template, party) for party in missing]
    return made


@command
def ask_because_of_answers(*, actor: Actor, run: FlowRun, questions: Collection[str]) -> list[ActionPoint]:
    """Ask what the firm's rules say about the answers to these questions, in the dossier that the fact find is for.

    Each template is asked once per person, however often the answer changes; what somebody removed is not asked again.
    An answer taken back takes nothing away: whether it is still needed is for the adviser to say.
    """
    rules = list(AnswerRule.objects.filter(question__in=questions).in_use())
    if not rules or run.dossier_id is None:
        return []
    given: dict[str, list[object]] = {}
    for answer in run.answers.filter(key__in={rule.question for rule in rules}).order_by("pk"):
        given.setdefault(answer.key, []).append(answer.value)
    held = _held(Dossier.objects.get(pk=run.dossier_id))
    made = []
    for rule in rules:
        party = run.party if rule.template.is_of_each else None
        holds = any(rule.holds_for(value) for value in given.get(rule.question, ()))
        if holds and not _points(held, rule.template, party).exists():
            made.append(_ask(BY_RULE, held, rule.template, party))
            facts = {"template": str(rule.template.public_id), "question": rule.question}
            record("dossiers.ask_by_rule", held, actor=actor, **facts)
    return made


def _held(dossier: Dossier) -> Dossier:
    """The dossier, locked: of two that ask the same at the same time the second finds it asked."""
    held = Dossier.objects.select_for_update(of=("self",), no_key=True).select_related("customer")
    return held.get(pk=dossier.pk)


def _points(dossier: Dossier, template: PointTemplate, party: Party | None) -> ActionPointQuerySet:
    return ActionPoint.objects.filter(dossier=dossier, template=template, party=party)


def _ask(actor: Actor, dossier: Dossier, template: PointTemplate, party: Party | None) -> ActionPoint:
    """Make the action point in the client's language, for the product that the template is about if there is one."""
    first = party or Party.objects.people_of(dossier.customer).first()
    with override(first.language if first else None):
        subject, remark = template.subject, template.remark
    facts: dict[str, Any] = {
        "dossier": dossier,
        "party": party,
        "subject": subject or "",
        "remark": remark or "",
        "due_on": timezone.localdate() + timedelta(days=template.days) if template.days else None,
        "product": _product(dossier, template),
    }
    if template.kind == ActionPointKind.DELIVER and template.document_type is not None:
        point = ask_for_document(actor=actor, document_type=template.document_type, **facts)
    else:
        point = add_action_point(actor=actor, kind=template.kind, **facts)
    point.template = template
    point.save(update_fields=["template"])
    return point


def _product(dossier: Dossier, template: PointTemplate) -> Product | None:
    if not template.product_kind:
        return None
    return dossier.products.filter(kind=template.product_kind).order_by("pk").first()
