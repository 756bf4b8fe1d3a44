"""Setting up flows in the professional portal: the list, adding, the outline, pages, questions and conditions."""

from typing import Any

import pytest
from django.test import Client as Browser

from tenant_apps.flows.commands.drafts import edit_draft
from tenant_apps.flows.commands.publishing import mark_of, move_run, publish_draft
from tenant_apps.flows.drafts import part_at, say
from tenant_apps.flows.models import Flow, FlowVersion
from tests.cast import Cast
from tests.factories import customers, flows

HTMX = {"HX-Request": "true"}

pytestmark = pytest.mark.django_db

PAGE = ("contact", "reach")


@pytest.fixture
def ada(cast: Cast) -> Browser:
    return cast.ada.browser()


@pytest.fixture
def flow() -> Flow:
    return flows.flow(flows.MORTGAGE)


def text(response: Any) -> str:
    return response.content.decode()


def url(flow: Flow, *parts: str) -> str:
    return "/".join(("/pro/flows", str(flow.public_id), *parts, ""))


def draft(flow: Flow) -> FlowVersion:
    return FlowVersion.objects.drafts().get(flow=flow)


def add(ada: Browser, **more: Any) -> Any:
    data = {"kind": "mortgage", "name_en": "Ours", "name_nl": "Van ons", "uses": ["contact.reach", "loan.wishes"]}
    return ada.post("/pro/flows/add/", data | more)


def test_add_asks_the_type_first(ada: Browser) -> None:
    assert "?kind=insurance" in text(ada.get("/pro/flows/add/"))
    chosen = ada.get("/pro/flows/add/?kind=mortgage")
    assert 'value="loan.wishes" checked' in text(chosen)


def test_add_makes_a_draft_that_nobody_can_choose_yet(ada: Browser) -> None:
    response = add(ada)
    made = Flow.objects.get(name_en="Ours")
    assert response.status_code == 302
    assert response.url == url(made, "edit")
    assert [section["key"] for section in draft(made).definition["sections"]] == ["contact", "loan"]
    assert not Flow.objects.active().filter(pk=made.pk).exists()
    assert "Draft" in text(ada.get("/pro/flows/"))


def test_add_without_a_page_keeps_what_was_typed(ada: Browser) -> None:
    response = add(ada, uses=[])
    assert response.status_code == 422
    assert "Van ons" in text(response)
    assert "Choose at least one page." in text(response)


def test_every_page_of_the_editor_opens(ada: Browser, flow: Flow) -> None:
    for parts in (
        ("edit",),
        ("edit", "facts"),
        ("edit", "blocks"),
        ("edit", "add"),
        ("edit", "add", "contact"),
        ("edit", "add", *PAGE),
        ("edit", "when", *PAGE),
        ("edit", "when", *PAGE, "phone"),
        ("edit", "parts", "contact"),
        ("edit", "parts", *PAGE),
        ("edit", "parts", *PAGE, "phone"),
        ("edit", "parts", "household", "children"),
        ("edit", "parts", "income", "overview", "kinds"),
        ("versions",),
        ("publish",),
        ("move",),
    ):
        response = ada.get(url(flow, *parts))
        assert response.status_code == 200, parts
        assert "<c-" not in text(response)


def test_unknown_parts_are_not_found(ada: Browser, flow: Flow) -> None:
    for parts in (("parts", "x"), ("parts", "contact", "x"), ("parts", *PAGE, "x"), ("when", "x", "y"), ("add", "x")):
        assert ada.get(url(flow, "edit", *parts)).status_code == 404
    assert ada.post(url(flow, "edit", "switch"), {"part": "x\x00.y"}).status_code in {302, 400, 404}
    assert ada.post(url(flow, "edit", "switch"), {"part": ""}).status_code == 404


def test_switching_off_keeps_what_the_firm_wrote(ada: Browser, flow: Flow) -> None:
    ada.post(url(flow, "edit", "switch"), {"part": "contact.home", "is_on": "no"})
    assert part_at(draft(flow).definition, ("contact", "home"))["is_off"] is True
    assert "Switched off" in text(ada.get(url(flow, "edit")))
    ada.post(url(flow, "edit", "switch"), {"part": "contact.home", "is_on": "yes"})
    assert "is_off" not in part_at(draft(flow).definition, ("contact", "home"))


