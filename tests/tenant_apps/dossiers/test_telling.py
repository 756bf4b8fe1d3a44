"""Telling clients what has to be done: on purpose, in their language, or bundled where the firm wants that."""

import re
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.models import Account
from tenant_apps.activity.models import Entry
from tenant_apps.customers.commands import link_account
from tenant_apps.dossiers.commands.action_points import edit_action_point, handle_action_point
from tenant_apps.dossiers.commands.followers import watch_dossier
from tenant_apps.dossiers.commands.products import edit_product
from tenant_apps.dossiers.commands.telling import archive_letter, save_letter, set_telling_policy, tell_clients
from tenant_apps.dossiers.letters import written_to
from tenant_apps.dossiers.models import Dossier, Letter, Telling, Untold
from tenant_apps.flows.commands.results import override_band
from tenant_apps.flows.results import band_titles, newest_result
from tenant_apps.invites.commands import revoke_invite
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.choosing import Ways
from tenant_apps.notifications.commands.rules import set_rules
from tenant_apps.notifications.models import Message
from tenants.outbox import running
from tenants.outbox.models import Effect
from tests.factories import flows
from tests.factories.customers import couple
from tests.factories.dossiers import A_TEST, deliver_point, dossier, free_point, publication
from tests.factories.invites import accepted
from vestibule.core.actors import Grant
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
REMINDER = {"subjects": {"en": "{count} left"}, "bodies": {"en": "Dear {name},\n\n{adviser} of {firm} {asks}."}}


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:dossiers:{name}", urlconf=TENANT_URLS, args=arguments)


def code_of(call, /, **arguments) -> str:
    with pytest.raises(DomainError) as caught, transaction.atomic():
        call(**arguments)
    return caught.value.code


@pytest.fixture
def opened(cast) -> Dossier:
    """A couple's dossier; only the first of them has access, and chose Dutch."""
    made = dossier(couple(), adviser=cast.ben.account)
    Account.objects.filter(pk=cast.cleo.account.pk).update(language="nl")
    cast.cleo.account.refresh_from_db()
    link_account(actor=A_TEST, party=first(made), account=cast.cleo.account)
    accepted(made, cast.cleo.account)
    return made


def first(opened: Dossier):
    return opened.customer.members.get(position=1).party


def second(opened: Dossier):
    return opened.customer.members.get(position=2).party


def minutes_pass(minutes: int) -> None:
    """Move the clock: what waits comes nearer by so many minutes, and what is due then happens."""
    for effect in Effect.objects.filter(finished_at=None):
        effect.available_at -= timedelta(minutes=minutes)
        effect.save(update_fields=["available_at"])
    while running.act_once():
        pass


def letters() -> list[str]:
    return list(Message.objects.filter(template="dossiers.told").order_by("pk").values_list("subject", flat=True))


def test_applicant_reads_what_is_open_in_the_own_language(opened):
    deliver_point(opened, party=first(opened))
    deliver_point(opened, code="bank_statement", party=second(opened))
    free_point(opened, subject="Call us")
    handle_action_point(actor=A_TEST, action_point=free_point(opened, subject="Done"))
    written = written_to(opened, first(opened), None)
    assert (written.language, written.items) == ("nl", ("Loonstrook", "Call us"))


def test_nobody_is_told_of_a_dossier_that_is_not_open_to_them(cast, opened):
    """Access to another dossier of the couple is none, and access that ended is none any more."""
    set_telling_policy(actor=cast.ada.actor, is_automatic=True)
    elsewhere = dossier(opened.customer, adviser=cast.ben.account)
    free_point(elsewhere, subject="Something of the other dossier")
    arguments = {"actor": cast.ben.actor, "parties": [first(opened)]}
    assert code_of(tell_clients, dossier=elsewhere, **arguments) == "dossiers:not-reachable"
    tell_clients(dossier=opened, **arguments)

    free_point(opened, subject="Something new")
    revoke_invite(actor=A_TEST, invite=Invite.objects.get())
    minutes_pass(16)

    assert code_of(tell_clients, dossier=opened, **arguments) == "dossiers:not-reachable"
    assert len(letters()) == 1
    page = cast.ben.browser().get(path("tell", opened.public_id)).content.decode()
    assert str(first(opened).public_id) not in page


def test_another_band_is_noted_and_told_to_who_follows_and_to_the_client(cast, opened):
    set_telling_policy(actor=cast.ada.actor, is_automatic=True)
    watch_dossier(actor=cast.ada.actor, dossier=opened)
    grant = Grant(opened.pk, opened.customer_id, first(opened).pk, sees_other_applicants=False)
    run = flows.confirmed(cast.cleo.with_grants(grant).actor, opened)
    override_band(actor=cast.ben.actor, result=newest_result(run), band="growth", reason="A large pension besides.")

    note = opened.notes.get()
    assert note.written_by == cast.ben.account
    assert "A large pension besides." in note.body
    assert band_titles(newest_result(run), current_organisation().first_language)["growth"] in note.body
    (item,) = written_to(opened, first(opened), None).items
    assert "Risicoprofiel" in item
    minutes_pass(16)
    assert "Another risk band set" in Message.objects.get(template="dossiers.followed").text
    assert item in Message.objects.get(template="dossiers.told").text
    assert written_to(opened, first(opened), None).items == ()


