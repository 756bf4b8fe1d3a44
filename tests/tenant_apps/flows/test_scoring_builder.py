"""Setting up how a flow is scored, on the pages of the builder; and a file keeps it."""

import json
from copy import deepcopy
from typing import Any

import pytest

from tenant_apps.flows.commands.drafts import edit_draft
from tenant_apps.flows.commands.flows import add_flow, copy_flow, import_flow
from tenant_apps.flows.commands.publishing import mark_of, publish_draft
from tenant_apps.flows.errors import DraftIncomplete
from tenant_apps.flows.exchange import exported, read_file
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.scores import begin, put, remove
from tests.cast import Cast
from tests.factories import flows

pytestmark = pytest.mark.django_db
PAGES = ["profile.horizon", "profile.tolerance"]


def draft_of(flow: Flow) -> FlowVersion:
    return FlowVersion.objects.drafts().get(flow=flow)


def scoring_of(flow: Flow) -> dict[str, Any]:
    found: dict[str, Any] = draft_of(flow).definition["scoring"]
    return found


def added(cast: Cast, kind: str = "general") -> Flow:
    return add_flow(actor=cast.ada.actor, kind=kind, names={"en": "Mine", "nl": "Van mij"}, uses=PAGES)


def url(flow: Flow, page: str = "scoring/") -> str:
    return f"/pro/flows/{flow.public_id}/edit/{page}"


def test_risk_questionnaire_begins_as_the_ready_made_one(cast: Cast) -> None:
    flow = added(cast, "risk")
    definition = draft_of(flow).definition
    assert definition["client_only"] is True
    assert len(definition["scoring"]["bands"]) == 5
    scores = [
        field.get("score")
        for section in definition["sections"]
        for page in section["subsections"]
        for field in page["fields"]
    ]
    assert len(scores) == 7
    assert all(scores)


def test_whole_ready_made_questionnaire_is_published_as_it_is(cast: Cast) -> None:
    pages = ["profile.knowledge", *PAGES, "profile.capacity", "consents.agreement"]
    flow = add_flow(actor=cast.ada.actor, kind="risk", names={"en": "Mine", "nl": "Van mij"}, uses=pages)
    last = draft_of(flow).definition["sections"][-1]["subsections"][0]
    assert [field["key"] for field in last["fields"]] == ["truthful"]
    publish_draft(actor=cast.ada.actor, flow=flow, seen=mark_of(draft_of(flow)))
    assert FlowVersion.objects.published().filter(flow=flow).count() == 1


def test_administrator_sets_everything_up_on_the_pages(cast: Cast) -> None:
    flow, browser = added(cast), cast.ada.browser()
    assert "This flow is not scored" in browser.get(url(flow)).content.decode()
    browser.post(url(flow), {"do": "begin"})
    empty = browser.get(url(flow)).content.decode()
    assert "Add at least one dimension" in empty
    assert "Add at least one band" in empty

    texts = {"title_nl": "Risico", "title_en": "Risk", "text_nl": "Uitleg", "text_en": "Meaning"}
    browser.post(url(flow, "scoring/dimensions/add/"), {**texts, "minimum": "1", "weight": "2"})
    assert scoring_of(flow)["dimensions"] == [
        {"key": "own_1", "title": {"nl": "Risico", "en": "Risk"}, "minimum": 1, "weight": 2}
    ]
    points = {"dimension": "own_1", "points_0": "0", "points_1": "2", "points_2": "", "points_3": "5"}
    assert browser.post(url(flow, "points/profile/horizon/needed/"), points).status_code == 302
    page = browser.get(url(flow)).content.decode()
    assert "Scores lie from 0 to 10" in page
    for lowest, highest in (("0", "4"), ("5", "10")):
        browser.post(url(flow, "scoring/bands/add/"), {**texts, "lowest": lowest, "highest": highest})
    assert "Before it can be published" not in browser.get(url(flow)).content.decode()

    made = browser.post(url(flow, "scoring/contradictions/add/"), texts)
    assert made["Location"].endswith("scoring/contradictions/own_1/when/")
    rule = {
        "do": "save",
        "joint": "and",
        "line": ["profile.horizon.needed"],
        "group": [""],
        "operator_0": "one_of",
        "value_0": ["y2"],
    }
    assert browser.post(url(flow, "scoring/contradictions/own_1/when/"), rule).status_code == 302
    assert scoring_of(flow)["contradictions"][0]["when"] == {"==": [{"var": "profile.horizon.needed"}, "y2"]}
    assert "is “Within two years”" in browser.get(url(flow)).content.decode()

    edited = browser.post(
        url(flow, "scoring/bands/own_1/"), {**texts, "title_en": "Calm", "lowest": "0", "highest": "4"}
    )
    assert edited.status_code == 302
    assert scoring_of(flow)["bands"][0]["title"]["en"] == "Calm"
    publish_draft(actor=cast.ada.actor, flow=flow, seen=mark_of(draft_of(flow)))


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("scoring/dimensions/add/", {"title_nl": "", "minimum": "1", "weight": "1"}),
        ("scoring/dimensions/add/", {"title_nl": "Risico", "minimum": "0", "weight": "11"}),
        ("scoring/bands/add/", {"title_nl": "Laag", "text_nl": "Uitleg", "lowest": "5", "highest": "1"}),
        ("scoring/bands/add/", {"title_nl": "Laag", "text_nl": "Uitleg", "lowest": "x", "highest": ""}),
        ("scoring/contradictions/add/", {"text_nl": ""}),
        ("points/profile/horizon/needed/", {"dimension": "gone"}),
        ("points/profile/horizon/needed/", {"dimension": "", "points_0": "-1"}),
    ],
)
def test_what_cannot_be_is_shown_again_as_typed(cast: Cast, page: str, typed: dict[str, str]) -> None:
    flow = added(cast, "risk")
    before = deepcopy(scoring_of(flow))
    answer = cast.ada.browser().post(url(flow, page), typed)
    assert answer.status_code == 422
    assert scoring_of(flow) == before