def test_order_by_drag_and_by_button(ada: Browser, flow: Flow) -> None:
    keys = [section["key"] for section in FlowVersion.objects.newest_of(flow)[0].definition["sections"]]
    assert ada.post(url(flow, "edit", "order"), {"order": keys[::-1]}, headers={"X-Order": "1"}).status_code == 204
    assert [section["key"] for section in draft(flow).definition["sections"]] == keys[::-1]
    moved = ada.post(url(flow, "edit", "order"), {"order": keys[::-1], "down": keys[-1]})
    assert moved.status_code == 302
    assert [section["key"] for section in draft(flow).definition["sections"]][:2] == [keys[-2], keys[-1]]


def test_remove_and_take_up_again(ada: Browser, flow: Flow) -> None:
    ada.post(url(flow, "edit", "remove"), {"part": "contact.home"})
    page = text(ada.get(url(flow, "edit", "blocks")))
    assert 'value="contact.home"' in page
    ada.post(url(flow, "edit", "blocks"), {"uses": ["contact.home"]})
    assert part_at(draft(flow).definition, ("contact", "home"))["fields"]


def test_own_section_page_and_question(ada: Browser, flow: Flow) -> None:
    ada.post(url(flow, "edit", "add"), {"title_en": "Our extras"})
    ada.post(url(flow, "edit", "add", "own_our_extras"), {"title_en": "More"})
    response = ada.post(url(flow, "edit", "add", "own_our_extras", "own_more"), {"label_en": "Pets?", "type": "choice"})
    assert response.url == url(flow, "edit", "parts", "own_our_extras", "own_more", "own_pets")
    form = {"label_en": "Pets?", "need": "required", "option_1_en": "Cat", "option_2_en": "Dog", "option_2_nl": "Hond"}
    assert ada.post(response.url, form).status_code == 302
    question = part_at(draft(flow).definition, ("own_our_extras", "own_more", "own_pets"))
    assert question["options"] == [
        {"value": "own_1", "label": {"en": "Cat"}},
        {"value": "own_2", "label": {"en": "Dog", "nl": "Hond"}},
    ]
    phone = url(flow, "edit", "phone")
    assert ada.get(phone).url == url(flow, "edit"), "opened by itself, it leads to its page"
    dutch = text(ada.get(phone + "?page=own_our_extras.own_more&language=nl", headers=HTMX))
    assert "Hond" in dutch
    assert "Cat" in dutch  # nobody wrote it in Dutch: the first language stands in


def test_calculated_question_is_built_of_numbers_asked_before_it(ada: Browser, flow: Flow) -> None:
    page = url(flow, "edit", "add", *PAGE)
    rooms = ada.post(page, {"label_en": "Rooms", "type": "number"}).url
    total = ada.post(page, {"label_en": "Rooms in all", "type": "total"}).url
    assert "Rooms" in text(ada.get(total))
    form = {"label_en": "Rooms in all", "operation": "sum", "shape": "number"}
    assert ada.post(total, form | {"of": ["contact.reach.phone"]}).status_code == 422
    key = ".".join((*PAGE, rooms.strip("/").rpartition("/")[2]))
    assert ada.post(total, form | {"of": [key]}).status_code == 302
    made = part_at(draft(flow).definition, (*PAGE, total.strip("/").rpartition("/")[2]))
    assert made["calculation"] == {"operation": "sum", "of": [key]}


