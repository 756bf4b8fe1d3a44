"""The pages of both portals: with and without htmx, with errors, and for those who may not."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tenant_apps.activity.models import Entry
from tenant_apps.documents.models import StoredFile
from tenant_apps.documents.tasks import check_file
from tenant_apps.dossiers.commands.dossiers import assign
from tenant_apps.invites.commands import revoke_invite
from tenant_apps.invites.models import Invite
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.models import Attachment, Draft, Receipt, Thread, ThreadMessage
from tests.factories import dossiers, samples, threads
from tests.tenant_apps.threads.test_commands import A_TEST, close

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
HTMX = {"HX-Request": "true", "HX-Target": "conversation"}
DOORS = ("professional", "client")
STATEMENTS = {"client": 12, "professional": 10}


def path(door: str, name: str, *args: object) -> str:
    return reverse(f"{door}:threads:{name}", args=args, urlconf=TENANT_URLS)


def place(talk, door: str, name: str = "conversation", *args: object) -> str:
    return path(door, name, talk.dossier.public_id, talk.audience.key, *args)


def form(body: str = "Hello", **fields: object) -> dict[str, object]:
    return {"body": body, **fields}


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def browsers(cast, talk):
    return {"professional": cast.ben.browser(), "client": talk.member.browser()}


@pytest.mark.parametrize("door", DOORS)
def test_a_message_is_sent_without_scripts(browsers, talk, door) -> None:
    answer = browsers[door].post(place(talk, door), form("Look at https://example.com/a?b=1 <b>now</b>"))
    assert (answer.status_code, answer["Location"]) == (302, place(talk, door))

    page = text(browsers[door].get(place(talk, door)))
    assert '<a href="https://example.com/a?b=1" rel="nofollow">https://example.com/a?b=1</a>' in page
    assert "&lt;b&gt;now&lt;/b&gt;" in page
    assert "Sent, not read yet" in page


@pytest.mark.parametrize("door", DOORS)
def test_htmx_gets_the_conversation_alone_as_the_page_shows_it(browsers, talk, door) -> None:
    answer = browsers[door].post(place(talk, door), form("First"), headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in text(answer)
    assert 'data-thread-sent="yes"' in text(answer)

    fragment = browsers[door].get(place(talk, door), headers=HTMX)
    page = browsers[door].get(place(talk, door))
    assert _steady(fragment) in _steady(page)


def _steady(answer) -> str:
    without_keys = re.sub(r'value="[0-9a-f-]{36}"|value="[A-Za-z0-9]{64}"', "", text(answer))
    return re.sub(r"\s+", " ", without_keys).strip()


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(browsers, talk, door, headers) -> None:
    pdf = SimpleUploadedFile("fine.pdf", samples.pdf(pages=1))
    program = SimpleUploadedFile("game.exe", b"MZ" + b"\x00" * 2000)
    sent = form("word " * 1100, files=[pdf, program])

    answer = browsers[door].post(place(talk, door), sent, headers=headers)

    assert answer.status_code == 422
    assert "is not a kind of file that can be delivered" in text(answer)
    assert text(answer).count("word ") >= 1099
    assert "fine.pdf" in text(answer)  # what was in order is kept beside the text
    assert not ThreadMessage.objects.exists()

    answer = browsers[door].post(place(talk, door), sent | {"files": []}, headers=headers)
    assert "Your message has" in text(answer)
    browsers[door].post(place(talk, door), sent | {"files": [], "body": "word"}, headers=headers)
    assert ThreadMessage.objects.get().attachments.get().file.original_name == "fine.pdf"


@pytest.mark.parametrize("door", DOORS)
def test_an_empty_message_and_odd_fields_are_no_crash(browsers, talk, door) -> None:
    odd = [{}, form(""), {"body": ["a", "b"]}, form(seen="-1"), form(seen="9" * 30)]
    statuses = {browsers[door].post(place(talk, door), fields).status_code for fields in odd}
    assert statuses <= {422, 302}
    assert browsers[door].get(place(talk, door) + "?pages=0").status_code == 200
    assert browsers[door].get(place(talk, door) + "?pages=²").status_code == 200
    assert browsers[door].get(path(door, "conversation", talk.dossier.public_id, "nobody")).status_code == 404


@pytest.mark.parametrize("door", DOORS)
def test_drafts_and_files_wait_on_the_page(browsers, talk, door) -> None:
    assert browsers[door].post(place(talk, door, "draft"), {"body": "Half a"}).status_code == 204
    part = browsers[door].post(
        place(talk, door, "attach"),
        {"files": SimpleUploadedFile("a.pdf", samples.pdf(pages=1))},
        headers=HTMX | {"HX-Target": "unsent"},
    )
    assert (part.status_code, "a.pdf" in text(part), "<html" in text(part)) == (200, True, False)
    page = text(browsers[door].get(place(talk, door)))
    assert "Half a</textarea>" in page
    assert "a.pdf" in page

    attachment = Attachment.objects.get()
    removal = place(talk, door, "remove", attachment.public_id)
    answer = browsers[door].post(removal, {"body": "Half a word"})
    assert answer["Location"] == place(talk, door)
    assert not Attachment.objects.exists()
    assert Draft.objects.get().body == "Half a word"


def test_reading_is_noted_by_a_post_and_shown_to_the_other_side(browsers, cast, talk) -> None:
    threads.message(talk.client, talk.dossier, talk.audience)
    assert "Sent, not read yet" in text(browsers["client"].get(place(talk, "client")))

    assert place(talk, "professional", "read") in text(browsers["professional"].get(place(talk, "professional")))
    assert not Receipt.objects.exists()
    answer = browsers["professional"].post(place(talk, "professional", "read"), headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Trigger"]) == (204, "vestibule:recount")

    page = text(browsers["client"].get(place(talk, "client")))
    assert "Read on" in page
    assert cast.ben.account.name not in page
    assert place(talk, "professional", "read") not in text(browsers["professional"].get(place(talk, "professional")))

    threads.message(cast.ben.actor, talk.dossier, talk.audience, "Hi", is_question=True)
    assert "An answer is expected" in text(browsers["client"].get(place(talk, "client")))
    browsers["client"].post(place(talk, "client", "read"))
    assert f"Read by {talk.member.account.name}" in text(browsers["professional"].get(place(talk, "professional")))


def test_looking_is_recorded_for_professionals(browsers, cast, talk) -> None:
    threads.message(talk.client, talk.dossier, talk.audience)
    browsers["client"].get(place(talk, "client"))
    assert not Entry.objects.filter(verb="threads.read").exists()

    browsers["professional"].get(place(talk, "professional"))

    assert Entry.objects.get(verb="threads.read").target_id == talk.dossier.public_id


def test_the_tab_and_the_menu_count_what_is_unread(browsers, cast, talk) -> None:
    assign(actor=A_TEST, dossier=talk.dossier, adviser=cast.ben.account, case_handler=None)
    threads.message(cast.ben.actor, talk.dossier, talk.audience)
    threads.message(cast.ben.actor, talk.dossier, talk.audience, "And")
    counts = reverse("client:client_portal:counts", urlconf=TENANT_URLS)
    at_work = reverse("professional:professional_portal:counts", urlconf=TENANT_URLS)
    before = browsers["client"].get(counts).json()
    assert before["counts"]["messages"] == 2
    assert re.search(
        r'data-count="messages">(<svg.*?</svg>)?<span data-count-value>2<', text(browsers["client"].get("/"))
    )
    assert browsers["professional"].get(at_work).json()["counts"]["messages"] == 0

    browsers["client"].post(place(talk, "client", "read"))
    after = browsers["client"].get(counts).json()
    assert (after["counts"]["messages"], after["version"] != before["version"]) == (0, True)

    threads.message(talk.client, talk.dossier, talk.audience)
    assert browsers["professional"].get(at_work).json()["counts"]["messages"] == 1
    assert cast.ada.browser().get(at_work).json()["counts"]["messages"] == 0  # it is ben's work
    browsers["professional"].post(place(talk, "professional", "read"))
    assert browsers["professional"].get(at_work).json()["counts"]["messages"] == 0


def test_a_colleagues_answer_is_shown_before_one_sends_ones_own(browsers, cast, talk) -> None:
    threads.message(talk.client, talk.dossier, talk.audience)
    threads.message(cast.ada.actor, talk.dossier, talk.audience, "Adas answer")
    sent = form("Bens answer", seen=1)

    answer = browsers["professional"].post(place(talk, "professional"), sent)
    assert answer.status_code == 409
    assert "Ada has answered in the meantime" in text(answer)
    assert "Adas answer" in text(answer)
    assert "Bens answer</textarea>" in text(answer)
    assert 'name="seen" value="2"' in text(answer)

    assert browsers["professional"].post(place(talk, "professional"), sent | {"seen": 2}).status_code == 302


def test_the_list_shows_who_waits_and_finds(browsers, cast, talk) -> None:
    index = path("professional", "index")
    assert "Nobody waits for an answer" in text(browsers["professional"].get(index))
    threads.message(talk.client, talk.dossier, talk.audience)
    Thread.objects.update(asked_at=timezone.now() - timezone.timedelta(days=4, hours=1))
    name, other = talk.dossier.customer.name, threads.talk(cast.dan)
    threads.message(cast.ben.actor, other.dossier, other.audience, is_question=True)

    page = text(browsers["professional"].get(index))
    assert name in page
    assert "Waiting for us · 4 days" in page
    assert "1 unread message" in page
    assert other.dossier.customer.name not in page
    for asked, shown in {"show=client": False, "show=all": True, "show=unread": True, "show=firm": True}.items():
        page = text(browsers["professional"].get(f"{index}?{asked}"))
        assert (name in page) is shown, asked
        assert (other.dossier.customer.name in page) is (asked in {"show=client", "show=all"})
    assert name not in text(browsers["professional"].get(f"{index}?q=nobody-has-this"))
    assert name in text(browsers["professional"].get(f"{index}?q={talk.dossier.number}"))
    assert name not in text(browsers["professional"].get(f"{index}?interest=mine"))
    assign(actor=A_TEST, dossier=talk.dossier, adviser=cast.ben.account, case_handler=None)
    assert name in text(browsers["professional"].get(f"{index}?interest=mine"))
    assert name in text(browsers["professional"].get(f"{index}?owner={cast.ben.account.public_id}"))
    assert name not in text(browsers["professional"].get(f"{index}?owner={cast.ada.account.public_id}"))
    assert browsers["professional"].get(f"{index}?owner=x&interest=x&show=x&page=x").status_code == 200


def test_the_turn_is_changed_on_the_page(browsers, talk) -> None:
    threads.message(talk.client, talk.dossier, talk.audience)
    assert "No answer needed" in text(browsers["professional"].get(place(talk, "professional")))

    browsers["professional"].post(place(talk, "professional", "turn"), {"waits_for": ""})
    assert "Wait for an answer" in text(browsers["professional"].get(place(talk, "professional")))
    browsers["professional"].post(place(talk, "professional", "turn"), {"waits_for": "client"})
    browsers["professional"].post(place(talk, "professional", "turn"), {"waits_for": "nonsense"})

    assert Thread.objects.get().waits_for == "client"


def test_the_dossier_shows_how_the_conversation_stands_and_nothing_of_it(browsers, talk) -> None:
    panel = path("professional", "panel", talk.dossier.public_id)
    assert "Write a message" in text(browsers["professional"].get(panel, headers={"HX-Request": "true"}))
    threads.message(talk.client, talk.dossier, talk.audience, "Very private")

    page = text(browsers["professional"].get(panel))
    assert "1 unread message" in page
    assert "Waiting for us" in page
    assert "Very private" not in page
    detail = reverse("professional:dossiers:detail", args=[talk.dossier.public_id], urlconf=TENANT_URLS)
    assert panel in text(browsers["professional"].get(detail))


def test_notes_are_never_in_a_conversation_and_the_page_says_who_reads(browsers, talk) -> None:
    talk.dossier.notes.create(body="Internal remark")
    for door in DOORS:
        assert "Internal remark" not in text(browsers[door].get(place(talk, door)))
    page = text(browsers["professional"].get(place(talk, "professional")))
    assert f"{talk.party} reads what you write here" in page
    assert "#notes" in page


@pytest.mark.parametrize("door", DOORS)
def test_a_closed_dossier_can_be_read_and_what_was_typed_is_given_back(browsers, talk, door) -> None:
    threads.message(talk.client, talk.dossier, talk.audience, "Before the end")
    close(talk)

    page = text(browsers[door].get(place(talk, door)))
    assert "Before the end" in page
    assert "This conversation is closed" in page
    assert "<textarea" not in page
    answer = browsers[door].post(place(talk, door), form("Too late"))
    assert answer.status_code == 422
    assert "Too late" in text(answer)
    assert browsers[door].post(place(talk, door, "draft"), {"body": "x"}).status_code == 422


def test_after_revocation_everything_is_404(browsers, talk) -> None:
    threads.message(talk.client, talk.dossier, talk.audience)
    attachment = threads.attached(talk.client, talk.dossier, talk.audience)
    revoke_invite(actor=A_TEST, invite=Invite.objects.get())
    browser = talk.member.browser()

    statuses = {
        browser.get(place(talk, "client")).status_code,
        browser.get(place(talk, "client", "messages"), headers={"HX-Request": "true"}).status_code,
        browser.post(place(talk, "client"), form()).status_code,
        browser.post(place(talk, "client", "read")).status_code,
        browser.post(place(talk, "client", "draft"), {"body": "x"}).status_code,
        browser.post(place(talk, "client", "attach")).status_code,
        browser.post(place(talk, "client", "remove", attachment.public_id)).status_code,
        browser.get(path("client", "dossier", talk.dossier.public_id)).status_code,
    }
    assert statuses == {404}
    assert "There is no dossier to write about" in text(browser.get(path("client", "index")))


def test_attachments_are_opened_by_ticket_once_they_are_checked(browsers, cast, talk) -> None:
    attachment = threads.attached(talk.client, talk.dossier, talk.audience)
    file = attachment.file
    own = reverse("client:documents:download", args=[file.public_id], urlconf=TENANT_URLS)
    theirs = reverse("professional:documents:download", args=[file.public_id], urlconf=TENANT_URLS)
    assert browsers["client"].get(own).status_code == 404  # still being checked
    check_file(effect_id=uuid4(), file_id=str(file.public_id))
    assert browsers["client"].get(own).status_code == 302
    assert browsers["professional"].get(theirs).status_code == 404  # not sent yet

    threads.message(talk.client, talk.dossier, talk.audience)

    assert browsers["professional"].get(theirs).status_code == 302
    assert Entry.objects.filter(verb="documents.read", target_id=file.public_id).count() == 2
    assert cast.dan.browser().get(own).status_code == 404
    assert StoredFile.objects.get().is_promoted


def test_a_refused_file_says_why(browsers, talk) -> None:
    attachment = threads.attached(talk.client, talk.dossier, talk.audience)
    threads.message(talk.client, talk.dossier, talk.audience)
    revision = Thread.objects.get().revision
    StoredFile.objects.filter(pk=attachment.file_id).update(content_type="image/png")  # which it is not

    check_file(effect_id=uuid4(), file_id=str(attachment.file.public_id))

    assert Thread.objects.get().revision == revision + 1
    page = text(browsers["professional"].get(place(talk, "professional")))
    assert "Refused" in page
    assert "cannot be opened" in page


def test_of_a_couple_each_conversation_has_its_tab(cast) -> None:
    talk = threads.talk(cast.cleo, joint=True)
    partner = threads.talk(cast.dan, dossier=talk.dossier, position=2)
    threads.message(cast.ben.actor, talk.dossier, Audience(None), "To both")
    threads.message(cast.ben.actor, talk.dossier, partner.audience, "To Dan alone")
    browser = talk.member.browser()

    first = browser.get(path("client", "dossier", talk.dossier.public_id), follow=True)
    assert "To both" in text(first)
    assert "Everybody" in text(first)
    assert "Only your advisers" in text(first)
    assert browser.get(place(partner, "client")).status_code == 404
    assert "Nothing has been written yet" in text(browser.get(place(talk, "client")))
    page = text(cast.ben.browser().get(place(partner, "professional")))
    assert "To Dan alone" in page
    assert str(talk.party) in page


@pytest.mark.parametrize(("door", "statements"), STATEMENTS.items())
def test_a_conversation_takes_the_same_statements_for_any_number(cast, talk, assert_queries, door, statements) -> None:
    browser = {"professional": cast.ben, "client": talk.member}[door].browser()
    for number in range(30):
        actor = talk.client if number % 2 else cast.ben.actor
        threads.attached(actor, talk.dossier, talk.audience)
        threads.message(actor, talk.dossier, talk.audience, f"Message {number}")
        if number in {0, 29}:
            browser.get(place(talk, door))
            with assert_queries(statements):
                page = text(browser.get(place(talk, door)))
            assert page.count("letter.pdf") == number + 1


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_takes_the_same_statements_for_any_number(cast, assert_queries, many) -> None:
    for _number in range(many):
        opened = dossiers.dossier()
        threads.message(A_TEST, opened, Audience(opened.customer.members.get().party))
    browser, index = cast.ben.browser(), path("professional", "index") + "?show=all"
    browser.get(index)
    with assert_queries(4):
        page = text(browser.get(index))
    assert page.count('<th scope="row">') == min(many, 25)


def test_earlier_messages_are_a_link_away(browsers, talk) -> None:
    for number in range(52):
        threads.message(talk.client, talk.dossier, talk.audience, f"Number {number}.")

    page = text(browsers["client"].get(place(talk, "client")))
    assert "Show 2 earlier messages" in page
    assert "Number 1." not in page
    assert "Number 0." in text(browsers["client"].get(place(talk, "client") + "?pages=2"))