@pytest.mark.parametrize(
    "page",
    [
        "scoring/nothing/add/",
        "scoring/bands/gone/",
        "scoring/contradictions/gone/when/",
        "points/profile/horizon/gone/",
    ],
)
def test_what_is_not_there_is_not_found(cast: Cast, page: str) -> None:
    flow = added(cast, "risk")
    assert cast.ada.browser().get(url(flow, page)).status_code == 404
    assert cast.ada.browser().get(url(added(cast), page)).status_code == 404


def test_dimension_goes_with_its_points_and_a_question_can_lose_its_own(cast: Cast) -> None:
    flow, browser = added(cast, "risk"), cast.ada.browser()
    browser.post(url(flow), {"do": "remove:dimensions.tolerance"})
    browser.post(url(flow, "points/profile/horizon/needed/"), {"dimension": ""})
    fields = [
        field
        for section in draft_of(flow).definition["sections"]
        for page in section["subsections"]
        for field in page["fields"]
    ]
    assert [field["key"] for field in fields if "score" in field] == ["withdrawals"]
    assert browser.post(url(flow), {"do": "remove:bands.gone"}).status_code == 302


def test_score_is_stopped_and_the_questions_stay(cast: Cast) -> None:
    flow = added(cast, "risk")
    cast.ada.browser().post(url(flow), {"do": "stop"})
    definition = draft_of(flow).definition
    assert "scoring" not in definition
    assert "score" not in json.dumps(definition)
    assert cast.ada.browser().get(url(flow, "points/profile/horizon/needed/")).status_code == 404


def test_scored_flow_stays_for_the_client_alone(cast: Cast) -> None:
    flow = added(cast, "risk")
    page = cast.ada.browser().get(url(flow, "facts/")).content.decode()
    assert 'name="client_only"' in page
    assert "disabled" in page
    cast.ada.browser().post(url(flow, "facts/"), {"minutes": "3"})
    assert draft_of(flow).definition["client_only"] is True


def test_draft_with_a_gap_between_bands_is_not_published(cast: Cast) -> None:
    flow = added(cast)
    edit_draft(actor=cast.ada.actor, flow=flow, edit=begin())
    values = {"title": {"nl": "Risico"}, "minimum": 1, "weight": 1}
    edit_draft(actor=cast.ada.actor, flow=flow, edit=put("dimensions", "risk", values))
    with pytest.raises(DraftIncomplete) as refused:
        publish_draft(actor=cast.ada.actor, flow=flow, seen=mark_of(draft_of(flow)))
    assert all(problem.is_of_score for problem in refused.value.problems)
    assert "Add at least one band" in " ".join(problem.text for problem in refused.value.problems)
    page = cast.ada.browser().get(url(flow, "")).content.decode()
    assert url(flow) in page


