"""Giving documents to many clients: each their own, once, whatever happens in between."""

import html
from uuid import uuid4

import pytest
from django.urls import reverse

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.documents.errors import QuotaExceeded
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.models import Publication, Telling
from tenant_apps.handouts import commands, tasks
from tenant_apps.handouts.enums import LineState, State
from tenant_apps.handouts.errors import AlreadyGiven, NobodyChosen, NoRoom, NotDraft, NothingLeft, OneFileOnly
from tenant_apps.handouts.matching import current_clients
from tenant_apps.handouts.models import Handout, HandoutLine
from tenant_apps.inbox.models import Notice
from tenant_apps.invites.grants import grants_for
from tests.cast import client_actor, professional
from tests.factories import samples
from tests.factories.clients import client
from tests.factories.customers import individual
from tests.factories.dossiers import dossier
from tests.factories.handouts import WORDS, own, paper, same
from tests.factories.invites import accepted
from tests.tenant_apps.handouts.conftest import all_done
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:handouts:{name}", urlconf=TENANT_URLS, args=arguments)


def with_dossier(**names: str):
    opened = dossier(client(individual(**names)))
    return opened.customer, opened


def entering(opened, account):
    """The client's account enters the dossier."""
    accepted(opened, account)
    party = opened.customer.members.get(position=1).party
    party.account = account
    party.save(update_fields=["account"])


def titles(member) -> list[str]:
    actor = client_actor(member.account, *grants_for(member.account))
    return [each.file.original_name for each in Publication.objects.visible_to(actor).order_by("pk")]


def outcome(handout: Handout) -> dict[str, str]:
    return {line.customer.name: line.state for line in handout.lines.select_related("customer").order_by("pk")}


def test_each_sees_their_own_and_is_written_to_once(cast):
    (anna, hers), (piet, his) = (
        with_dossier(first_name="Anna", last_name="Bakker"),
        with_dossier(first_name="Piet", last_name="Visser"),
    )
    entering(hers, cast.cleo.account)
    entering(his, cast.dan.account)
    zipped = samples.package({"x/anna bakker.pdf": samples.pdf(1), f"{piet.number}.pdf": samples.pdf(2)})
    handout = own(cast.ben.actor, paper("all.zip", zipped))
    first, second = handout.files.order_by("name")
    by_name = {first.name: first, second.name: second}
    choices = {by_name["anna bakker.pdf"].pk: anna.pk, by_name[f"{piet.number}.pdf"].pk: piet.pk}

    commands.start_handout(actor=cast.ben.actor, handout=handout, choices=choices)
    all_done()
    tasks.work(effect_id=uuid4(), handout_id=str(handout.public_id))
    all_done()

    handout.refresh_from_db()
    assert handout.state == State.DONE
    assert set(outcome(handout).values()) == {LineState.DONE}
    assert titles(cast.cleo) == ["anna bakker.pdf"]
    assert titles(cast.dan) == [f"{piet.number}.pdf"]
    assert Telling.objects.count() == 2
    given = [line.publication.file for line in handout.lines.select_related("publication__file__key").order_by("pk")]
    assert {file.key.customer_id for file in given} == {anna.pk, piet.pk}
    assert set(handout.files.values_list("file__state", flat=True)) == {"removed"}


def test_nobody_is_written_to_when_that_is_not_wanted(cast):
    customer, opened = with_dossier()
    entering(opened, cast.cleo.account)
    words = commands.Words(titles=WORDS.titles, remarks={"en": "Please read"}, is_told=False)
    handout = same(cast.ben.actor, [customer.pk], words=words)
    commands.start_handout(actor=cast.ben.actor, handout=handout)
    all_done()
    publication = Publication.objects.get()
    assert (publication.title_en, publication.remark_en) == ("Annual statement", "Please read")
    assert titles(cast.cleo) == ["terms.pdf"]
    assert not Telling.objects.exists()


