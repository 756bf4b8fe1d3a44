"""The settings as a file: from one firm to another, twice, and whatever else somebody may upload."""

import html
import io
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tenant_apps.accounts.commands.roles import save_role
from tenant_apps.accounts.commands.two_factor import set_security_policy
from tenant_apps.accounts.models import Role, SecurityPolicy
from tenant_apps.activity.models import Entry
from tenant_apps.diligence.commands import weigh
from tenant_apps.documents.commands.labels import add_label
from tenant_apps.documents.commands.types import add_document_type, edit_document_type
from tenant_apps.documents.models import DocumentType, Label
from tenant_apps.dossiers.commands.telling import save_letter
from tenant_apps.dossiers.commands.templates import add_rule, add_template
from tenant_apps.dossiers.commands.workflows import add_stage, add_workflow, order_stages
from tenant_apps.dossiers.models import Letter, PointTemplate, Stage, Workflow
from tenant_apps.flows.commands.flows import copy_flow
from tenant_apps.flows.commands.publishing import mark_of, publish_draft
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.library.commands.categories import add_category
from tenant_apps.notifications.commands.wording import save_wording
from tenant_apps.portals.commands import publish_disclosure, save_stage_video
from tenant_apps.professional_portal.exchange import FORMAT, LARGEST, MARK, exported, planned, read_configuration
from tenant_apps.professional_portal.professional.configuration import ConfigurationForm
from tenant_apps.retention.commands.keeping import set_rules
from tenant_apps.reviews.commands import set_review_plan
from tenants.context import use_tenant
from tests.factories.flows import flow
from tests.neighbours import both_firms
from vestibule.core.configuration import all_parts, plain
from vestibule.core.errors import DomainError
from vestibule.core.uploads import RefusedUpload

pytestmark = pytest.mark.django_db
PAGE, TAKE_OVER = "/pro/settings/configuration/", "/pro/settings/configuration/take-over/"


def names(text):
    return {code: f"{text} {code}" for code in ("nl", "fr", "en", "de")}


def set_up(actor):
    """A little of everything, through the rooms' own commands."""
    payslip = add_document_type(actor=actor, names=names("Slip"), helps=names("Why"), formats=["pdf"], fresh_days=40)
    seeded = DocumentType.objects.exclude(pk=payslip.pk).order_by("pk")[0]
    words = {"names": names("Ours"), "helps": names("Ours too"), "formats": ["image", "pdf"]}
    edit_document_type(actor=actor, document_type=seeded, sensitive=True, fresh_days=9, is_active=False, **words)
    add_label(actor=actor, names=names("Mandate"), texts=names("Text"), is_required=False)
    workflow = add_workflow(actor=actor, kind="mortgage", names=names("Ours"))
    first = add_stage(actor=actor, workflow=workflow, names=names("First"), rules=["adviser-chosen"])
    second = add_stage(actor=actor, workflow=workflow, names=names("Second"), outcome="done", tone="success")
    order_stages(actor=actor, workflow=workflow, order=[second.public_id, first.public_id])
    save_stage_video(actor=actor, stage=first, link="https://www.youtube.com/watch?v=abcdefghijk", abouts=names("Film"))
    point = add_template(
        actor=actor, product_kind="mortgage", kind="deliver", subjects={}, remarks=names("Do"), document_type=payslip
    )
    add_rule(actor=actor, template=point, question="a.b.c", option="yes")
    save_letter(actor=actor, name="Ours", subjects=names("Subject"), bodies=names("Dear {name}"))
    add_category(actor=actor, names=names("Terms"))
    save_role(actor=actor, name="Trainee", rights=["dossiers:view", "prospects:view"])
    set_security_policy(
        actor=actor, is_two_factor_required=False, idle_minutes=30, networks=["127.0.0.0/8"], address="127.0.0.1"
    )
    save_wording(actor=actor, code="message", texts={"subject": {"nl": "Bericht van {firm}"}})
    set_rules(actor=actor, chosen={"rejected": 18})
    weigh(actor=actor, factor="country", value="BR", points=33, is_decisive=True)
    publish_disclosure(actor=actor, texts=names("We protect you"))
    asked = copy_flow(actor=actor, flow=flow(), names=names("Questions"))
    publish_draft(actor=actor, flow=asked, seen=mark_of(FlowVersion.objects.drafts().get(flow=asked)))
    rule = {"low_months": 11, "medium_months": 9, "high_months": 3, "lead_days": 20, "is_started_by_itself": True}
    set_review_plan(actor=actor, flow=asked, rule=rule)


