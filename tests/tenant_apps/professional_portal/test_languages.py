"""The languages that a firm offers, and what is missing in each."""

import json
import re

import pytest
from django.utils.translation import override

from shared_apps.organisations.commands import offer_languages
from shared_apps.organisations.errors import LanguageMissing
from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.models import Account
from tenant_apps.activity.models import Entry
from tenant_apps.documents.commands.types import add_document_type
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.models import Stage
from tenant_apps.flows.commands.drafts import edit_draft
from tenant_apps.flows.commands.flows import word_flow
from tenant_apps.flows.commands.publishing import mark_of, publish_draft
from tenant_apps.flows.drafts import part_at, say
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.written import missing_by_flow
from tenant_apps.professional_portal.launch import check
from tenant_apps.professional_portal.written import gaps
from tenants import gate
from tests.languages.offers import offer
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
PAGE, MISSING = "/pro/settings/languages/", "/pro/settings/languages/missing/"


@pytest.fixture
def calls(monkeypatch):
    """What is handed to the database's function."""
    made, call = [], gate.call

    def listen(name, *arguments, **more):
        if name == "offer_languages":
            made.append(json.loads(arguments[0]))
        return call(name, *arguments, **more)

    monkeypatch.setattr(gate, "call", listen)
    return made


def test_firm_chooses_its_languages(cast):
    """That the row changes, and no neighbour's, is a probe of tests/isolation."""
    offer_languages(actor=cast.ada.actor, languages=["fr", "nl"], first_language="fr")
    assert Entry.objects.filter(verb="organisations.offer_languages").count() == 1


def test_first_language_must_be_offered(cast):
    with pytest.raises(LanguageMissing):
        offer_languages(actor=cast.ada.actor, languages=["fr"], first_language="nl")


@pytest.mark.parametrize("name", ["ben", "cleo"])
def test_languages_are_the_administrators_matter(cast, name):
    with pytest.raises(NotAllowed):
        offer_languages(actor=getattr(cast, name).actor, languages=["fr"], first_language="fr")
    assert getattr(cast, name).browser().get(PAGE).status_code == 404
    assert getattr(cast, name).browser().get(MISSING).status_code == 404


def test_page_says_first_what_happens_to_those_who_read_a_withdrawn_language(cast, calls):
    Account.objects.filter(pk=cast.cleo.account.pk).update(language="de")
    browser = cast.ada.browser()
    page = browser.get(PAGE).content.decode()
    assert "German (1 person chose it)" in page
    assert page.index("When you withdraw a language") < page.index(">Save<")

    fields = {"languages": ["en", "nl"], "first_language": "en"}
    refused = browser.post(PAGE, fields)
    assert refused.status_code == 422
    assert "People chose German." in refused.content.decode()
    assert re.search(r'value="nl"[^>]*checked', refused.content.decode())
    assert calls == []

    assert browser.post(PAGE, fields | {"understood": "on"}).status_code == 302
    sent = calls[0]
    assert (sorted(sent["languages"]), sent["first_language"]) == (["en", "nl"], "en")


def test_language_that_nobody_reads_is_withdrawn_without_a_question(cast, calls):
    answer = cast.ada.browser().post(PAGE, {"languages": ["en", "fr"], "first_language": "en"})
    assert answer.status_code == 302
    assert len(calls) == 1


@pytest.mark.parametrize("fields", [{}, {"languages": ["en"], "first_language": "nl"}, {"languages": ["xx"]}])
def test_impossible_choice_is_answered_with_the_form(cast, calls, fields):
    answer = cast.ada.browser().post(PAGE, fields)
    assert answer.status_code == 422
    assert calls == []


def test_whoever_reads_a_withdrawn_language_reads_another_and_gets_it_back(cast, monkeypatch):
    Account.objects.filter(pk=cast.cleo.account.pk).update(language="de")
    browser = cast.cleo.browser()
    with monkeypatch.context() as patched:
        offer(patched, "fr", "nl")
        assert browser.get("/", headers={"accept-language": "en"}).headers["Content-Language"] == "fr"
        assert browser.get("/", headers={"accept-language": "nl"}).headers["Content-Language"] == "nl"
    offer(monkeypatch, "fr", "nl", "de")
    assert browser.get("/").headers["Content-Language"] == "de"


def test_nothing_is_missing_at_a_new_firm(cast):
    assert gaps(cast.ada.actor) == []
    assert "Nothing is missing." in cast.ada.browser().get(MISSING).content.decode()


