"""Packs: each installs whole in a fresh firm, and an update loses nothing that the firm changed."""

from collections import Counter
from dataclasses import replace

import pytest
from django.urls import reverse

from tenant_apps.activity.models import Entry
from tenant_apps.documents.catalogue import READY_TYPES
from tenant_apps.documents.models import DocumentType, Label
from tenant_apps.dossiers.commands.dossiers import open_dossier
from tenant_apps.dossiers.commands.workflows import add_stage, archive_stage, edit_stage, order_stages
from tenant_apps.dossiers.models import PointTemplate, Stage, Workflow
from tenant_apps.flows.commands.publishing import publish_definition
from tenant_apps.flows.definitions import check_definition
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.packs.commands import rows
from tenant_apps.packs.commands.installing import install_pack, planned, update_pack
from tenant_apps.packs.enums import ItemKind, Outcome
from tenant_apps.packs.errors import ChoiceMissing, NotInstalled, PlanChanged
from tenant_apps.packs.models import Installation, Item
from tenant_apps.packs.plans import mark_of, step
from tenant_apps.packs.professional import views
from tenant_apps.packs.reading import folders, pack_called, packs, ready_texts
from tenant_apps.packs.telling import DocumentNames, told_differences
from tests.factories.customers import individual
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
A_TEST = System("a test")
LANGUAGES = ("en", "nl", "fr", "de")
GUIDE = ("labels", "au_credit_guide")
STAGES = ("workflows", "au-home-loan")


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:packs:{name}", urlconf="vestibule.config.urls_tenant", args=arguments)


def australia():
    return pack_called("au_broker")


def newer(pack, version: str = "2", **changed):
    """The pack with other contents for these items, by kind and code; None drops one."""
    items = {**pack.items, **{key: content for key, content in changed.get("items", {}).items() if content}}
    for key, content in changed.get("items", {}).items():
        if content is None:
            del items[key]
    return replace(pack, version=version, items=items)


def with_parts(pack, key, **parts):
    return newer(pack, items={key: {**pack.items[key], **parts}})


def update(actor, pack, **choices):
    seen = mark_of(planned(Installation.objects.get(code=pack.code), pack))
    return update_pack(actor=actor, pack=pack, seen=seen, choices=choices)


def outcomes(pack) -> dict[tuple[str, str], Outcome]:
    steps = planned(Installation.objects.get(code=pack.code), pack)
    return {step.key: step.outcome for step in steps if step.outcome != Outcome.SAME}


@pytest.mark.parametrize("code", folders())
def test_each_pack_installs_whole_and_reads_back_as_it_was_written(code, cast):
    pack = pack_called(code)
    installation = install_pack(actor=cast.ada.actor, pack=pack)

    for item in installation.items.all():
        row = rows.row_of(item, (item.kind, item.code))
        assert rows.content_of(item.kind, row) == pack.items[(item.kind, item.code)], item
    assert {(item.kind, item.code) for item in installation.items.all()} == set(pack.items)
    assert outcomes(pack) == {}
    assert {kind for kind, _code in pack.items} == set(ItemKind.values)
    for workflow in Workflow.objects.filter(public_id__in=installation.items.values("target")).order_by("pk"):
        dossier = open_dossier(actor=A_TEST, customer=individual(), kind=workflow.kind, workflow=workflow)
        assert dossier.stage.position == 1
        assert {stage.outcome for stage in workflow.stages.order_by("pk")} == {"ongoing", "done", "ended"}
    for flow in Flow.objects.filter(public_id__in=installation.items.values("target")).order_by("pk"):
        check_definition(FlowVersion.objects.get(flow=flow, published_at__isnull=False).definition)


@pytest.mark.parametrize("code", folders())
def test_each_pack_is_written_in_every_language(code):
    for (kind, name), content in pack_called(code).items.items():
        written = {part.rpartition("_")[0] for part in content if part.rpartition("_")[2] in LANGUAGES}
        missing = {f"{stem}_{language}" for stem in written for language in LANGUAGES} - content.keys()
        assert missing == set(), (kind, name)
        assert kind == "points" or written, (kind, name)


