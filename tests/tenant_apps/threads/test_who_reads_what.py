"""Each client reads, through every door, exactly what is written to them: compared with a model of its own."""

from random import Random

import pytest
from django.urls import reverse

from tenant_apps.documents.models import StoredFile
from tenant_apps.invites.grants import grants_for
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.models import Attachment, Thread, ThreadMessage
from tests.cast import Member, client_actor
from tests.factories import threads
from tests.tenant_apps.client_portal import households
from tests.tenant_apps.client_portal.households import A_TEST, Thing, World

pytestmark = pytest.mark.django_db
WORD = "kenmerk-{number:08x}"


def url(name: str, *args: object) -> str:
    return reverse(f"client:threads:{name}", args=args, urlconf="vestibule.config.urls_tenant")


def write_everywhere(world: World) -> list[tuple[Thing, StoredFile]]:
    """A message with a file to everybody and to each one of every dossier."""
    made = []
    for dossier in world.dossiers:
        members = [member.party for member in dossier.customer.members.order_by("position")]
        for party in (None, *members) if len(members) > 1 else members:
            word = WORD.format(number=len(made))
            file = threads.attached(A_TEST, dossier, Audience(party)).file
            written = threads.message(A_TEST, dossier, Audience(party), word)
            key = party.pk if party else None
            made.append((Thing(written.public_id, word, dossier.customer_id, dossier.pk, key), file))
    return made


def read_by(world: World, member: Member, things: list[Thing]) -> set[Thing]:
    """Of each dossier that an invite opens: what is to everybody, and what is to its person; whatever "yes" says."""
    places = {(access.dossier, access.party) for access in world.accesses(member)}
    opened = {dossier for dossier, _party in places}
    return {
        thing
        for thing in things
        if (thing.dossier, thing.party) in places or (thing.party is None and thing.dossier in opened)
    }


@pytest.mark.parametrize("seed", range(6))
def test_reads(alpha, settings, tmp_path, seed: int) -> None:
    random = Random(seed)
    world = households.world(random, alpha, customers=2, most_dossiers=2)
    written = write_everywhere(world)
    things = [thing for thing, _file in written]
    for _round in range(2):
        for _party, member in world.people:
            actor = client_actor(member.account, *grants_for(member.account))
            expected = read_by(world, member, things)
            seen = ThreadMessage.objects.visible_to(actor)
            assert set(seen.values_list("public_id", flat=True)) == {thing.public_id for thing in expected}
            assert Thread.objects.visible_to(actor).count() == len(expected)
            assert Attachment.objects.visible_to(actor).count() == len(expected)
            files = {file.pk for thing, file in written if thing in expected}
            held = StoredFile.objects.visible_to(actor).filter(attachment__isnull=False)
            assert set(held.values_list("pk", flat=True)) == files
        households.revoke_some(random)


@pytest.mark.parametrize("seed", [201, pytest.param(202, marks=pytest.mark.soak)])
def test_doors(alpha, settings, seed: int) -> None:
    settings.NAVIGATION = {}  # it reads the whole overview for every page, and shows nothing of what is told apart here
    random = Random(seed)
    world = households.world(random, alpha, customers=2, most_dossiers=2)
    written = write_everywhere(world)
    for _round in range(2):
        for _party, member in world.people:
            _check_doors(world, member, [thing for thing, _file in written])
        households.revoke_some(random)


def _check_doors(world: World, member: Member, things: list[Thing]) -> None:
    browser, expected = member.browser(), read_by(world, member, things)
    dossiers = {dossier.pk: dossier for dossier in world.dossiers}
    parties = {party.pk: party for party, _member in world.people}
    for thing in things:
        who = str(parties[thing.party].public_id) if thing.party else "all"
        place = [dossiers[thing.dossier].public_id, who]
        answers = {
            name: browser.get(url(name, *place), headers={"HX-Request": "true"})
            for name in ("conversation", "messages")
        }
        if thing in expected:
            assert all(households.words_in(each.content.decode()) == {thing.word} for each in answers.values())
            assert browser.post(url("draft", *place), {"body": "x"}).status_code == 204
        else:
            statuses = {each.status_code for each in answers.values()}
            statuses |= {browser.post(url(name, *place), {}).status_code for name in ("conversation", "read", "draft")}
            assert statuses == {404}
