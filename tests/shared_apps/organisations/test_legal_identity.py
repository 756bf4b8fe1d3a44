"""Legal name, address, registers and licences, and the feet in which they stand."""

import pytest
from django.template.loader import get_template

from shared_apps.organisations.commands import edit_legal_identity
from shared_apps.organisations.profile import Registration, current_organisation
from tenant_apps.notifications.sender import current_sender
from tenants import directory
from tenants.context import use_tenant
from vestibule.core.errors import NotAllowed

PAGE = "/pro/settings/organisation/"
LEGAL = f"{PAGE}legal/"
AFM = Registration("AFM", "12000042", "https://www.afm.nl/registers")
KVK = Registration("KvK", "90000017")


def keep(actor) -> None:
    edit_legal_identity(
        actor=actor, legal_name="Alpha B.V.", address="Lindenlaan 4\n3511 AB Utrecht", registrations=[AFM, KVK]
    )
    directory.forget("")


def test_edit_legal_identity_keeps_every_register(cast, beta) -> None:
    with use_tenant(beta):
        theirs = current_organisation().registrations
    keep(cast.ada.actor)
    found = current_organisation()
    assert (found.legal_name, found.address_line) == ("Alpha B.V.", "Lindenlaan 4, 3511 AB Utrecht")
    assert found.registrations == (AFM, KVK)
    with use_tenant(beta):
        assert current_organisation().registrations == theirs != found.registrations


@pytest.mark.parametrize("who", ["ben", "cleo"])
def test_edit_legal_identity_is_refused_without_the_right(cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        keep(getattr(cast, who).actor)


def test_page_keeps_what_was_entered_and_offers_empty_rows(cast) -> None:
    browser = cast.ada.browser()
    entered = {
        "legal_name": "Alpha N.V.", "address": "Markt 1", "label_0": "AFM", "number_0": "1", "link_0": "www.afm.nl/1",
        "label_1": "", "number_1": "", "link_1": "",
    }  # fmt: skip
    answer = browser.post(LEGAL, entered)
    assert (answer.status_code, answer.url) == (302, f"{PAGE}#legal")
    directory.forget("")
    assert current_organisation().registrations == (Registration("AFM", "1", "https://www.afm.nl/1"),)
    page = browser.get(PAGE).content.decode()
    assert 'name="label_2"' in page
    assert 'name="label_3"' not in page


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ({"number_0": "123"}, "Please say which register this is."),
        ({"label_0": "AFM", "link_0": "http://www.afm.nl/"}, "https://"),
        ({"label_0": "AFM", "link_0": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"label_0": "x" * 81}, "at most 80 characters"),
    ],
)
def test_page_says_what_is_wrong_and_keeps_what_was_entered(cast, entered: dict[str, str], said: str) -> None:
    answer = cast.ada.browser().post(LEGAL, {"legal_name": "Alpha N.V.", "address": ""} | entered)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Alpha N.V." in answer.content.decode()


@pytest.mark.parametrize("who", ["ben", "cleo", "eve"])
def test_page_is_not_there_for_others(cast, who: str) -> None:
    assert getattr(cast, who).browser(host="alpha.localhost").post(LEGAL, {}).status_code in {302, 403, 404}


def test_foot_of_portals_has_the_legal_identity(cast, client) -> None:
    keep(cast.ada.actor)
    for page in (client.get("/login/"), cast.cleo.browser().get("/")):
        text = page.content.decode()
        assert "Alpha B.V." in text
        assert "Lindenlaan 4, 3511 AB Utrecht" in text
        assert '<a href="https://www.afm.nl/registers" rel="noopener noreferrer">AFM 12000042</a>' in text


def test_foot_of_emails_has_the_legal_identity(cast) -> None:
    keep(cast.ada.actor)
    sender = current_sender()
    names = {
        "brand": sender.brand,
        "organisation": sender.organisation,
        "title": "A title",
        "text": "A text",
        "subject": "",
    }
    html = get_template("layouts/email.html").render(names)
    text = get_template("layouts/email.txt").render(names)
    for part in ("Alpha B.V.", "Lindenlaan 4, 3511 AB Utrecht", "AFM 12000042", "KvK 90000017"):
        assert part in html
        assert part in text
