"""What a file can hold of this room's settings: workflows with their stages, usual action points, texts and letters."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.products import save_product_text
from tenant_apps.dossiers.commands.telling import save_letter, set_telling_policy, tells_by_itself
from tenant_apps.dossiers.commands.templates import add_rule, add_template, edit_template, remove_rule
from tenant_apps.dossiers.commands.workflows import (
    add_stage,
    add_workflow,
    edit_stage,
    edit_workflow,
    order_stages,
    restore_stage,
)
from tenant_apps.dossiers.enums import ActionPointKind, DossierKind, EntryRule, ProductKind, StageOutcome, StageTone
from tenant_apps.dossiers.models import AnswerRule, Letter, PointTemplate, ProductText, Stage, Workflow
from tenant_apps.dossiers.models.templates import TEMPLATE_KINDS
from vestibule.core import configuration
from vestibule.core.actors import Actor
from vestibule.core.configuration import ONE, Content, Field, Part, called, columns, first_words, keyed, written

_STAGE, _ORDER = "stage:", "order"
_STAGE_FIELDS = {
    **configuration.texts("name", _("Name"), 100),
    "tone": configuration.one_of(_("Colour"), StageTone.choices),
    "outcome": configuration.one_of(_("Outcome"), StageOutcome.choices),
    "rules": configuration.some_of(_("What must be true before"), EntryRule.choices),
}


# Workflows


def _is_stage(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) != set(_STAGE_FIELDS):
        return False
    return all(field.fits(value[name]) for name, field in _STAGE_FIELDS.items()) and bool(first_words("name", value))


def _stage_in_words(value: Content) -> str:
    told = [called("name", value), *(_STAGE_FIELDS[name].tell(value[name]) for name in ("tone", "outcome"))]
    names = [text for text in written("name", value).values() if text]
    return " · ".join([*told, *([_STAGE_FIELDS["rules"].tell(value["rules"])] if value["rules"] else []), *names[1:]])


def _is_order(value: Any) -> bool:
    is_list = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return is_list and len(set(value)) == len(value)


def _follows(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether those of the file stand in its order; what only the firm has may stand between them."""
    return [code for code in here if code in there] == list(there)


def _workflows() -> dict[str, Content]:
    stages: dict[int, list[Stage]] = {}
    for stage in Stage.objects.current().order_by("workflow_id", "position"):
        stages.setdefault(stage.workflow_id, []).append(stage)
    return {row.code: _workflow(row, stages.get(row.pk, [])) for row in Workflow.objects.order_by("position", "pk")}


def _workflow(row: Workflow, stages: Sequence[Stage]) -> Content:
    facts = {"kind": row.kind, "is_active": row.is_active, _ORDER: [stage.code for stage in stages]}
    return columns("name", row) | facts | {f"{_STAGE}{stage.code}": _stage(stage) for stage in stages}


def _stage(stage: Stage) -> Content:
    facts = {"tone": stage.tone, "outcome": stage.outcome, "rules": sorted(stage.rules)}
    return columns("name", stage) | facts


def _hinders_workflow(_key: str, there: Content, here: Content | None) -> str:
    stages = {name.removeprefix(_STAGE) for name in there if name.startswith(_STAGE)}
    if not stages or stages - (set(here[_ORDER]) if here else set()) - set(there[_ORDER]):
        return gettext("Its stages and their order do not belong together.")
    if set(there[_ORDER]) - stages:
        return gettext("It names stages that it does not describe.")
    if not all(configuration.codes(40)(code) for code in stages):
        return gettext("One of its stages has a name that is not usable here.")
    if here is not None and here["kind"] != there["kind"]:
        return gettext("The workflow of this name is for another kind of dossier here.")
    return ""


def _write_workflow(actor: Actor, key: str, content: Content) -> None:
    names = written("name", content)
    row = Workflow.objects.filter(code=key).first()
    if row is None:
        row = add_workflow(actor=actor, kind=content["kind"], names=names, code=key)
    if _workflow(row, []) != {name: content[name] for name in _workflow(row, [])} | {_ORDER: []}:
        edit_workflow(actor=actor, workflow=row, names=names, is_active=content["is_active"])
    there = {name.removeprefix(_STAGE): value for name, value in content.items() if name.startswith(_STAGE)}
    for code, value in there.items():
        _write_stage(actor, row, code, value)
    current = {stage.code: stage for stage in Stage.objects.filter(workflow=row).current().order_by("position")}
    wanted = _woven(list(current), content[_ORDER])
    if wanted != list(current):
        order_stages(actor=actor, workflow=row, order=[current[code].public_id for code in wanted])