def upload(browser, content, name="firm.json"):
    return browser.post(PAGE, {"file": SimpleUploadedFile(name, content, "application/json")})


def hidden(page, name):
    return html.unescape(re.search(rf'name="{name}" value="([^"]*)"', page).group(1))


def ticked(page):
    """What the page sends when nobody unticks anything."""
    fields = {name: hidden(page, name) for name in ("seen", "content")}
    found = {name: re.findall(rf'name="{name}" value="([^"]*)" checked', page) for name in ("part", "item")}
    return fields | {name: [html.unescape(value) for value in values] for name, values in found.items()}


def test_one_firm_becomes_like_another_and_twice_is_once(cast):
    set_up(cast.ada.actor)
    saved = cast.ada.browser().get(f"{PAGE}file/")
    assert re.search(r'filename="[a-z-]+-\d{4}-\d\d-\d\d\.json"', saved["Content-Disposition"])
    content = saved.content
    assert b"127.0.0" not in content
    assert b"@" not in content
    source = json.loads(content)["parts"]
    assert set(source) == {part.code for part in all_parts()}

    with both_firms(), use_tenant(cast.beta):
        browser = cast.eve.browser()
        page = upload(browser, content).content.decode()
        assert "Slip en" in page
        assert "Cannot be taken over</h3>" not in page
        before = Entry.objects.count()
        assert DocumentType.objects.filter(name_en="Slip en").count() == 0  # looking changed nothing
        answer = browser.post(TAKE_OVER, ticked(page))
        assert answer.status_code == 302, answer.content.decode()[:3000]

        assert DocumentType.objects.get(name_en="Slip en").fresh_days == 40
        workflow = Workflow.objects.get(name_en="Ours en")
        stages = Stage.objects.filter(workflow=workflow).order_by("position")
        assert [stage.name_en for stage in stages] == ["Second en", "First en"]
        assert [rule.question for rule in PointTemplate.objects.get(remark_en="Do en").rules.order_by("pk")] == [
            "a.b.c"
        ]
        assert Letter.objects.get(name="Ours").body_de == "Dear {name} de"
        assert Label.objects.filter(name_fr="Mandate fr").exists()
        assert Role.objects.get(code__endswith="Trainee").permissions == ["dossiers:view", "prospects:view"]
        policy = SecurityPolicy.objects.get()
        assert (policy.idle_minutes, policy.networks) == (30, None)
        assert FlowVersion.objects.published().filter(flow=Flow.objects.get(name_en="Questions en")).count() == 1
        here = {part.code: part.held() for part in all_parts()}
        for code, items in source.items():
            assert {key: here[code][key] for key in items} == items, code
        verbs = set(Entry.objects.order_by("pk").values_list("verb", flat=True)[before:])
        assert {"professional_portal.take_over_configuration", "accounts.save_role", "flows.publish"} <= verbs

        again = upload(browser, content).content.decode()
        assert "There is nothing to take over" in again
        assert 'name="item"' not in again
        assert json.loads(browser.get(f"{PAGE}file/").content)["parts"].keys() == source.keys()