def test_videos_of_a_flow_are_chosen_in_one_place(ada: Browser, flow: Flow) -> None:
    assert url(flow, "edit", "videos") in text(ada.get("/pro/settings/portal/"))
    listed = text(ada.get(url(flow, "edit", "videos")))
    page, section = url(flow, "edit", "videos", *PAGE), url(flow, "edit", "videos", PAGE[0])
    assert listed.count(f'href="{page}"') == listed.count(f'href="{section}"') == 1
    refused = ada.post(page, {"link": "https://example.com/film", "about_en": "How we reach you"})
    assert refused.status_code == 422
    assert "How we reach you" in text(refused)
    for address, number in ((page, "76979871"), (section, "1084537")):
        film = {"link": f"https://vimeo.com/{number}", "about_en": f"Film {number}"}
        assert ada.post(address, film).url == url(flow, "edit", "videos")
    shown = text(ada.get(url(flow, "edit", "videos")))
    assert all(f"https://vimeo.com/{number}" in shown for number in ("76979871", "1084537"))
    assert part_at(draft(flow).definition, PAGE)["video"]["link"] == "https://vimeo.com/76979871"
    ada.post(page, {"link": "", "about_en": ""})
    assert "video" not in part_at(draft(flow).definition, PAGE)
    assert ada.get(url(flow, "edit", "videos", "nowhere")).status_code == 404


def test_text_and_video_of_a_section_stand_where_the_section_begins(ada: Browser, flow: Flow, cast: Cast) -> None:
    words = {"title_en": "Contact", "help_en": "So that we can\nreach you", "link": "https://vimeo.com/1084537"}
    assert ada.post(url(flow, "edit", "parts", "contact"), words).status_code == 302
    assert part_at(draft(flow).definition, ("contact",))["help"] == {"en": "So that we can\nreach you"}
    assert "So that we can" in text(
        ada.get(url(flow, "edit", "phone") + "?page=contact.reach&language=nl", headers=HTMX)
    )
    assert "So that we can" not in text(ada.get(url(flow, "edit", "phone") + "?page=contact.home", headers=HTMX))
    assert "help text" in text(ada.get(url(flow, "publish")))
    ada.post(url(flow, "publish"), {"seen": mark_of(draft(flow))})
    for who, name, first, second in ((cast.cleo, "Anna", True, False), (cast.dan, "Ghost", False, True)):
        asked = flows.run(customers.individual(first_name=name), flows.MORTGAGE)
        if name == "Ghost":
            hidden = {"==": [{"var": "personal.about_you.first_name"}, "Anna"]}
            edit_draft(actor=cast.ada.actor, flow=flow, edit=say(PAGE, {"shown_when": hidden}))
            version = publish_draft(actor=cast.ada.actor, flow=flow, seen=mark_of(draft(flow)))
            asked = move_run(actor=cast.ada.actor, run=asked, version=version)
        browser = flows.invited(who, asked).browser()
        for page, is_there in (("reach", first), ("home", second)):
            shown = text(browser.get(f"/fact-find/{asked.public_id}/contact/{page}/", follow=True))
            assert ("So that we can<br>reach you" in shown) == is_there
            assert ("/video/vimeo/1084537/" in shown) == is_there


def test_page_form_refuses_a_bad_video_and_a_list_without_names(ada: Browser, flow: Flow) -> None:
    address = url(flow, "edit", "parts", *PAGE)
    form = {"title_en": "Contact", "minutes": "2", "link": "https://evil.example/watch?v=dQw4w9WgXcQ"}
    refused = ada.post(address, form)
    assert refused.status_code == 422
    assert "not a link to a video" in text(refused)
    assert ada.post(address, form | {"link": "", "repeats": "on", "maximum": "3"}).status_code == 422
    good = form | {"link": "https://youtu.be/dQw4w9WgXcQ", "about_en": "Why we ask"}
    assert ada.post(address, good).status_code == 302
    assert part_at(draft(flow).definition, PAGE)["video"] == {
        "link": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "about": {"en": "Why we ask"},
    }


def test_live_preview_shows_what_is_typed_and_stores_nothing(ada: Browser, flow: Flow) -> None:
    address = url(flow, "edit", "live", *PAGE)
    shown = ada.post(address, {"title_en": "How to find you", "minutes": "2"})
    assert "How to find you" in text(shown)
    assert ada.post(address, {"title_en": ""}).status_code == 204
    assert not FlowVersion.objects.drafts().filter(flow=flow).exists()


