"""A client's own data: what is listed, what the file holds, who gets it, and that it goes again."""

import io
import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.utils import timezone

from tenant_apps.accounts.entry import CONFIRMED_KEY
from tenant_apps.activity.models import Entry
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.commands.notes import add_note
from tenant_apps.exports import tasks
from tenant_apps.exports.collecting import CATEGORIES
from tenant_apps.exports.commands import ask_for_export, forget_exports
from tenant_apps.exports.enums import ExportState
from tenant_apps.exports.errors import AlreadyAsked
from tenant_apps.exports.models import Export
from tenant_apps.invites.commands import change_visibility, revoke_invite
from tenant_apps.invites.grants import grants_for
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.models import Message
from tenants.outbox import running
from tenants.outbox.models import Effect
from tenants.storage import ObjectMissing, tenant_storage
from tests.cast import Cast, client_actor
from tests.factories import documents, invites
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
PAGE = "/settings/my-data/"
PRODUCT = System("a test")


@pytest.fixture
def couple(cast: Cast):
    """A dossier of cleo and dan, in which cleo sees only her own part; each has a document of their own."""
    opened = invites.dossier(joint=True)
    first, second = (opened.customer.members.get(position=place).party for place in (1, 2))
    Party.objects.filter(pk=first.pk).update(account=cast.cleo.account)
    Party.objects.filter(pk=second.pk).update(account=cast.dan.account)
    invites.accepted(opened, cast.cleo.account, position=1)
    invites.accepted(opened, cast.dan.account, position=2, sees_others=True)
    for party, name in ((first, "of-the-first.pdf"), (second, "of-the-second.pdf")):
        asked = documents.request(opened.customer, party=party, dossier_id=opened.pk, subject=f"Paper {name}")
        documents.delivery(asked, name=name)
    add_note(actor=PRODUCT, dossier=opened, text="a note that no client reads")
    while running.send_once() or running.act_once():
        pass
    return opened


def actor_of(member):
    return client_actor(member.account, *grants_for(member.account))


def made_for(member) -> Export:
    export = ask_for_export(actor=actor_of(member))
    tasks.make(effect_id=export.public_id, export_id=str(export.public_id))
    export.refresh_from_db()
    return export


def fetch(member, export: Export, *, is_fresh: bool = True):
    browser = member.browser()
    session = browser.session
    session[CONFIRMED_KEY] = timezone.now().timestamp() if is_fresh else 0
    session.save()
    return browser.get(f"{PAGE}{export.public_id}/")


def opened(answer) -> ZipFile:
    return ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_file_holds_each_category_and_the_documents_of_this_person_alone(cast, couple):
    archive = opened(fetch(cast.cleo, made_for(cast.cleo)))
    assert archive.testzip() is None
    names = archive.namelist()
    assert {f"data/{category.code}.json" for category in CATEGORIES} < set(names)
    assert [name for name in names if name.startswith("documents/")] == ["documents/0001-of-the-first.pdf"]
    assert archive.read("documents/0001-of-the-first.pdf").startswith(b"%PDF")
    whole = b"".join(archive.read(name) for name in names if not name.startswith("documents/")).decode()
    assert cast.cleo.account.email in whole
    assert cast.dan.account.email not in whole
    assert "of-the-second" not in whole
    assert "a note that no client reads" not in whole
    people = json.loads(archive.read("data/person.json"))
    assert len(people) == 1


def test_who_may_see_both_gets_both(cast, couple):
    names = opened(fetch(cast.dan, made_for(cast.dan))).namelist()
    assert len([name for name in names if name.startswith("documents/")]) == 2


def test_file_holds_what_may_be_seen_when_it_is_made_not_when_it_was_asked_for(cast, couple):
    export = ask_for_export(actor=actor_of(cast.dan))
    couple.invites.update(revoked_at=timezone.now())
    tasks.make(effect_id=export.public_id, export_id=str(export.public_id))
    export.refresh_from_db()
    names = opened(fetch(cast.dan, export)).namelist()
    assert not [name for name in names if name.startswith("documents/")]


def test_client_is_told_once_and_the_making_twice_is_once(cast):
    export = made_for(cast.cleo)
    tasks.make(effect_id=export.public_id, export_id=str(export.public_id))
    told = Message.objects.get(key=f"export-ready:{export.public_id}")
    assert f"{PAGE}" in told.text
    assert told.to == cast.cleo.account.email
    assert export.state == ExportState.READY
    assert timedelta(days=6) < export.expires_at - timezone.now() <= timedelta(days=7)


def test_bytes_lie_encrypted_and_go_when_their_time_is_over(cast):
    export = made_for(cast.cleo)
    with tenant_storage().open(export.storage_name) as stream:
        assert not stream.read().startswith(b"PK")
    assert forget_exports(actor=PRODUCT) == []
    Export.objects.update(expires_at=timezone.now())
    assert fetch(cast.cleo, export).status_code == 404
    tasks.forget()
    while running.send_once():
        pass
    export.refresh_from_db()
    assert (export.state, bytes(export.wrapped)) == (ExportState.GONE, b"")
    with pytest.raises(ObjectMissing):
        tenant_storage().open(export.storage_name)