def test_only_what_is_ticked_is_taken_over_and_both_values_are_shown(cast):
    ada = cast.ada
    kept, changed = DocumentType.objects.order_by("pk")[:2]
    file = json.loads(exported(ada.actor))
    file["parts"]["documents.types"][kept.code]["name_en"] = "Not this one"
    file["parts"]["documents.types"][changed.code]["name_en"] = "Another name"
    del file["parts"]["documents.labels"]
    browser = ada.browser()
    page = upload(browser, json.dumps(file).encode()).content.decode()
    assert changed.name_en in page
    assert "Another name" in page
    fields = ticked(page)
    assert len(fields["item"]) == 2

    refused = browser.post(TAKE_OVER, fields | {"part": []})
    assert refused.status_code == 422
    assert "Choose what you want to take over." in refused.content.decode()
    stale = browser.post(TAKE_OVER, fields | {"seen": "other"})
    assert stale.status_code == 422
    fields["item"] = [f"documents.types|{changed.code}"]
    assert browser.post(TAKE_OVER, fields).status_code == 302
    names_now = list(DocumentType.objects.filter(pk__in=[kept.pk, changed.pk]).order_by("pk").values_list("name_en"))
    assert names_now == [(kept.name_en,), ("Another name",)]


def test_what_needs_something_is_not_taken_over_without_it(cast):
    file = json.loads(exported(cast.ada.actor))
    seed = next(iter(file["parts"]["documents.types"].values()))
    file["parts"]["documents.types"]["brand-new"] = seed | {"name_en": "Brand new"}
    template = {"product_kind": "", "kind": "deliver", "document": "brand-new"}
    asked = {"product_kind": "mortgage", "kind": "deliver", "document": "payslip"}
    file["parts"]["dossiers.templates"]["mortgage/payslip"] = asked
    file["parts"]["dossiers.templates"]["-/brand-new"] = template
    nowhere = {"product_kind": "", "kind": "deliver", "document": "nowhere"}
    file["parts"]["dossiers.templates"]["-/nowhere"] = nowhere
    browser = cast.ada.browser()
    page = upload(browser, json.dumps(file).encode()).content.decode()
    assert "It needs “nowhere”, which is neither here nor in the file." in page
    assert "<strong>Payslip · Mortgage</strong>" in page, "never by its code"
    fields = ticked(page)
    refused = browser.post(TAKE_OVER, fields | {"item": ["dossiers.templates|-/brand-new"]})
    assert refused.status_code == 422
    assert "Take that over too" in refused.content.decode()
    assert browser.post(TAKE_OVER, fields).status_code == 302
    assert PointTemplate.objects.filter(document_type__code="brand-new").count() == 1


def test_what_is_not_known_is_listed_and_a_refusal_changes_nothing(cast):
    file = {MARK: FORMAT, "parts": {"future.things": {"x": {"y": 1}}, "retention.rules": {}}}
    file["parts"]["retention.rules"] = {"duty": {"months": 1}, "rejected": {"months": "many"}, "later": {"months": 3}}
    file["parts"]["accounts.roles"] = {"Boss": {"rights": ["dossiers:view"], "colour": "red"}}
    file["parts"]["notifications.policy"] = {"setting": {"quiet_from": "22:00", "quiet_until": None}}
    browser = cast.ada.browser()
    page = upload(browser, json.dumps(file).encode()).content.decode()
    for told in ("future.things", "at least", "This value is not possible here.", "later", "Boss › colour"):
        assert told in page
    refused = browser.post(TAKE_OVER, ticked(page))  # quiet hours need both ends: the room refuses
    assert refused.status_code == 422
    assert "Nothing was changed." in refused.content.decode()
    assert not Role.objects.filter(code__endswith="Boss").exists()


def test_a_role_gets_no_right_that_its_form_does_not_offer(cast):
    parts = {"accounts.roles": {"Boss": {"rights": ["platform:operate", "dossiers:view"]}}}
    content = json.dumps({MARK: FORMAT, "parts": parts}).encode()
    plan = planned(cast.ada.actor, read_configuration(content))
    assert not plan.changes
    assert len(plan.sections[0].left) == 1