def test_condition_is_built_line_by_line(ada: Browser, flow: Flow) -> None:
    address = url(flow, "edit", "when", *PAGE, "phone")
    about = "personal.marital.status"
    added = ada.post(address, {"do": "add", "about": about, "joint": "and"})
    assert 'name="value_0"' in text(added)
    assert not FlowVersion.objects.drafts().filter(flow=flow).exists()
    line = {"line": [about], "operator_0": "one_of", "joint": "and"}
    assert ada.post(address, {"do": "save", **line}).status_code == 422
    value = FlowVersion.objects.newest_of(flow)[0]
    options = part_at(value.definition, ("personal", "marital", "status"))["options"]
    saved = ada.post(address, {"do": "save", **line, "value_0": [options[0]["value"]]})
    assert saved.status_code == 302
    stored = part_at(draft(flow).definition, (*PAGE, "phone"))["shown_when"]
    assert stored == {"==": [{"var": about}, options[0]["value"]]}
    page = text(ada.get(url(flow, "edit", "parts", *PAGE, "phone")))
    assert f"is “{options[0]['label']['en']}”" in page
    ada.post(address, {"do": "always"})
    assert "shown_when" not in part_at(draft(flow).definition, (*PAGE, "phone"))


def test_taking_a_line_away_keeps_the_others_as_they_were_typed(ada: Browser, flow: Flow) -> None:
    address = url(flow, "edit", "when", *PAGE, "phone")
    lines = ["contact.reach.email", "personal.about_you.first_name", "personal.about_you.birth_date"]
    typed = {
        "operator_0": "filled",
        "operator_1": "is",
        "value_1": "Anna",
        "operator_2": "less",
        "value_2": "2000-01-01",
    }
    left = ada.post(address, {"do": "remove:0", "line": lines, "joint": "or", **typed})
    shown = text(left)
    assert left.status_code == 200
    assert 'value="Anna"' in shown
    assert 'value="2000-01-01"' in shown
    assert 'name="operator_2"' not in shown
    assert "c-form__errors" not in shown


@pytest.mark.parametrize(
    ("about", "problem"),
    [
        ("loan.wishes.amount", "is asked later"),
        ("contact.reach.phone", "cannot depend on its own answer"),
        ("nowhere.at.all", "is not asked in this flow"),
    ],
)
def test_condition_refuses_what_is_not_known_by_then(ada: Browser, flow: Flow, about: str, problem: str) -> None:
    address = url(flow, "edit", "when", *PAGE, "phone")
    refused = ada.post(address, {"do": "save", "line": [about], "operator_0": "filled", "joint": "and"})
    assert refused.status_code == 422
    assert problem in text(refused)


def test_condition_refuses_a_circle(ada: Browser, flow: Flow) -> None:
    ada.post(
        url(flow, "edit", "when", *PAGE, "phone"),
        {"do": "save", "line": ["contact.reach.email"], "operator_0": "filled", "joint": "and"},
    )
    address = url(flow, "edit", "when", *PAGE, "email")
    refused = ada.post(address, {"do": "save", "line": ["contact.reach.phone"], "operator_0": "filled", "joint": "and"})
    assert refused.status_code == 422
    assert "itself depends on this one" in text(refused)


def test_publish_shows_what_changes_and_publishes_once(ada: Browser, flow: Flow) -> None:
    ada.post(url(flow, "edit", "remove"), {"part": "contact.reach.phone"})
    page = ada.get(url(flow, "publish"))
    assert "Removed" in text(page)
    seen = mark_of(draft(flow))
    stale = ada.post(url(flow, "publish"), {"seen": "2020"})
    assert stale.status_code == 422
    assert ada.post(url(flow, "publish"), {"seen": seen}).status_code == 302
    assert FlowVersion.objects.newest_of(flow)[0].number == 2
    versions = text(ada.get(url(flow, "versions")))
    assert "Version 2" in versions
    assert "Removed" in versions
    ada.post(url(flow, "versions", "1", "restore"))
    assert part_at(draft(flow).definition, (*PAGE, "phone"))


def test_publish_is_refused_while_something_is_wrong(ada: Browser, flow: Flow) -> None:
    ada.post(url(flow, "edit", "remove"), {"part": "household.family"})
    page = ada.get(url(flow, "publish"))
    assert "Before it can be published" in text(page)
    assert ada.post(url(flow, "publish"), {"seen": mark_of(draft(flow))}).status_code == 422


