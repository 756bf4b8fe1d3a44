"""What programs read of conversations."""

import pytest

from tenant_apps.activity.models import Entry
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.models import Thread
from tests.factories import dossiers, threads

pytestmark = pytest.mark.django_db
LIST = "/api/v1/threads/"


def test_conversations_with_their_messages_are_read_and_the_reading_is_recorded(cast, talk) -> None:
    threads.message(talk.client, talk.dossier, talk.audience, "When?")
    threads.message(cast.ben.actor, talk.dossier, talk.audience, "Soon")
    thread, browser = Thread.objects.get(), cast.ben.browser()

    (listed,) = browser.get(LIST).json()["results"]
    assert (listed["id"], listed["waits_for"], listed["unread"]) == (str(thread.public_id), "", 0)
    assert "messages" not in listed
    assert not Entry.objects.filter(verb="threads.read").exists()

    whole = browser.get(f"{LIST}{thread.public_id}/").json()
    assert [each["body"] for each in whole["messages"]] == ["When?", "Soon"]
    assert Entry.objects.filter(verb="threads.read").count() == 1
    assert browser.get(f"{LIST}?waits_for=client").json()["results"] == []
    assert talk.member.browser().get(LIST).status_code == 404
    assert cast.eve.browser().get(f"{LIST}{thread.public_id}/").status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_takes_the_same_statements_for_any_number(cast, assert_queries, many) -> None:
    for _number in range(many):
        opened = dossiers.dossier()
        threads.message(dossiers.A_TEST, opened, Audience(opened.customer.members.get().party))
    browser = cast.ben.browser()
    browser.get(LIST)
    with assert_queries(2):
        assert len(browser.get(LIST).json()["results"]) == many