def test_each_missing_text_leads_to_its_field(cast):
    DocumentType.objects.filter(code="payslip").update(name_fr="", help_de="")
    Flow.objects.filter(code="investor_profile").update(summary_nl="")
    stage = Stage.objects.filter(workflow__code="mortgage").first()
    Stage.objects.filter(pk=stage.pk).update(name_nl="")
    found = gaps(cast.ada.actor)
    assert sorted((gap.language, str(gap.kind), str(gap.label)) for gap in found) == [
        ("de", "Document types", "Explanation for the client"),
        ("fr", "Document types", "Name"),
        ("nl", "Flows", "Summary"),
        ("nl", "Stages", "Name"),
    ]
    browser = cast.ada.browser()
    page = browser.get(MISSING).content.decode()
    for gap in found:
        assert gap.url in page
        path, _hash, anchor = gap.url.partition("#")
        target = browser.get(path).content.decode()
        assert f'id="{anchor}"' in target
        assert re.search(rf'value="{gap.language}" checked', target), path


def _without(definition, path, name, code):
    """The definition with one text of the part missing in a language."""
    part = part_at(definition, path)
    part[name] = {each: text for each, text in part[name].items() if each != code}


def test_each_text_inside_a_flow_leads_to_its_field(cast, assert_queries):
    """Sections, pages, entries, videos, questions, answers and the score; what is switched off asks nobody."""
    flow = Flow.objects.get(code="risk_profile")
    film = {"link": "https://www.youtube.com/watch?v=aqz-KE-bpKQ", "about": {"en": "Watch this"}}
    page, question = ("profile", "horizon"), ("profile", "horizon", "needed")

    def edit(definition):
        for path, name in ((page[:1], "title"), (question, "label")):
            _without(definition, path, name, "de")
        part_at(definition, page)["video"] = film
        repeat = {"minimum": 0, "maximum": 2, "item": {"en": "Goal"}, "add": {"en": "Add a goal"}}
        part_at(definition, ("profile", "tolerance"))["repeat"] = repeat
        del part_at(definition, question)["options"][1]["label"]["nl"]
        del definition["scoring"]["bands"][0]["text"]["fr"]
        _without(definition, ("profile", "capacity", "buffer"), "label", "de")
        part_at(definition, ("profile", "capacity"))["is_off"] = True

    draft = edit_draft(actor=cast.ada.actor, flow=flow, edit=edit)
    band, others = draft.definition["scoring"]["bands"][0]["key"], ("de", "fr", "nl")
    with assert_queries(2):
        versions = FlowVersion.objects.filter(flow=flow)
        (found,) = missing_by_flow(versions, ["en", *others], "en").values()
    assert sorted((each.text.way[1][-1], each.text.name, each.language) for each in found) == sorted(
        [
            ("profile", "title", "de"),
            ("needed", "label", "de"),
            ("needed", "option_2", "nl"),
            (band, "text", "fr"),
            *(("horizon", "about", code) for code in others),
            *(("tolerance", name, code) for name in ("item", "add") for code in others),
        ]
    )
    browser = cast.ada.browser()
    listed = browser.get(MISSING).content.decode()
    for gap in gaps(cast.ada.actor):
        assert gap.url in listed
        path, _hash, anchor = gap.url.partition("#")
        target = browser.get(path).content.decode()
        assert f'id="{anchor}"' in target, gap.url
        assert re.search(rf'value="{gap.language}" checked', target), path
    (languages,) = [line for line in check(cast.ada.actor) if line.code == "languages"]
    assert languages.to_do == f"{len(found)} texts are missing in a language."


def test_text_that_is_only_in_the_draft_leads_to_publishing(cast):
    flow = Flow.objects.get(code="investor_profile")
    version = FlowVersion.objects.newest_of(flow).get()
    path = (version.definition["sections"][0]["key"],)
    edit_draft(actor=cast.ada.actor, flow=flow, edit=lambda definition: _without(definition, path, "title", "fr"))
    draft = FlowVersion.objects.drafts().get(flow=flow)
    publish_draft(actor=cast.ada.actor, flow=flow, seen=mark_of(draft))
    assert [gap.language for gap in gaps(cast.ada.actor)] == ["fr"]

    title = part_at(version.definition, path)["title"]
    edit_draft(actor=cast.ada.actor, flow=flow, edit=say(path, {"title": title}))
    (waiting,) = gaps(cast.ada.actor)
    assert waiting.url == f"/pro/flows/{flow.public_id}/publish/"
    assert "not published yet" in str(waiting.kind)
    draft = FlowVersion.objects.drafts().get(flow=flow)
    publish_draft(actor=cast.ada.actor, flow=flow, seen=mark_of(draft))
    assert gaps(cast.ada.actor) == []