def _write_stage(actor: Actor, workflow: Workflow, code: str, value: Content) -> None:
    facts = {"names": written("name", value)} | {name: value[name] for name in ("tone", "outcome", "rules")}
    stage = Stage.objects.filter(workflow=workflow, code=code).first()
    if stage is None:
        add_stage(actor=actor, workflow=workflow, code=code, **facts)
        return
    if stage.is_archived:
        restore_stage(actor=actor, stage=stage)
    if _stage(stage) != value:
        edit_stage(actor=actor, stage=stage, **facts)


def _woven(here: Sequence[str], there: Sequence[str]) -> list[str]:
    """The order of the file; what only the firm has stays behind what it stood behind."""
    found = [code for code in there if code in here]
    for place, code in enumerate(here):
        if code not in found:
            found.insert(found.index(here[place - 1]) + 1 if place else 0, code)
    return found


configuration.configures(
    Part(
        code="dossiers.workflows",
        label=_("Workflows and stages"),
        permission=policies.CONFIGURE,
        fields={
            **configuration.texts("name", _("Name"), 100),
            "kind": configuration.one_of(_("Kind of dossier"), DossierKind.choices),
            "is_active": configuration.flag(_("Offered for new dossiers"), default=True),
            _ORDER: Field(_("Order of the stages"), _is_order, is_same=_follows),
        },
        families={_STAGE: Field(_("Stage"), _is_stage, _stage_in_words)},
        read=_workflows,
        write=_write_workflow,
        title=lambda _key, content: called("name", content),
        is_key=configuration.codes(40),
        needed_words=("name",),
        hinders=_hinders_workflow,
    )
)


# Usual action points


def _template_key(content: Content) -> str:
    return f"{content['product_kind'] or '-'}/{content['document'] or first_words('subject', content)}"


def _templates() -> dict[str, Content]:
    return {key: content for key, (_row, content) in _templates_with_rows().items()}


def _templates_with_rows() -> dict[str, tuple[PointTemplate, Content]]:
    rows = (
        PointTemplate.objects.current()
        .select_related("document_type")
        .prefetch_related(Prefetch("rules", AnswerRule.objects.order_by("pk")))
    )
    found = [(row, _template(row)) for row in rows.order_by("product_kind", "position", "pk")]
    return keyed((_template_key(content), (row, content)) for row, content in found)


def _template(row: PointTemplate) -> Content:
    return (
        columns("subject", row)
        | columns("remark", row)
        | {
            "product_kind": row.product_kind,
            "kind": row.kind,
            "document": row.document_type.code if row.document_type else "",
            "is_of_each": row.is_of_each,
            "is_usual": row.is_usual,
            "days": row.days,
            "answers": sorted(f"{rule.question}={rule.option}" for rule in row.rules.all()),
        }
    )


def _template_title(_key: str, content: Content) -> str:
    """What has to be done, and for which product: the same is asked for several."""
    what = called("subject", content)
    if not what and content["document"]:
        document = DocumentType.objects.filter(code=content["document"]).first()
        what = str(document or content["document"].replace("_", " ").capitalize())
    product = content["product_kind"]
    return f"{what} · {ProductKind(product).label}" if product in ProductKind.values else what


def _are_answers(value: Any) -> bool:
    if not isinstance(value, list) or len(value) > 100 or not all(isinstance(each, str) for each in value):
        return False
    pairs = [each.partition("=") for each in value]
    are_short = all(0 < len(question) <= 152 and len(option) <= 60 for question, _sign, option in pairs)
    return are_short and all("=" in each and "\x00" not in each for each in value)


def _hinders_template(key: str, there: Content, _here: Content | None) -> str:
    if (there["kind"] == ActionPointKind.DELIVER) != bool(there["document"]):
        return gettext("It does not say which document is meant, or names one where none belongs.")
    if not there["document"] and not first_words("subject", there):
        return gettext("It does not say what has to be done.")
    expected = next(iter(keyed([(_template_key(there), there)])))
    if key != expected and key.partition(" #")[0] != expected:
        return gettext("Its name and its content do not belong together.")
    return ""