def test_a_document_list_names_documents_that_are_there():
    for pack in packs():
        own = {code for code, _content in pack.of_kind("documents")}
        named = {content["document"] for _code, content in pack.of_kind("points") if content.get("document")}
        assert named - own <= set(DocumentType.objects.values_list("code", flat=True))


@pytest.mark.parametrize("code", folders())
def test_no_document_of_a_pack_has_the_name_of_another(code):
    """Whoever chooses from the list of documents, in any language, finds each name once."""
    for language in LANGUAGES:
        names = {kind.code: getattr(kind.name, language) for kind in READY_TYPES}
        names |= {each: content[f"name_{language}"] for each, content in pack_called(code).of_kind("documents")}
        assert [name for name, number in Counter(names.values()).items() if number > 1] == []


def test_the_texts_of_packs_are_among_the_ready_made():
    assert "Credit guide" in set(ready_texts())


def test_installing_twice_is_once_and_on_record(cast):
    install_pack(actor=cast.ada.actor, pack=australia())
    Label.objects.filter(code="au_credit_guide").update(name_en="Ours")
    install_pack(actor=cast.ada.actor, pack=australia())

    assert Label.objects.get(code="au_credit_guide").name_en == "Ours"
    assert PointTemplate.objects.filter(document_type__code="au_payslips").count() == 1
    assert Entry.objects.filter(verb="packs.install").count() == 1


def test_only_an_administrator_installs_and_updates(cast):
    with pytest.raises(NotAllowed):
        install_pack(actor=cast.ben.actor, pack=australia())
    with pytest.raises(NotAllowed):
        update_pack(actor=cast.cleo.actor, pack=australia(), seen="", choices={})
    with pytest.raises(NotInstalled):
        update_pack(actor=cast.ada.actor, pack=australia(), seen="", choices={})


def test_what_the_firm_had_under_the_same_code_stays(cast):
    Label.objects.create(code="au_credit_guide", name_en="Ours")
    install_pack(actor=cast.ada.actor, pack=australia())

    assert Label.objects.get(code="au_credit_guide").name_en == "Ours"
    assert Label.objects.get(code="au_credit_guide").name_nl == "Credit guide"


def test_a_ready_made_type_that_nobody_changed_follows_the_pack(cast):
    payslip = rows.content_of("documents", DocumentType.objects.get(code="payslip"))
    pack = newer(australia(), items={("documents", "payslip"): {**payslip, "fresh_days": 30}})
    install_pack(actor=cast.ada.actor, pack=pack)

    assert DocumentType.objects.get(code="payslip").fresh_days == 30


def test_an_update_follows_the_pack_where_the_firm_changed_nothing(cast):
    install_pack(actor=cast.ada.actor, pack=australia())
    pack = with_parts(australia(), GUIDE, name_en="The credit guide")

    assert outcomes(pack) == {GUIDE: Outcome.PACK}
    update(cast.ada.actor, pack)

    assert Label.objects.get(code="au_credit_guide").name_en == "The credit guide"
    assert Installation.objects.get().version == "2"
    assert Entry.objects.latest("pk").verb == "packs.update"
    assert outcomes(pack) == {}


def test_an_update_keeps_what_the_firm_changed(cast):
    install_pack(actor=cast.ada.actor, pack=australia())
    Label.objects.filter(code="au_credit_guide").update(text_en="Ours", is_required=False)
    pack = with_parts(australia(), GUIDE, name_en="The credit guide")

    assert outcomes(pack) == {GUIDE: Outcome.BOTH}
    update(cast.ada.actor, pack)

    label = Label.objects.get(code="au_credit_guide")
    assert (label.name_en, label.text_en, label.is_required) == ("The credit guide", "Ours", False)
    assert outcomes(pack) == {GUIDE: Outcome.FIRM}


