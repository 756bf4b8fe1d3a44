"""Each client sees exactly the appointments that the invites open: compared with a model of its own."""

from random import Random

import pytest
from django.urls import reverse

from tenant_apps.appointments.models import Appointment, Participant, Slot
from tenant_apps.invites.grants import grants_for
from tests.cast import Member, client_actor, professional
from tests.factories.appointments import appointment, offered
from tests.tenant_apps.client_portal import households
from tests.tenant_apps.client_portal.households import World

pytestmark = pytest.mark.django_db


def make_some(random: Random, world: World, adviser: Member) -> dict[int, set[int]]:
    """Appointments of each dossier; returns the keys of the applicants who take part, by the key of the appointment."""
    made = {}
    for dossier in world.dossiers:
        positions = [member.position for member in dossier.customer.members.order_by("position")]
        for number in range(random.randint(0, 2)):
            chosen = random.sample(positions, random.randint(1, len(positions)))
            word = f"kenmerk-{random.getrandbits(32):08x}"
            held = appointment(
                dossier, adviser.account, positions=tuple(chosen), days=3 + number, subject=word, remind_minutes=None
            )
            offered(held, days=20 + number)
            made[held.pk] = set(dossier.customer.members.filter(position__in=chosen).values_list("party", flat=True))
    return made


@pytest.mark.parametrize("seed", range(8))
def test_client_sees_what_the_invites_open(alpha, settings, seed: int) -> None:
    settings.NAVIGATION = {}  # it reads the whole overview for every page, and shows nothing of what is told apart here
    random = Random(seed)
    adviser = professional(alpha, "Ben", "adviser")
    world = households.world(random, alpha, customers=2)
    people = make_some(random, world, adviser)
    for _round in range(2):
        for _party, member in world.people:
            _check(world, member, people, with_doors=seed < 2)
        households.revoke_some(random)


def _check(world: World, member: Member, people: dict[int, set[int]], *, with_doors: bool) -> None:
    actor = client_actor(member.account, *grants_for(member.account))
    everything = {held.pk: held for held in Appointment.objects.all()}
    accesses = world.accesses(member)
    seen, answered = set(), set()
    for access in accesses:
        for key, held in everything.items():
            if held.dossier_id == access.dossier:
                takes_part = access.party in people[key]
                seen |= {key} if takes_part or access.sees_others else set()
                answered |= {key} if takes_part else set()
    assert set(Appointment.objects.visible_to(actor).values_list("pk", flat=True)) == seen
    assert set(Participant.objects.visible_to(actor).values_list("appointment", flat=True)) == answered
    assert set(Slot.objects.visible_to(actor).values_list("appointment", flat=True)) == answered
    if with_doors:
        _check_doors(world, member, everything, seen, answered)


def _check_doors(
    world: World, member: Member, everything: dict[int, Appointment], seen: set[int], answered: set[int]
) -> None:
    browser = member.browser()
    invited_to = {access.dossier for access in world.accesses(member)}
    for dossier in world.dossiers:
        answer = browser.get(_path("index", dossier.public_id))
        assert answer.status_code == (200 if dossier.pk in invited_to else 404)
        if dossier.pk in invited_to:
            expected = {everything[key].subject for key in seen if everything[key].dossier_id == dossier.pk}
            assert households.words_in(answer.content.decode()) == expected
    for key, held in everything.items():
        assert browser.get(_path("calendar", held.public_id)).status_code == (200 if key in seen else 404)
        if key not in answered:
            assert browser.post(_path("confirm", held.public_id)).status_code == 404
            assert browser.post(_path("ask", held.public_id), {"wish": "x"}).status_code == 404


def _path(name: str, public_id: object) -> str:
    return reverse(f"client:appointments:{name}", urlconf="vestibule.config.urls_tenant", args=[public_id])
