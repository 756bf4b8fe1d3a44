"""The list of deliveries."""

from uuid import uuid4

import pytest
from django.utils import timezone

from tenant_apps.notifications.enums import State
from tenant_apps.notifications.models import Message

pytestmark = pytest.mark.django_db

PAGE = "/pro/messages/"


def make(count=1, **values) -> Message:
    defaults = {"template": "x.y", "channel": "email", "to": "cleo@example.com", "to_name": "Cleo", "language": "nl"}
    rows = [Message(key=uuid4().hex, subject=f"Subject {number}", **(defaults | values)) for number in range(count)]
    return Message.objects.bulk_create(rows)[0]


def failed(**values) -> Message:
    return make(state=State.FAILED, failed_at=timezone.now(), failure="unknown address", text="text", **values)


@pytest.mark.parametrize(("name", "status"), [("ada", 200), ("ben", 200), ("cleo", 404), ("dan", 404)])
def test_list_is_for_professionals(cast, name, status):
    assert getattr(cast, name).browser().get(PAGE).status_code == status


def test_empty_list_says_so(cast):
    assert "No messages" in cast.ben.browser().get(PAGE).text


def test_list_can_be_narrowed_to_failures(cast):
    failed(to="lost@example.com")
    make(to="waiting@example.com")
    page = cast.ben.browser().get(PAGE, {"state": "failed"}).text
    assert "lost@example.com" in page
    assert "unknown address" in page
    assert "waiting@example.com" not in page


def test_nonsense_state_shows_all(cast):
    make()
    assert "cleo@example.com" in cast.ben.browser().get(PAGE, {"state": "nonsense", "page": "x"}).text


@pytest.mark.parametrize("count", [1, 30])
def test_list_takes_the_same_queries_however_long(cast, assert_queries, count):
    browser = cast.ben.browser()
    browser.get(PAGE)
    make(count)
    with assert_queries(3):
        browser.get(PAGE)


def test_failed_message_is_sent_again_by_a_post(cast):
    message = failed()
    browser = cast.ben.browser()
    assert browser.get(f"{PAGE}{message.public_id}/resend/").status_code == 405
    assert browser.post(f"{PAGE}{message.public_id}/resend/").status_code == 302
    message.refresh_from_db()
    assert message.state == State.QUEUED


def test_message_that_cannot_be_sent_again_says_why(cast):
    message = make()
    answer = cast.ben.browser().post(f"{PAGE}{message.public_id}/resend/", follow=True)
    assert "can no longer be sent again" in answer.text


def test_message_of_another_firm_is_not_there(cast, beta):
    from tenants.context import use_tenant

    message = failed()
    with use_tenant(beta):
        browser = cast.eve.browser()
    assert browser.post(f"{PAGE}{message.public_id}/resend/").status_code == 404