def test_a_client_without_dossier_or_access_stops_nobody(cast):
    (with_one, _opened), without = with_dossier(last_name="With"), client(last_name="Without")
    handout = same(cast.ben.actor, [with_one.pk, without.pk])
    commands.start_handout(actor=cast.ben.actor, handout=handout)
    all_done()
    lines = {line.customer_id: line for line in handout.lines.order_by("pk")}
    assert (lines[without.pk].state, "no open dossier" in lines[without.pk].why) == (LineState.FAILED, True)
    assert (lines[with_one.pk].state, "no access" in lines[with_one.pk].why) == (LineState.DONE, True)

    dossier(without)
    commands.resume_handout(actor=cast.ben.actor, handout=handout)
    all_done()
    assert set(outcome(handout).values()) == {LineState.DONE}
    assert Publication.objects.count() == 2
    with pytest.raises(NothingLeft):
        commands.resume_handout(actor=cast.ben.actor, handout=handout)


def test_work_goes_on_where_it_was_killed_and_gives_nothing_twice(cast, monkeypatch):
    people = [with_dossier(last_name=f"Otter{number}")[0] for number in range(5)]
    monkeypatch.setattr(tasks, "AT_ONCE", 2)
    handout = same(cast.ben.actor, [each.pk for each in people])
    all_done()
    real, given = tasks.deliver_line, []

    def killed(**facts: object):
        if len(given) == 3:
            raise KeyboardInterrupt
        given.append(real(**facts))

    with monkeypatch.context() as patched:
        patched.setattr(tasks, "deliver_line", killed)
        commands.start_handout(actor=cast.ben.actor, handout=handout)
        tasks.work(effect_id=uuid4(), handout_id=str(handout.public_id))
        with pytest.raises(KeyboardInterrupt):
            tasks.work(effect_id=uuid4(), handout_id=str(handout.public_id))
    assert Publication.objects.count() == 3
    tasks.work(effect_id=uuid4(), handout_id=str(handout.public_id))
    all_done()
    assert set(outcome(handout).values()) == {LineState.DONE}
    assert Publication.objects.count() == 5
    line = handout.lines.select_related("source__file__key").order_by("pk").first()
    with pytest.raises(AlreadyGiven), tasks.copied(line.publication.file) as content:
        commands.deliver_line(actor=cast.ben.actor, line=line, content=content)


def test_many_are_told_of_in_the_inbox(cast):
    people = [with_dossier(last_name=f"Otter{number}")[0] for number in range(commands.AT_ONCE + 1)]
    handout = same(cast.ben.actor, [each.pk for each in people])
    commands.start_handout(actor=cast.ben.actor, handout=handout)
    all_done()
    assert [notice.kind for notice in Notice.objects.filter(account=cast.ben.account).order_by("pk")] == [
        "handouts.done"
    ]


def test_a_file_that_fails_its_check_is_given_to_nobody(cast):
    customer, _opened = with_dossier(first_name="Anna", last_name="Bakker")
    handout = own(cast.ben.actor, paper("anna bakker.pdf", samples.protected_pdf()))
    file = handout.files.get()
    commands.start_handout(actor=cast.ben.actor, handout=handout, choices={file.pk: customer.pk})
    all_done()
    line = handout.lines.get()
    assert (line.state, "password" in line.why) == (LineState.FAILED, True)
    assert not Publication.objects.exists()


def test_whoever_may_no_longer_gives_no_more(cast):
    customer, _opened = with_dossier()
    handout = same(cast.ben.actor, [customer.pk])
    commands.start_handout(actor=cast.ben.actor, handout=handout)
    cast.ben.account.roles.clear()
    all_done()
    handout.refresh_from_db()
    assert handout.state == State.FAILED
    assert not Publication.objects.exists()


def test_quota_is_told_before_anything_is_given(cast, settings):
    people = [with_dossier(last_name=f"Otter{number}")[0] for number in range(3)]
    handout = same(cast.ben.actor, [each.pk for each in people])
    all_done()
    settings.DOCUMENTS_QUOTA_BYTES = StoredFile.objects.total_size() * 2
    with pytest.raises(NoRoom) as caught:
        commands.start_handout(actor=cast.ben.actor, handout=handout)
    assert "left" in str(caught.value.message)
    settings.DOCUMENTS_QUOTA_BYTES = 10
    before = StoredFile.objects.count()
    with pytest.raises(QuotaExceeded):
        same(cast.ben.actor, [people[0].pk])
    assert StoredFile.objects.count() == before