def test_only_who_may_change_settings_and_each_part_by_its_own_right(cast):
    for name in ("ben", "cleo"):
        browser = getattr(cast, name).browser()
        assert browser.get(PAGE).status_code == 404
        assert browser.get(f"{PAGE}file/").status_code == 404
        assert browser.post(TAKE_OVER, {}).status_code == 404
    save_role(actor=cast.ada.actor, name="Desk", rights=["organisations:edit", "professional_portal:enter"])
    cast.ben.account.roles.set(Role.objects.filter(code__endswith="Desk"))
    browser = cast.ben.browser()
    saved = json.loads(browser.get(f"{PAGE}file/").content)
    assert "accounts.roles" not in saved["parts"]
    content = json.dumps({MARK: FORMAT, "parts": {"accounts.roles": {"Me": {"rights": ["accounts:manage"]}}}}).encode()
    page = upload(browser, content).content.decode()
    assert "You may not change this setting." in page
    forged = {"seen": hidden(page, "seen"), "content": hidden(page, "content")}
    answer = browser.post(TAKE_OVER, forged | {"part": ["accounts.roles"], "item": ["accounts.roles|Me"]})
    assert answer.status_code == 422
    assert not Role.objects.filter(code__endswith="Me").exists()


BAD = {
    "empty": b"",
    "words": b"hello",
    "broken": b'{"vestibule_configuration": 1, "parts": {',
    "list": b"[]",
    "foreign": b'{"vestibule_flow": 1, "definition": {}}',
    "older": b'{"vestibule_configuration": 0, "parts": {}}',
    "truth": b'{"vestibule_configuration": true, "parts": {}}',
    "parts": b'{"vestibule_configuration": 1, "parts": []}',
    "twice": b'{"vestibule_configuration": 1, "parts": {"a": {}, "a": {}}}',
    "half": b'{"vestibule_configuration": 1, "firm": "\\ud800", "parts": {}}',
    "bytes": b"\xff\xfe\x00{",
    "nan": b'{"vestibule_configuration": 1, "parts": {"a": {"b": NaN}}}',
    "deep": b'{"vestibule_configuration": 1, "parts": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_001,
}


def test_what_is_no_configuration_says_so(cast):
    browser = cast.ada.browser()
    for name, content in BAD.items():
        answer = upload(browser, content)
        assert (name, answer.status_code) == (name, 422)
        assert "it is not a configuration that was saved here" in answer.content.decode(), name
    newer = upload(browser, b'{"vestibule_configuration": 2}')
    assert "newer version" in newer.content.decode()
    large = upload(browser, b" " * (LARGEST + 1))
    assert "too large" in large.content.decode()
    form = ConfigurationForm({}, {"file": RefusedUpload(io.BytesIO(), "firm.json", "", LARGEST + 1)})
    assert "too large" in str(form.errors["file"])
    for content in ("", "!!", "eJzT0yMAAGTvBe8="):
        assert browser.post(TAKE_OVER, {"content": content, "seen": ""}).status_code == 422


VALUES = some.recursive(
    some.none()
    | some.booleans()
    | some.integers(-10, 10**12)
    | some.floats(allow_nan=False)
    | some.text(max_size=12)
    | some.sampled_from(["\x00", "", "deliver", "mortgage", "x" * 30_000, "1" * 300]),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def saved(cast):
    return json.loads(exported(cast.ada.actor))["parts"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_whatever_a_file_says_is_planned_or_told_and_can_be_taken_over(cast, saved, data):
    """Any value in any place: nothing breaks, what is offered can be written or is refused, and then it is the same."""
    parts = {}
    for _turn in range(data.draw(some.integers(1, 4))):
        code = data.draw(some.sampled_from(sorted(saved)))
        items = saved[code] or {"setting": {}}
        key = data.draw(some.sampled_from(sorted(items)) | some.text(max_size=8))
        item = dict(items.get(key) or next(iter(items.values())))
        name = data.draw(some.sampled_from(sorted(item)) | some.text(max_size=6)) if item else "x"
        item[name] = data.draw(VALUES)
        parts.setdefault(code, {})[key] = data.draw(some.just(item) | VALUES)
    try:
        file = read_configuration(json.dumps({MARK: FORMAT, "parts": parts}).encode())
    except DomainError:
        return
    plan = planned(cast.ada.actor, file)
    with transaction.atomic():
        for change in plan.changes.values():
            try:
                with transaction.atomic():
                    change.part.write(cast.ada.actor, change.key, change.content)
            except DomainError:
                continue
            assert plain(change.part.held()[change.key]) == plain(change.content)
        transaction.set_rollback(True)
