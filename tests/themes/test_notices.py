"""What a page says once is seen by the person, whoever asks for what in between."""

import re
from collections import Counter

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.factories import dossiers
from tests.factories.invites import accepted
from vestibule.core.phrases import SAVED

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "todo", "HX-Current-URL": "http://alpha.localhost/"}
HOME = "/"


def path(name: str) -> str:
    return reverse(f"client:{name}", urlconf="vestibule.config.urls_tenant")


def told(browser) -> None:
    """Let something be said that no page has shown yet."""
    answer = browser.post(path("accounts:profile"), {"name": "Cleo", "language": "en", "time_zone": "", "phone": ""})
    assert answer.status_code == 302, answer.content.decode()


def test_a_part_that_renews_itself_leaves_the_notice_to_the_page(cast: Cast) -> None:
    browser = cast.cleo.browser()  # of no dossier: what the overview asks again is answered with the page itself
    told(browser)
    part = browser.get(path("client_portal:todo"), headers=HTMX)
    assert (part.status_code, part.headers.get("HX-Redirect")) == (200, HOME)
    assert "Location" not in part.headers  # a browser would follow it at once, and put the whole page into the part
    assert str(SAVED) in browser.get(HOME).content.decode()
    assert str(SAVED) not in browser.get(HOME).content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_part_leads_to_the_log_in_when_the_session_has_ended(client, method: str) -> None:
    client.defaults["HTTP_HOST"] = "alpha.localhost"
    part = getattr(client, method)(path("client_portal:todo"), headers=HTMX)
    assert (part.status_code, part.headers.get("HX-Refresh")) == (200, "true")
    assert part.content == b""


@pytest.mark.parametrize("door", ["client", "professional"])
def test_no_page_of_a_conversation_has_a_name_twice(cast: Cast, door: str) -> None:
    opened = dossiers.dossier()
    accepted(opened, cast.cleo.account)
    who = cast.cleo if door == "client" else cast.ben
    start = f"/messages/{opened.public_id}/" if door == "client" else f"/pro/threads/{opened.public_id}/"
    page = who.browser().get(start, follow=True).content.decode()
    names = Counter(re.findall(r'\sid="([^"]+)"', page))
    assert names["messages"] == 1
    assert [name for name, count in names.items() if count > 1] == []


def test_an_address_for_forms_alone_says_so_on_a_page(cast: Cast) -> None:
    address = reverse("professional:inbox:done", urlconf="vestibule.config.urls_tenant")
    page = cast.ben.browser().get(address)
    assert (page.status_code, page.headers["Allow"]) == (405, "POST")
    assert "This page cannot be found" in page.text
    assert cast.ben.browser().get(address, headers=HTMX).content == b""