def test_question_leads_to_its_points(cast: Cast) -> None:
    points = "points/profile/horizon/needed/"
    scored, plain = added(cast, "risk"), added(cast)
    browser = cast.ada.browser()
    assert url(scored, points) in browser.get(url(scored, "parts/profile/horizon/needed/")).content.decode()
    assert url(plain, points) not in browser.get(url(plain, "parts/profile/horizon/needed/")).content.decode()


def test_points_and_a_page_that_repeats_do_not_go_together(cast: Cast) -> None:
    """Whoever lets the page repeat is told at publishing, and led to the points, which can only be taken away."""
    flow, browser = added(cast, "risk"), cast.ada.browser()
    points, question = url(flow, "points/profile/horizon/needed/"), url(flow, "parts/profile/horizon/needed/")
    repeat = {"repeats": "on", "maximum": "3", "item_en": "Goal", "add_en": "Add a goal", "minutes": "1"}
    assert browser.post(url(flow, "parts/profile/horizon/"), {"title_en": "When", **repeat}).status_code == 302
    publish = browser.get(f"/pro/flows/{flow.public_id}/publish/").content.decode()
    assert "nobody knows how often it is answered" in publish
    assert f'href="{points}"' in publish
    assert points in browser.get(question).content.decode()
    assert points in browser.get(url(flow, "scoring/")).content.decode()
    refused = browser.post(points, {"dimension": "horizon", "points_0": "7"})
    assert refused.status_code == 422
    assert "nobody knows how often it is answered" in refused.content.decode()
    assert 'value="7"' in refused.content.decode()
    assert browser.post(points, {"dimension": ""}).status_code == 302
    assert points not in browser.get(question).content.decode()
    assert points not in browser.get(url(flow, "scoring/")).content.decode()


def test_adviser_does_not_set_up_the_score(cast: Cast) -> None:
    flow = added(cast, "risk")
    for page in ("scoring/", "scoring/bands/add/", "points/profile/horizon/needed/"):
        assert cast.ben.browser().get(url(flow, page)).status_code in {403, 404}


def test_file_keeps_the_score(cast: Cast) -> None:
    flow = flows.flow(flows.RISK)
    version = FlowVersion.objects.get(flow=flow)
    taken = read_file(exported(flow, version))
    assert taken.left_out == []
    assert taken.definition["scoring"] == version.definition["scoring"]
    again = import_flow(actor=cast.ada.actor, imported=taken)
    assert draft_of(again).definition["sections"] == version.definition["sections"]
    copy = copy_flow(actor=cast.ada.actor, flow=flow, names={"en": "Copy"})
    assert draft_of(copy).definition["scoring"] == version.definition["scoring"]


def test_file_leaves_out_what_cannot_be_scored_and_says_so() -> None:
    flow = flows.flow(flows.RISK)
    content = json.loads(exported(flow, FlowVersion.objects.get(flow=flow)))
    scoring = content["definition"]["scoring"]
    scoring["later"] = 1
    scoring["bands"][0]["from"] = "low"
    scoring["bands"][1]["colour"] = "red"
    scoring["dimensions"].append({"key": "horizon"})
    scoring["contradictions"][0]["when"] = {"nonsense": []}
    field = content["definition"]["sections"][0]["subsections"][1]["fields"][0]
    field["score"]["points"]["never"] = 3
    content["definition"]["sections"][0]["subsections"][1]["fields"][1]["score"] = {"points": []}
    taken = read_file(json.dumps(content).encode())
    assert [(each["where"], each["what"]) for each in taken.left_out] == [
        ("scoring", "later"),
        ("scoring", "dimensions"),
        ("scoring", "bands"),
        ("scoring.cautious", "colour"),
        ("scoring.none_and_some", "shown_when"),
        ("profile.horizon.needed", "score"),
        ("profile.horizon.withdrawals", "score"),
    ]
    assert len(taken.definition["scoring"]["bands"]) == 4


def test_entry_that_is_gone_is_told(cast: Cast) -> None:
    flow = added(cast, "risk")
    edit_draft(actor=cast.ada.actor, flow=flow, edit=remove("bands", "growth"))
    page = cast.ada.browser().post(url(flow), {"do": "remove:bands.growth"}, follow=True).content.decode()
    assert "This part is no longer in the draft" in page