def test_refusals(cast):
    customer, _opened = with_dossier()
    facts = {"actor": cast.ben.actor, "way": "same", "words": WORDS, "contents": []}
    with pytest.raises(OneFileOnly):
        commands.prepare_handout(**facts, customers=[customer.pk])
    with pytest.raises(NobodyChosen):
        same(cast.ben.actor, [])
    for member in (cast.cleo, professional(cast.alpha, "Officer", RoleCode.COMPLIANCE_OFFICER)):
        with pytest.raises(NotAllowed):
            same(member.actor, [customer.pk])
    handout = own(cast.ben.actor, paper("a.pdf"))
    with pytest.raises(NobodyChosen):
        commands.start_handout(actor=cast.ben.actor, handout=handout, choices={})
    commands.discard_handout(actor=cast.ben.actor, handout=handout)
    started = same(cast.ben.actor, [customer.pk])
    commands.start_handout(actor=cast.ben.actor, handout=started)
    for again in (commands.start_handout, commands.discard_handout):
        with pytest.raises(NotDraft):
            again(actor=cast.ben.actor, handout=started)
    with pytest.raises(NotAllowed):
        commands.go_on(actor=cast.ben.actor, handout=started)


def test_files_are_forgotten_and_results_stay(cast, monkeypatch):
    customer, without = with_dossier()[0], client(last_name="Without")
    handout = same(cast.ben.actor, [customer.pk, without.pk])
    draft = same(cast.ben.actor, [customer.pk])
    commands.start_handout(actor=cast.ben.actor, handout=handout)
    all_done()
    monkeypatch.setattr(tasks, "KEPT", -tasks.KEPT)
    tasks.forget()
    all_done()
    assert not Handout.objects.filter(pk=draft.pk).exists()
    assert handout.files.get().file.state == "removed"
    assert handout.lines.count() == 2


def test_pages_from_the_list_to_what_became_of_each(cast):
    (anna, _hers), (piet, _his) = with_dossier(last_name="Aa"), with_dossier(last_name="Bb")
    browser = cast.ben.browser()
    listed = browser.get(reverse("professional:clients:index", urlconf=TENANT_URLS)).content.decode()
    assert f'action="{path("choose")}"' in listed
    assert "Nothing given yet" in browser.get(path("index")).content.decode()
    assert browser.post(path("choose"), {"client": ["nobody"]})["Location"].endswith("/pro/clients/")
    address = browser.post(path("choose"), {"client": [str(anna.public_id)]})["Location"]
    page = browser.get(address).content.decode()
    assert anna.name in page
    assert piet.name not in page

    sent = {"way": "same", "audience": "chosen", "customers": [str(anna.public_id)], "is_told": "on"}
    assert browser.post(address, sent).status_code == 422
    unsaid = {"way": "same", "title_en": "T", "title_nl": "T", "files": paper("terms.pdf")}
    assert browser.post(path("new"), unsaid).status_code == 422
    assert not Handout.objects.exists()
    answer = browser.post(address, sent | {"title_en": "Terms", "title_nl": "Terms", "files": paper("terms.pdf")})
    assert answer.status_code == 302, answer.context["form"].errors
    confirm = browser.get(answer["Location"]).content.decode()
    assert anna.name in confirm
    assert "Some will not get it" not in confirm
    browser.post(answer["Location"])
    late = browser.post(path("discard", Handout.objects.get().public_id), follow=True)
    assert str(NotDraft().message) in html.unescape(late.content.decode())
    all_done()
    done = browser.get(answer["Location"]).content.decode()
    assert "1 of 1 clients have their document" in done
    handout = Handout.objects.get()
    fragment = browser.get(path("progress", handout.public_id), headers={"HX-Request": "true"}).content.decode()
    assert fragment.strip() in done
    assert cast.ada.browser().get(answer["Location"]).status_code == 404