@pytest.mark.parametrize(("choice", "name"), [("firm", "Ours"), ("pack", "Theirs")])
def test_where_both_changed_it_the_administrator_chooses(cast, choice, name):
    install_pack(actor=cast.ada.actor, pack=australia())
    Label.objects.filter(code="au_credit_guide").update(name_en="Ours")
    pack = with_parts(australia(), GUIDE, name_en="Theirs", name_nl="Anders")

    with pytest.raises(ChoiceMissing):
        update(cast.ada.actor, pack)
    update(cast.ada.actor, pack, **{"labels/au_credit_guide": choice})

    label = Label.objects.get(code="au_credit_guide")
    assert (label.name_en, label.name_nl) == (name, "Anders")


def test_a_long_text_is_told_by_the_lines_that_each_side_changed(cast):
    base = "# Who we are\nWe advise.\n- we ask\n- we compare"
    sides = {"text_en": base}, {"text_en": f"{base}\nWrite to us."}, {"text_en": base.replace("compare", "help")}
    label = {"name_en": "Guide", "is_required": True}
    base, firm, pack = ({**label, **side} for side in sides)
    (told,) = told_differences(step(("labels", "x"), base=base, firm=firm, pack=pack, row=None), DocumentNames())
    assert (told.base, told.firm, told.pack) == ("", "+ Write to us.", "− - we compare\n+ - we help")

    sides = ({"name_en": name, "is_required": True} for name in ("Old", "Ours", "New"))
    base, firm, pack = sides
    (told,) = told_differences(step(("labels", "x"), base=base, firm=firm, pack=pack, row=None), DocumentNames())
    assert (told.base, told.firm, told.pack) == ("Old", "Ours", "New")


def test_an_update_of_another_plan_is_refused(cast):
    install_pack(actor=cast.ada.actor, pack=australia())
    pack = with_parts(australia(), GUIDE, name_en="Theirs")
    seen = mark_of(planned(Installation.objects.get(), pack))
    Label.objects.filter(code="au_credit_guide").update(name_nl="Ons")

    with pytest.raises(PlanChanged):
        update_pack(actor=cast.ada.actor, pack=pack, seen=seen, choices={})


def test_stages_are_merged_and_the_firms_own_stay(cast):
    install_pack(actor=cast.ada.actor, pack=australia())
    workflow = Workflow.objects.get(code="au-home-loan")
    own = add_stage(actor=cast.ada.actor, workflow=workflow, names={"en": "Ours"})
    stage = Stage.objects.get(workflow=workflow, code="lodged")
    edit_stage(actor=cast.ada.actor, stage=stage, names={"en": "Sent in"}, tone="info", outcome="ongoing", rules=[])
    archive_stage(actor=cast.ada.actor, stage=Stage.objects.get(workflow=workflow, code="conditional"))
    content = dict(australia().items[STAGES])
    fresh = {**content["stage:enquiry"], "name_en": "Valuation"}
    order = [*content["order"][:3], "valuation", *content["order"][3:]]
    del content["stage:assessment"]
    order.remove("assessment")
    pack = newer(australia(), items={STAGES: {**content, "stage:valuation": fresh, "order": order}})

    assert outcomes(pack) == {STAGES: Outcome.BOTH}
    update(cast.ada.actor, pack)

    current = Stage.objects.filter(workflow=workflow).current().order_by("position")
    codes = [each.code for each in current]
    assert codes == ["enquiry", "fact-find", "valuation", "lodged", "unconditional", own.code, "settled", "ended"]
    assert current.get(code="lodged").name_en == "Sent in"
    assert Stage.objects.get(workflow=workflow, code="assessment").is_archived


def test_the_firms_order_of_stages_stays(cast):
    install_pack(actor=cast.ada.actor, pack=australia())
    workflow = Workflow.objects.get(code="au-home-loan")
    stages = list(Stage.objects.filter(workflow=workflow).current().order_by("position"))
    stages[1], stages[2] = stages[2], stages[1]
    order_stages(actor=cast.ada.actor, workflow=workflow, order=[stage.public_id for stage in stages])
    pack = with_parts(australia(), STAGES, name_en="Loans")
    update(cast.ada.actor, pack)

    now = Stage.objects.filter(workflow=workflow).current().order_by("position")
    assert [stage.code for stage in now] == [stage.code for stage in stages]


