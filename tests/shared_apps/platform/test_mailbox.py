"""The mailbox: one file per message, and the pages over it."""

import json
from uuid import UUID, uuid4

import pytest
from django.test import Client, RequestFactory

from shared_apps.platform.gateways.contract import DeliveryFailed, Enclosure, Letter
from shared_apps.platform.gateways.mailbox import MailboxGateway
from shared_apps.platform.mail import send_platform_message
from shared_apps.platform.mailbox import views

PAGE = "/mailbox/"


@pytest.fixture(autouse=True)
def mailbox(settings, tmp_path) -> MailboxGateway:
    settings.EMAIL_BACKEND = ""  # pytest-django sets its own
    settings.MAILBOX_ROOT = tmp_path / "mailbox"
    return MailboxGateway(settings.MAILBOX_ROOT)


@pytest.fixture
def browser() -> Client:
    """Somebody on the public host."""
    return Client(HTTP_HOST="localhost")


def letter(**values: object) -> Letter:
    defaults = {
        "id": str(uuid4()),
        "channel": "email",
        "to": "cleo@example.com",
        "to_name": "Cleo",
        "sender_name": "Lindenhof",
        "language": "nl",
        "subject": "A subject",
        "text": "Open http://alpha.localhost:8000/invite/token/ and <b>read</b>.\n",
        "html": "<html><p style='color:red'>A letter</p><script>alert(1)</script></html>",
        "tenant_slug": "alpha",
    }
    return Letter(**(defaults | values))


def test_repeat_with_the_same_id_is_the_same_message(mailbox):
    first = letter()
    mailbox.deliver(first)
    mailbox.deliver(first)
    assert [item.letter for item in mailbox.newest_first()] == [first]
    assert [path.name for path in mailbox._root.iterdir()] == [f"{first.id}.json"]


def test_newest_stand_first_and_can_be_asked_by_address(mailbox):
    for number in range(3):
        mailbox.deliver(letter(subject=str(number), to=f"{number}@Example.com"))
    assert [item.letter.subject for item in mailbox.newest_first()] == ["2", "1", "0"]
    assert [item.letter.subject for item in mailbox.newest_first(to=" 1@example.COM ")] == ["1"]


def test_full_disk_fails_for_now(mailbox):
    mailbox._root.parent.joinpath("mailbox").write_text("a file where the folder should be")
    with pytest.raises(DeliveryFailed) as failure:
        mailbox.deliver(letter())
    assert not failure.value.is_permanent


@pytest.mark.django_db
def test_empty_mailbox_says_so(browser):
    assert "No messages" in browser.get(PAGE).text
    assert browser.get(f"{PAGE}messages.json").json() == {"messages": []}


@pytest.mark.django_db
def test_messages_are_listed_and_shown_as_text(browser, mailbox):
    sent = letter()
    mailbox.deliver(sent)
    assert "A subject" in browser.get(PAGE).text
    page = browser.get(f"{PAGE}{sent.id}/").text
    assert 'href="http://alpha.localhost:8000/invite/token/"' in page
    assert "&lt;b&gt;read&lt;/b&gt;" in page


@pytest.mark.django_db
def test_text_message_is_listed_by_its_text(browser, mailbox):
    sent = letter(channel="sms", subject="", html="", text="Your code is 123456", to="+31612345678")
    mailbox.deliver(sent)
    assert "Your code is 123456" in browser.get(PAGE, {"to": "+31612345678"}).text
    assert "Your code is 123456" in browser.get(f"{PAGE}{sent.id}/").text
    assert browser.get(f"{PAGE}{sent.id}/body/").status_code == 404


@pytest.mark.django_db
def test_programs_read_the_same(browser, mailbox):
    sent = letter()
    mailbox.deliver(sent)
    mailbox.deliver(letter(to="dan@example.com"))
    (message,) = browser.get(f"{PAGE}messages.json", {"to": "cleo@example.com"}).json()["messages"]
    assert message.pop("sent_at")
    assert message == {
        "id": sent.id,
        "channel": "email",
        "to": "cleo@example.com",
        "to_name": "Cleo",
        "from": "Lindenhof",
        "reply_to": "",
        "language": "nl",
        "subject": "A subject",
        "text": sent.text,
        "html": sent.html,
        "html_url": f"http://localhost/mailbox/{sent.id}/body/",
        "links": ["http://alpha.localhost:8000/invite/token/"],
        "tenant": "alpha",
        "enclosures": [],
    }


@pytest.mark.django_db
def test_enclosure_is_kept_and_shown(browser, mailbox):
    enclosed = Enclosure("a.ics", "text/calendar", "BEGIN:VCALENDAR\r\n", parameters=(("method", "REQUEST"),))
    sent = letter(enclosures=(enclosed,))
    mailbox.deliver(sent)
    assert [item.letter for item in mailbox.newest_first()] == [sent]
    (message,) = browser.get(f"{PAGE}messages.json").json()["messages"]
    assert message["enclosures"] == [{"name": "a.ics", "text": enclosed.text}]
    page = browser.get(f"{PAGE}{sent.id}/").text
    assert "a.ics" in page
    assert "BEGIN:VCALENDAR" in page


@pytest.mark.django_db
@pytest.mark.parametrize("path", [f"{UUID(int=7)}/", f"{UUID(int=7)}/body/", "..%2fsecrets/", "nonsense/"])
def test_unknown_message_is_not_found(browser, path):
    assert browser.get(f"{PAGE}{path}").status_code == 404


def test_letter_itself_is_locked_into_a_sandbox(mailbox):
    sent = letter()
    mailbox.deliver(sent)
    answer = views.body(RequestFactory().get("/"), sent.id)  # past the test client, which refuses inline styles
    policy = answer.headers["Content-Security-Policy"]
    assert "sandbox " in policy
    assert "allow-scripts" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 30])
def test_list_asks_the_database_nothing(browser, mailbox, assert_queries, count):
    for _ in range(count):
        mailbox.deliver(letter())
    browser.get(PAGE)
    with assert_queries(0):
        browser.get(PAGE)


@pytest.mark.parametrize("host", ["alpha.localhost", "files.localhost"])
@pytest.mark.django_db
def test_mailbox_is_on_the_public_host_only(host):
    assert Client(HTTP_HOST=host).get(PAGE).status_code == 404


@pytest.mark.parametrize("language", ["nl", "fr", "en", "de"])
def test_platforms_own_letter_is_sent_under_the_id_it_is_given(mailbox, language):
    message_id = str(uuid4())
    for _ in range(2):
        send_platform_message(
            message_id=message_id,
            template="organisations/email/sign_up",
            to="owner@example.com",
            name="Owner",
            language=language,
            context={"contact_name": "Owner", "firm_name": "O'Neil & Co", "url": "http://localhost:8000/signup/x/"},
        )
    (delivered,) = mailbox.newest_first()
    assert (delivered.letter.id, delivered.letter.language) == (message_id, language)
    assert delivered.letter.sender_name == "Vestibule"
    assert "O'Neil & Co" in delivered.letter.subject
    assert "O&#x27;Neil &amp; Co" in delivered.letter.html
    assert "http://localhost:8000/signup/x/" in delivered.letter.text
    assert json.loads(next(mailbox._root.iterdir()).read_text())["subject"] == delivered.letter.subject