def test_hidden_product_is_not_written_about(opened):
    product = opened.products.get()
    free_point(opened, product=product)
    edit_product(actor=A_TEST, product=product, description="", is_shown=False)
    assert written_to(opened, first(opened), None).items == ()


def test_letter_is_filled_in_and_other_braces_stay(cast, opened):
    letter = save_letter(actor=cast.ada.actor, name="Reminder", **REMINDER)
    free_point(opened)
    written = written_to(opened, first(opened), letter, "And\n\nmore")
    assert written.subject == "1 left"
    assert written.paragraphs[0] == f"Dear {first(opened)},"
    assert written.paragraphs[1].startswith("Ben of ")
    assert written.paragraphs[1].endswith("{asks}.")
    assert written.paragraphs[2:] == ("And", "more")


def test_letter_is_shown_and_sent_in_the_language_of_its_reader(cast, opened):
    words = {
        "subjects": {"en": "{count} left", "nl": "Nog {count}"},
        "bodies": {"en": "Dear {name}", "nl": "Dag {name}"},
    }
    letter = save_letter(actor=cast.ada.actor, name="Reminder", **words)
    free_point(opened)
    sent = {"parties": [first(opened).public_id], "letter": letter.public_id}
    browser, page = cast.ben.browser(), path("tell", opened.public_id)
    preview = browser.post(page, sent | {"preview": "yes"}).content.decode()
    assert ("Nog 1" in preview, f"Dag {first(opened)}" in preview, "1 left" in preview) == (True, True, False)
    browser.post(page, sent)
    assert letters() == ["Nog 1"]


def test_telling_is_a_deliberate_act_and_stays_on_file(cast, opened):
    free_point(opened)
    assert letters() == []
    told = tell_clients(actor=cast.ben.actor, dossier=opened, parties=[first(opened)], message="Please hurry")
    message = Message.objects.get(template="dossiers.told")
    assert (message.to, message.language) == (first(opened).email, "nl")
    assert ("Call the notary" in message.text, "Please hurry" in message.html) == (True, True)
    assert (told[0].count, told[0].told_by, told[0].party) == (1, cast.ben.account, first(opened))
    assert Entry.objects.filter(verb="dossiers.tell").count() == 1


def test_only_who_has_access_can_be_told_and_only_by_who_works_on_dossiers(cast, opened):
    ben = cast.ben.actor
    assert code_of(tell_clients, actor=ben, dossier=opened, parties=[]) == "dossiers:nobody-to-tell"
    assert code_of(tell_clients, actor=ben, dossier=opened, parties=[second(opened)]) == "dossiers:not-reachable"
    with pytest.raises(NotAllowed):
        tell_clients(actor=cast.cleo.actor, dossier=opened, parties=[first(opened)])
    assert not Telling.objects.visible_to(cast.cleo.actor).exists()


def test_nothing_is_told_by_itself_unless_the_firm_wants_it(opened):
    free_point(opened)
    minutes_pass(60)
    assert letters() == []
    assert not Untold.objects.exists()


def test_changes_are_bundled_until_nothing_changed_for_a_quarter_of_an_hour(cast, opened):
    set_telling_policy(actor=cast.ada.actor, is_automatic=True)
    point = free_point(opened)
    minutes_pass(14)
    free_point(opened, subject="Another")
    minutes_pass(14)
    edit_action_point(actor=A_TEST, action_point=point, subject="Call him", remark="", due_on=None)
    minutes_pass(14)
    assert letters() == []
    minutes_pass(2)
    assert len(letters()) == 1
    message = Message.objects.get(template="dossiers.told")
    assert ("Call him" in message.text, "Another" in message.text) == (True, True)
    minutes_pass(60)
    assert len(letters()) == 1
    assert Telling.objects.get().told_by is None


def test_telling_on_purpose_takes_the_place_of_what_waited(cast, opened):
    set_telling_policy(actor=cast.ada.actor, is_automatic=True)
    free_point(opened)
    tell_clients(actor=cast.ben.actor, dossier=opened, parties=[first(opened)])
    minutes_pass(60)
    assert len(letters()) == 1


def test_firm_that_switches_it_off_has_nothing_told_that_waited(cast, opened):
    set_telling_policy(actor=cast.ada.actor, is_automatic=True)
    free_point(opened)
    set_telling_policy(actor=cast.ada.actor, is_automatic=False)
    minutes_pass(60)
    assert letters() == []