def test_matching_page_asks_for_what_is_open(cast):
    (anna, _hers), (piet, _his) = (
        with_dossier(first_name="Anna", last_name="Bakker"),
        with_dossier(first_name="Piet", last_name="Visser"),
    )
    browser = cast.ben.browser()
    words = {"way": "own", "title_en": "Statement", "title_nl": "Statement"}
    files = [paper("anna bakker.pdf"), paper("visser.pdf"), paper("terms.pdf")]
    address = browser.post(path("new"), words | {"files": files})["Location"]
    all_done()
    page = browser.get(address)
    assert page.content.decode().count("Look at ") == 3
    look = reverse(
        "professional:documents:download", urlconf=TENANT_URLS, args=[page.context["form"].rows[0].file.file.public_id]
    )
    assert (browser.get(look).status_code, cast.ada.browser().get(look).status_code) == (302, 404)
    fits = {row.file.name: (row.match.fit, row.file.public_id) for row in page.context["form"].rows}
    assert {name: fit for name, (fit, _id) in fits.items()} == {
        "anna bakker.pdf": "matched",
        "visser.pdf": "ambiguous",
        "terms.pdf": "unmatched",
    }
    sent = {
        f"to_{fits['anna bakker.pdf'][1]}": str(anna.public_id),
        f"to_{fits['terms.pdf'][1]}": "none",
        f"named_{fits['terms.pdf'][1]}": "Nobody Knows",
    }
    refused = browser.post(address, sent)
    assert refused.status_code == 422
    assert "Nobody Knows" in refused.content.decode()
    sent |= {f"to_{fits['visser.pdf'][1]}": str(piet.public_id), f"named_{fits['terms.pdf'][1]}": anna.number}
    assert browser.post(address, sent).status_code == 302
    all_done()
    got = HandoutLine.objects.filter(state=LineState.DONE).values_list("customer", "source__name")
    assert set(got) == {(anna.pk, "anna bakker.pdf"), (piet.pk, "visser.pdf"), (anna.pk, "terms.pdf")}


def test_a_bad_archive_is_told_beside_the_files_and_leaves_nothing(cast, files_root):
    words = {"way": "own", "title_en": "Statement", "title_nl": "Statement"}
    bad = paper("all.zip", samples.package({"a.pdf": samples.pdf(1), "more.zip": b"PK"}))
    answer = cast.ben.browser().post(path("new"), words | {"files": [paper("good.pdf"), bad]})
    assert answer.status_code == 422
    assert "is itself an archive" in answer.content.decode()
    assert not StoredFile.objects.exists()
    assert [each for each in files_root.rglob("*") if each.is_file()] == []


@pytest.mark.parametrize("count", [1, 30])
def test_pages_take_the_same_statements_for_any_number(cast, assert_queries, count):
    people = [with_dossier(last_name=f"Otter{number}")[0] for number in range(count)]
    draft = same(cast.ben.actor, [each.pk for each in people])
    browser = cast.ben.browser()
    for address, most in ((path("index"), 3), (path("new"), 3), (path("detail", draft.public_id), 6)):
        browser.get(address)
        with assert_queries(most):
            browser.get(address)
    assert current_clients(cast.ben.actor).count() == count


def test_who_has_no_open_dossier_is_not_among_those_who_get_it(cast):
    piet = client(individual(first_name="Piet", last_name="Visser"))
    handout = same(cast.ben.actor, [piet.pk])
    page = cast.ben.browser().get(path("detail", handout.public_id)).content.decode()
    assert piet.name in page
    assert "Nobody would get it" in page
    assert "Who gets it" not in page
    assert "Give it to everybody" not in page

    anna, _opened = with_dossier(first_name="Anna", last_name="Bakker")
    handout = same(cast.ben.actor, [piet.pk, anna.pk], name="more.pdf")
    page = cast.ben.browser().get(path("detail", handout.public_id)).content.decode()
    warned, _heading, getting = page.partition("Who gets it")
    assert piet.name in warned
    assert piet.name not in getting
    assert anna.name in getting