def test_a_flow_is_published_anew_and_a_draft_of_the_firm_is_asked_about(cast):
    install_pack(actor=cast.ada.actor, pack=australia())
    flow = Flow.objects.get(code="au_home_loan")
    key = ("flows", "au_home_loan")
    definition = australia().items[key]["definition"]
    pack = with_parts(australia(), key, definition={**definition, "minutes": 30})
    update(cast.ada.actor, pack)
    assert FlowVersion.objects.newest_of(flow).first().definition["minutes"] == 30

    FlowVersion.objects.create(flow=flow, number=3, definition={**definition, "minutes": 99})
    third = newer(with_parts(australia(), key, definition={**definition, "minutes": 40}), "3")
    assert outcomes(third) == {key: Outcome.CONFLICT}
    update(cast.ada.actor, third, **{"flows/au_home_loan": "firm"})
    assert FlowVersion.objects.drafts().get(flow=flow).definition["minutes"] == 99
    fourth = newer(with_parts(australia(), key, definition={**definition, "minutes": 50}), "4")
    update(cast.ada.actor, fourth, **{"flows/au_home_loan": "pack"})
    assert FlowVersion.objects.newest_of(flow).first().definition["minutes"] == 50
    assert FlowVersion.objects.filter(flow=flow).count() == 3


def test_what_the_pack_dropped_becomes_the_firms_own(cast):
    install_pack(actor=cast.ada.actor, pack=australia())
    pack = newer(australia(), items={GUIDE: None})

    assert outcomes(pack) == {GUIDE: Outcome.DROPPED}
    update(cast.ada.actor, pack)

    assert Label.objects.filter(code="au_credit_guide").exists()
    assert not Item.objects.filter(code="au_credit_guide").exists()


@pytest.mark.parametrize(("choice", "is_active"), [("firm", False), ("pack", True)])
def test_what_the_firm_put_away_comes_back_only_if_chosen(cast, choice, is_active):
    install_pack(actor=cast.ada.actor, pack=australia())
    Label.objects.filter(code="au_credit_guide").update(is_active=False)
    assert outcomes(australia()) == {GUIDE: Outcome.GONE}
    pack = with_parts(australia(), GUIDE, name_en="Theirs")
    update(cast.ada.actor, pack, **{"labels/au_credit_guide": choice})

    assert Label.objects.get(code="au_credit_guide").is_active is is_active


def test_a_definition_is_published_in_the_place_of_nothing(cast):
    flow = Flow.objects.create(code="new", name_en="New", kind="general")
    definition = australia().items[("flows", "au_home_loan")]["definition"]
    assert publish_definition(actor=cast.ada.actor, flow=flow, definition=definition).number == 1


def test_the_pages_show_install_and_update(cast, monkeypatch):
    browser = cast.ada.browser()
    assert "Australia" in browser.get(path("index")).content.decode()
    assert "Needed before you share" in browser.get(path("pack", "au_broker")).content.decode()
    assert browser.get(path("update", "au_broker")).status_code == 404
    assert browser.get(path("pack", "no_such_pack")).status_code == 404
    assert browser.post(path("install", "au_broker"))["Location"] == path("pack", "au_broker")
    assert "latest version" in browser.get(path("update", "au_broker")).content.decode()

    Label.objects.filter(code="au_credit_guide").update(name_en="Our own words")
    pack = with_parts(australia(), GUIDE, name_en="Words of the pack")
    pack = newer(pack, items={("labels", "au_fresh"): {**pack.items[GUIDE], "name_en": "Fresh label"}})
    monkeypatch.setattr(views, "pack_called", lambda _code: pack)
    page = browser.get(path("update", "au_broker"))
    for text in ("Our own words", "Words of the pack", "Fresh label"):
        assert text in page.content.decode()
    seen = page.context["seen"]
    refused = browser.post(path("update", "au_broker"), {"seen": seen})
    assert (refused.status_code, "Please choose" in refused.content.decode()) == (422, True)
    sent = {"seen": seen, "choice:labels/au_credit_guide": "pack"}
    assert browser.post(path("update", "au_broker"), sent).status_code == 302
    assert Label.objects.get(code="au_credit_guide").name_en == "Words of the pack"