def test_letters_and_the_rule_are_for_who_may_configure(cast):
    letter = save_letter(actor=cast.ada.actor, name="Reminder", **REMINDER)
    changed = save_letter(actor=cast.ada.actor, letter=letter, name="Nudge", **REMINDER)
    assert (changed.pk, changed.name) == (letter.pk, "Nudge")
    empty = {"subjects": {"en": ""}, "bodies": {"en": "x"}}
    assert code_of(save_letter, actor=cast.ada.actor, name="x", **empty) == "dossiers:name-missing"
    for _twice in range(2):
        archive_letter(actor=cast.ada.actor, letter=letter)
    assert not Letter.objects.current().exists()
    for member in (cast.ben, cast.cleo):
        for call, arguments in (
            (save_letter, {"name": "x", **REMINDER}),
            (archive_letter, {"letter": letter}),
            (set_telling_policy, {"is_automatic": True}),
        ):
            with pytest.raises(NotAllowed):
                call(actor=member.actor, **arguments)


def test_page_shows_the_letter_before_it_is_sent(cast, opened):
    free_point(opened)
    save_letter(actor=cast.ada.actor, name="Reminder", **REMINDER)
    browser = cast.ben.browser()
    letter = Letter.objects.get()
    page = browser.get(path("tell", opened.public_id)).content.decode()
    offered = re.findall(r'name="parties" value="([^"]+)"', page)
    assert offered == [str(first(opened).public_id)]
    assert browser.post(path("tell", opened.public_id), {}).status_code == 422
    sent = {"parties": [first(opened).public_id], "letter": letter.public_id, "message": "Soon, please"}
    preview = browser.post(path("tell", opened.public_id), sent | {"preview": "yes"})
    text = preview.content.decode()
    assert (preview.status_code, "1 left" in text, text.count("Soon, please") >= 2) == (200, True, True)
    assert letters() == []
    assert browser.post(path("tell", opened.public_id), sent).status_code == 302
    assert letters() == ["1 left"]
    assert "1 left" in browser.get(path("tell", opened.public_id)).content.decode()


def test_page_without_anybody_to_tell_says_what_to_do(cast):
    page = cast.ben.browser().get(path("tell", dossier().public_id)).content.decode()
    assert "Nobody can be told yet" in page


def test_pages_of_letters(cast):
    browser = cast.ada.browser()
    assert "No letters of your own yet" in browser.get(path("letters")).content.decode()
    sent = {"name": "Reminder", "subject_en": "Still to do", "body_en": "Dear {name}"}
    assert browser.post(path("letter_add"), sent | {"body_en": ""}).status_code == 422
    browser.post(path("letter_add"), sent)
    letter = Letter.objects.get()
    browser.post(path("letter", letter.public_id), sent | {"name": "Nudge"})
    letter.refresh_from_db()
    assert letter.name == "Nudge"
    assert "Nudge" in browser.get(path("letters")).content.decode()
    browser.post(path("letters"), {"is_automatic": "on"})
    assert " checked" in browser.get(path("letters")).content.decode()
    browser.post(path("letter_archive", letter.public_id))
    assert browser.get(path("letter", letter.public_id)).status_code == 404
    assert cast.ben.browser().get(path("letters")).status_code == 404


def test_clock_of_the_database_decides_when_it_is_told(cast, opened):
    set_telling_policy(actor=cast.ada.actor, is_automatic=True)
    free_point(opened)
    waiting = Effect.objects.get(name="dossiers.tell")
    assert timedelta(minutes=14) < waiting.available_at - timezone.now() <= timedelta(minutes=15)


def test_text_message_goes_to_the_number_on_file(cast):
    opened = dossier()
    free_point(opened)
    party = opened.customer.members.get().party
    link_account(actor=A_TEST, party=party, account=cast.cleo.account)
    accepted(opened, cast.cleo.account)
    party.refresh_from_db()
    set_rules(actor=A_TEST, ways={"told": Ways(is_email=False, is_sms=True)})

    tell_clients(actor=A_TEST, dossier=opened, parties=[party])

    assert [sent.to for sent in Message.objects.filter(event="told").order_by("pk")] == [party.phone]


def test_client_can_be_told_when_nothing_is_to_do_any_more(cast):
    opened = dossier()
    tell = reverse("professional:dossiers:tell", urlconf="vestibule.config.urls_tenant", args=[opened.public_id])
    pages = [
        reverse(f"professional:dossiers:{name}", urlconf="vestibule.config.urls_tenant", args=[opened.public_id])
        for name in ("detail", "publications")
    ]
    publication(opened)
    for page in pages:
        assert tell in cast.ben.browser().get(page).content.decode(), page