def _write_template(actor: Actor, key: str, content: Content) -> None:
    facts = {name: content[name] for name in ("kind", "is_of_each", "is_usual", "days")}
    facts |= {"subjects": written("subject", content), "remarks": written("remark", content)}
    document = DocumentType.objects.get(code=content["document"]) if content["document"] else None
    row, here = _templates_with_rows().get(key, (None, None))
    if row is None:
        row = add_template(actor=actor, product_kind=content["product_kind"], document_type=document, **facts)
    elif here != content:
        edit_template(actor=actor, template=row, document_type=document, **facts)
    rules = {f"{rule.question}={rule.option}": rule for rule in AnswerRule.objects.filter(template=row).order_by("pk")}
    for answer in content["answers"]:
        if answer not in rules:
            question, _sign, option = answer.partition("=")
            add_rule(actor=actor, template=row, question=question, option=option)
    for answer, rule in rules.items():
        if answer not in content["answers"]:
            remove_rule(actor=actor, rule=rule)


configuration.configures(
    Part(
        code="dossiers.templates",
        label=_("Usual action points"),
        permission=policies.CONFIGURE,
        fields={
            **configuration.texts("subject", _("What has to be done"), 200),
            **configuration.texts("remark", _("Remark"), 2000),
            "product_kind": configuration.one_of(_("Product"), ProductKind.choices, or_nothing=True),
            "kind": configuration.one_of(_("Kind"), [(kind.value, kind.label) for kind in TEMPLATE_KINDS]),
            "document": configuration.line(_("Document"), 60, refers_to="documents.types"),
            "is_of_each": configuration.flag(_("Of each applicant"), default=True),
            "is_usual": configuration.flag(_("Proposed by itself"), default=True),
            "days": configuration.number(_("Days to do it in"), 1, 365, is_optional=True),
            "answers": Field(_("Because of these answers"), _are_answers, default=[]),
        },
        read=_templates,
        write=_write_template,
        title=_template_title,
        is_key=lambda key: "/" in key,
        hinders=_hinders_template,
    )
)


# Texts about products


def _product_texts() -> dict[str, Content]:
    rows = {row.kind: row for row in ProductText.objects.order_by("pk")}
    return {kind.value: columns("text", rows.get(kind.value, ProductText())) for kind in ProductKind}


configuration.configures(
    Part(
        code="dossiers.product_texts",
        label=_("Texts about products"),
        permission=policies.CONFIGURE,
        fields=configuration.texts("text", _("Text"), 4000),
        read=_product_texts,
        write=lambda actor, key, content: save_product_text(actor=actor, kind=key, texts=written("text", content)),
        title=lambda key, _content: ProductKind(key).label,
        is_key=configuration.one_key_of(ProductKind.values),
    )
)


# Letters


def _letters_with_rows() -> dict[str, tuple[Letter, Content]]:
    rows = Letter.objects.filter(archived_at=None).order_by("name", "pk")
    return keyed((row.name.strip(), (row, columns("subject", row) | columns("body", row))) for row in rows)


def _write_letter(actor: Actor, key: str, content: Content) -> None:
    row, _here = _letters_with_rows().get(key, (None, None))
    words = {"subjects": written("subject", content), "bodies": written("body", content)}
    save_letter(actor=actor, name=row.name if row else key, letter=row, **words)


configuration.configures(
    Part(
        code="dossiers.letters",
        label=_("Letters about action points"),
        permission=policies.CONFIGURE,
        fields={
            **configuration.texts("subject", pgettext_lazy("of a letter", "Subject"), 150),
            **configuration.texts("body", _("Text"), 4000),
        },
        read=lambda: {key: content for key, (_row, content) in _letters_with_rows().items()},
        write=_write_letter,
        title=lambda key, _content: key,
        is_key=lambda key: len(key) <= 80 and key == " ".join(key.split()),
        needed_words=("subject", "body"),
    )
)
configuration.configures(
    Part(
        code="dossiers.telling",
        label=_("When clients are told about action points"),
        permission=policies.CONFIGURE,
        fields={"is_automatic": configuration.flag(_("Tell clients about changed action points"))},
        read=lambda: {ONE: {"is_automatic": tells_by_itself()}},
        write=lambda actor, _key, content: set_telling_policy(actor=actor, is_automatic=content["is_automatic"]),
    )
)