@pytest.mark.parametrize("first", ["nl", "de"])
def test_reader_sees_the_firms_first_language_instead(cast, monkeypatch, first):
    offer(monkeypatch, first, "fr", "en")
    DocumentType.objects.filter(code="payslip").update(name_fr="")
    kind = DocumentType.objects.get(code="payslip")
    with override("fr"):
        assert kind.name == getattr(kind, f"name_{first}")


def test_text_in_a_language_that_is_not_offered_is_no_gap(cast, monkeypatch):
    DocumentType.objects.filter(code="payslip").update(name_fr="")
    offer(monkeypatch, "nl", "en")
    assert gaps(cast.ada.actor) == []


def test_text_that_nobody_wrote_is_no_gap(cast):
    DocumentType.objects.filter(code="payslip").update(help_nl="", help_fr="", help_en="", help_de="")
    assert gaps(cast.ada.actor) == []


# The side-by-side editor.


def test_document_type_is_worded_side_by_side(cast, monkeypatch):
    offer(monkeypatch, "en", "fr")
    kind = DocumentType.objects.get(code="payslip")
    address = f"/pro/documents/types/{kind.public_id}/"
    browser = cast.ada.browser()
    page = browser.get(f"{address}?shown=fr").content.decode()
    assert re.findall(r'name="((?:name|help)_\w+)"', page) == ["name_en", "name_fr", "help_en", "help_fr"]
    assert "Left empty, readers see the text in: English" in page

    fields = {"name_en": " Pay slip ", "name_fr": "", "help_en": "Your pay slip.", "help_fr": "", "formats": "pdf"}
    assert browser.post(address, fields).status_code == 302
    kind.refresh_from_db()
    assert (kind.name_en, kind.name_fr, kind.help_en) == ("Pay slip", "", "Your pay slip.")
    assert kind.name_de
    assert "2 missing" in browser.get(address).content.decode()


def test_mistake_keeps_what_was_typed_and_shows_the_language_it_is_in(cast):
    kind = DocumentType.objects.get(code="payslip")
    fields = {"name_en": "Payslip", "name_de": "x" * 121, "name_nl": "Strook"}
    answer = cast.ada.browser().post(f"/pro/documents/types/{kind.public_id}/", fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Strook"' in page
    assert re.search(r'value="de" checked', page)


def test_flow_is_worded(cast):
    flow = Flow.objects.get(code="investor_profile")
    address = f"/pro/flows/{flow.public_id}/words/"
    browser = cast.ada.browser()
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"name_en": "Risk profile", "name_fr": "Profil"}).status_code == 302
    flow.refresh_from_db()
    assert (flow.name_en, flow.name_fr) == ("Risk profile", "Profil")
    assert browser.post(address, {"name_en": ""}).status_code == 422


@pytest.mark.parametrize("name", ["ben", "cleo"])
def test_words_are_the_administrators_matter(cast, name):
    actor = getattr(cast, name).actor
    with pytest.raises(NotAllowed):
        add_document_type(actor=actor, names={"en": "X"}, helps={}, formats=["pdf"])
    with pytest.raises(NotAllowed):
        word_flow(actor=actor, flow=Flow.objects.first(), names={"en": "X"}, summaries={})


def test_every_text_of_a_firm_is_looked_at(cast):
    """A column with one twin per language that nobody lists as missing would go unnoticed."""
    from modeltranslation.translator import translator

    known = {
        "BrandVersion",
        "DocumentType",
        "Flow",
        "Workflow",
        "Stage",
        "PointTemplate",
        "Letter",
        "Publication",
        "Label",
        "ProductText",
        "Wording",
    }
    known |= {"Category", "Document", "Disclosure", "StageVideo", "Wording"}
    assert {model.__name__ for model in translator.get_registered_models(abstract=False)} == known


def test_one_language_needs_no_tabs(cast, monkeypatch):
    offer(monkeypatch, "nl")
    kind = DocumentType.objects.get(code="payslip")
    page = cast.ada.browser().get(f"/pro/documents/types/{kind.public_id}/").content.decode()
    assert "shown_language" not in page
    assert current_organisation().first_language == "nl"
