"""Each page of the settings says who changed it last."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tenant_apps.activity.verbs import label_of
from tenant_apps.dossiers.models import Workflow
from tenant_apps.professional_portal.settings_places import SETTINGS
from tests.cast import Cast
from tests.isolation.matrix.routes import PLAIN, TENANT, routes
from vestibule.core.actors import System
from vestibule.core.records import record

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
SAID = "Last changed by "
CHANGED = {place.url_name: place for place in SETTINGS if place.changed_by}
WITHOUT = {"launch", "modules", "record", "messages", "profile"}  # a check, the plan, two lists, and what is one's own


def address(url_name: str, *rows: object) -> str:
    return reverse(url_name, urlconf=TENANT_URLS, args=rows)


def test_every_setting_has_its_changes_in_the_record() -> None:
    assert {place.url_name.rsplit(":", 1)[1] for place in SETTINGS if not place.changed_by} == WITHOUT
    assert [verb for place in SETTINGS for verb in place.changed_by if label_of(verb) == verb] == []
    assert [place.url_name for place in SETTINGS if not place.group] == []


def test_every_page_on_which_the_firm_sets_something_stands_in_the_settings(cast: Cast) -> None:
    """Found by its right: whoever adds a page adds its place, and with it who changed it last."""
    rights = {place.permission for place in CHANGED.values()}
    pages = [
        route.name
        for route in routes("tenant")
        if route.permission in rights and route.door == "professional" and TENANT[route.name] == PLAIN
    ]
    browser, settings = cast.ada.browser(), address("professional:professional_portal:settings")
    elsewhere = []
    for name in pages:
        answer = browser.get(address(name))
        if answer.status_code == 200 and answer.context and "navigation" in answer.context:
            active = [entry.url for entry in answer.context["navigation"].tabs if entry.is_active]
            elsewhere += [] if active == [settings] else [name]
    assert len(pages) > len(CHANGED)
    assert elsewhere == []


@pytest.mark.parametrize("url_name", CHANGED)
@pytest.mark.usefixtures("assert_queries")
def test_setting_says_who_changed_it_last_in_one_statement(cast: Cast, url_name: str) -> None:
    browser, page = cast.ada.browser(), address(url_name)
    changes = [verb for verb in CHANGED[url_name].changed_by for _time in range(3)]
    for verb in changes:
        record(verb, None, actor=System("a pack"))
    assert SAID not in browser.get(page).content.decode()
    with CaptureQueriesContext(connection) as before:
        browser.get(page)
    for who in (cast.ben, cast.ada):
        for verb in changes:
            record(verb, None, actor=who.actor)
    with CaptureQueriesContext(connection) as after:
        text = browser.get(page).content.decode()
    assert text.count(f"{SAID}Ada on ") == 1
    assert len(after) == len(before)
    assert len([each for each in after if 'FROM "activity_entry"' in each["sql"]]) == 1


def test_page_of_one_row_says_who_changed_that_row(cast: Cast) -> None:
    first, second = Workflow.objects.order_by("pk")[:2]
    record("dossiers.edit_workflow", first, actor=cast.ada.actor)
    record("dossiers.edit_workflow", second, actor=cast.ben.actor)
    browser = cast.ada.browser()
    for row, who in ((first, "Ada"), (second, "Ben")):
        page = browser.get(address("professional:dossiers:workflow", row.public_id)).content.decode()
        assert f"{SAID}{who} on " in page
    assert SAID not in browser.get(address("professional:professional_portal:settings")).content.decode()