def test_download_asks_for_the_password_again_and_is_recorded(cast):
    export = made_for(cast.cleo)
    asked = fetch(cast.cleo, export, is_fresh=False)
    assert asked.status_code == 302
    assert asked["Location"].startswith("/settings/confirm/")
    answer = fetch(cast.cleo, export)
    assert answer["Content-Disposition"] == 'attachment; filename="my-data.zip"'
    assert answer["Content-Type"] == "application/zip"
    assert len(b"".join(answer.streaming_content)) == export.size
    assert Entry.objects.filter(verb="exports.download").count() == 1


@pytest.mark.parametrize("who", ["dan", "ada", "ben"])
def test_nobody_else_gets_the_file(cast, who):
    assert fetch(getattr(cast, who), made_for(cast.cleo)).status_code == 404


def test_second_wish_on_the_same_day_is_refused_kindly(cast):
    ask_for_export(actor=cast.cleo.actor)
    with pytest.raises(AlreadyAsked):
        ask_for_export(actor=cast.cleo.actor)
    answer = cast.cleo.browser().post(f"{PAGE}ask/", follow=True)
    assert "wait until tomorrow" in answer.text
    assert Export.objects.count() == 1


def test_one_that_failed_is_said_to_and_may_be_asked_for_again(cast):
    export = ask_for_export(actor=cast.cleo.actor)
    tasks.give_up(export_id=str(export.public_id))
    assert "Could not be made" in cast.cleo.browser().get(PAGE).text
    assert ask_for_export(actor=cast.cleo.actor).pk != export.pk


def test_closed_account_gets_no_file(cast):
    export = ask_for_export(actor=cast.cleo.actor)
    type(cast.cleo.account).objects.filter(pk=cast.cleo.account.pk).update(is_client=False)
    tasks.make(effect_id=export.public_id, export_id=str(export.public_id))
    export.refresh_from_db()
    assert export.state == ExportState.FAILED


@pytest.mark.parametrize("who", ["ada", "ben"])
def test_professionals_have_no_such_page(cast, who):
    member = getattr(cast, who)
    assert member.browser().get(PAGE).status_code == 404
    with pytest.raises(NotAllowed):
        ask_for_export(actor=member.actor)


def test_page_lists_every_category_and_asking_queues_the_work(cast, couple):
    browser = cast.cleo.browser()
    page = browser.get(PAGE).text
    for category in CATEGORIES:
        assert str(category.title) in page
    assert browser.post(f"{PAGE}ask/").status_code == 302
    assert Effect.objects.filter(name="exports.make").count() == 1
    assert "Being made" in browser.get(PAGE).text


def test_document_that_is_not_there_any_more_is_named(cast, couple, monkeypatch):
    from tenant_apps.exports.gateways import archive

    def gone(_file, _page):
        raise ObjectMissing("x")

    monkeypatch.setattr(archive.contents, "open_file", gone)
    whole = opened(fetch(cast.cleo, made_for(cast.cleo)))
    assert "of-the-first.pdf" in whole.read("README.txt").decode()


def test_file_of_an_attempt_that_died_is_swept_and_no_other(cast):
    export = made_for(cast.cleo)
    old, young = "exports/20200101T0000-dead", f"exports/{timezone.now():%Y%m%dT%H%M}-young"
    for key in (old, young):
        tenant_storage().save_stream(key, [b"x"])
    Export.objects.filter(pk=export.pk).update(storage_name="exports/20200101T0000-named")
    tenant_storage().move(export.storage_name, "exports/20200101T0000-named")
    tasks.sweep(effect_id=export.public_id)
    kept = set(tenant_storage().keys("exports"))
    assert {young, "exports/20200101T0000-named"} <= kept
    assert old not in kept
    for key in (young, "exports/20200101T0000-named"):
        tenant_storage().delete(key)


def narrowed(cast: Cast, how: str) -> None:
    invite = Invite.objects.get(account=cast.dan.account)
    if how == "visibility":
        change_visibility(actor=cast.ben.actor, invite=invite, sees_other_applicants=False)
    else:
        revoke_invite(actor=cast.ben.actor, invite=invite)


@pytest.mark.parametrize("how", ["visibility", "revocation"])
def test_file_with_more_than_one_may_see_now_is_destroyed(cast, couple, how):
    export = made_for(cast.dan)
    mine = made_for(cast.cleo)

    narrowed(cast, how)

    export.refresh_from_db()
    assert (export.state, bytes(export.wrapped)) == (ExportState.GONE, b"")
    assert Effect.objects.filter(name="exports.erase").count() == 1
    assert opened(fetch(cast.cleo, mine)).namelist()


def test_file_that_is_being_made_when_the_access_ends_is_never_handed_out(cast, couple):
    export = ask_for_export(actor=actor_of(cast.dan))
    narrowed(cast, "visibility")
    tasks.make(effect_id=export.public_id, export_id=str(export.public_id))
    export.refresh_from_db()
    assert export.state == ExportState.FAILED
    assert made_for(cast.dan).state == ExportState.READY  # asked for anew, with what may be seen now