def test_copy_archive_and_restore(ada: Browser, flow: Flow) -> None:
    made = ada.post(url(flow, "copy"))
    copied = Flow.objects.get(name_en="Mortgage fact find (copy)")
    assert made.url == url(copied, "edit")
    ada.post(url(flow, "archive"))
    assert flow.name not in text(ada.get("/pro/flows/")).replace(copied.name, "")
    assert flow.name in text(ada.get("/pro/flows/?show=archived"))
    assert not Flow.objects.active().filter(pk=flow.pk).exists()
    assert ada.post(url(flow, "edit", "switch"), {"part": "contact", "is_on": "no"}).status_code == 302
    assert not FlowVersion.objects.drafts().filter(flow=flow).exists()
    ada.post(url(flow, "restore"))
    assert Flow.objects.active().filter(pk=flow.pk).exists()


def test_discard_goes_back_to_what_is_published(ada: Browser, flow: Flow) -> None:
    ada.post(url(flow, "edit", "remove"), {"part": "contact.reach.phone"})
    ada.post(url(flow, "discard"))
    assert not FlowVersion.objects.drafts().filter(flow=flow).exists()


def test_only_who_may_set_up_flows_gets_in(cast: Cast, flow: Flow) -> None:
    ben = cast.ben.browser()
    for parts in (("edit",), ("publish",), ("move",), ("edit", "parts", *PAGE), ("edit", "blocks")):
        assert ben.get(url(flow, *parts)).status_code == 404
    assert ben.get(url(flow, "versions")).status_code == 200
    assert ben.get("/pro/flows/add/").status_code == 404


def test_published_versions_cannot_be_changed(flow: Flow) -> None:
    from django.db import DatabaseError, transaction

    version = FlowVersion.objects.newest_of(flow)[0]
    with pytest.raises(DatabaseError), transaction.atomic():
        FlowVersion.objects.filter(pk=version.pk).update(changed_at=version.created_at)


def test_condition_with_a_group_is_built_without_a_script(ada: Browser, flow: Flow) -> None:
    address = url(flow, "edit", "when", *PAGE, "phone")
    names = ["personal.about_you.first_name", "contact.reach.email", "personal.about_you.last_name"]
    typed = {"operator_0": "is", "value_0": "Anna", "joint": "and"}
    ada.post(address, {"do": "add", "about": names[0]})
    grouped = ada.post(
        address, {"do": "add", "about": names[1], "into": "new", "line": names[:1], "group": [""], **typed}
    )
    assert "Group 1" in text(grouped)
    assert 'value="Anna"' in text(grouped)
    typed |= {"operator_1": "filled", "joint_0": "or"}
    more = {"do": "add", "about": names[2], "into": "0", "line": names[:2], "group": ["", "0"]}
    assert "Group 2" not in text(ada.post(address, more | typed))
    typed |= {"operator_2": "empty"}
    saved = ada.post(address, {"do": "save", "line": names, "group": ["", "0", "0"], **typed})
    assert saved.status_code == 302
    rule = part_at(draft(flow).definition, (*PAGE, "phone"))["shown_when"]
    assert rule == {
        "and": [
            {"==": [{"var": names[0]}, "Anna"]},
            {"or": [{"!!": [{"var": names[1]}]}, {"!": [{"var": names[2]}]}]},
        ]
    }
    page = text(ada.get(address))
    assert "Group 1" in page
    assert "(“E-mail address” is filled in or “Last name” is empty)" in page
    removed = text(ada.post(address, {"do": "remove:1", "line": names, "group": ["", "0", "0"], **typed}))
    assert 'name="operator_1"' in removed
    assert 'name="operator_2"' not in removed
    assert "Group 1" in removed


@pytest.mark.parametrize("groups", [["9", "9"], ["-1", "x"], [], ["100", "0"]])
def test_condition_with_odd_groups_is_no_failure(ada: Browser, flow: Flow, groups: list[str]) -> None:
    address = url(flow, "edit", "when", *PAGE, "phone")
    lines = ["personal.about_you.first_name", "contact.reach.email"]
    data = {"do": "save", "line": lines, "group": groups, "operator_0": "filled", "operator_1": "empty", "joint": "or"}
    assert ada.post(address, data).status_code == 302
    assert ada.get(address).status_code == 200
