"""Each client sees, through every door, exactly what the invites open: compared with a model of its own."""

from random import Random

import pytest
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import reverse

from tenant_apps.documents.models import Delivery, DocumentRequest, StoredFile
from tenant_apps.dossiers.models import ActionPoint, Publication
from tenant_apps.flows import policies as flow_policies
from tenant_apps.flows.models import FlowRun
from tenant_apps.invites.grants import grants_for
from tests.cast import Member, client_actor
from tests.tenant_apps.client_portal import households
from tests.tenant_apps.client_portal.households import Thing, World

pytestmark = pytest.mark.django_db

TUS = {"Tus-Resumable": "1.0.0", "Upload-Length": "1000", "Upload-Metadata": "filename eC5wZGY="}
NOWHERE = {404}


def url(name: str, *args: object) -> str:
    return reverse(f"client:{name}", args=args, urlconf="vestibule.config.urls_tenant")


def ids(things: set[Thing]) -> set[object]:
    return {thing.public_id for thing in things}


def words(things: set[Thing]) -> set[str]:
    return {thing.word for thing in things}


def text(answer: HttpResponse) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.mark.parametrize("seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(6, 12))])
def test_reads(alpha, seed: int) -> None:
    random = Random(seed)
    world = households.world(random, alpha, customers=3)
    for _round in range(2):
        for _party, member in world.people:
            _check_reads(world, member)
        households.revoke_some(random)


def _check_reads(world: World, member: Member) -> None:
    actor = client_actor(member.account, *grants_for(member.account))
    reads = [
        (DocumentRequest, world.requests),
        (Delivery, world.deliveries),
        (StoredFile, world.files),
        (FlowRun, world.runs),
        (ActionPoint, world.points),
        (Publication, world.publications),
    ]
    for model, things in reads:
        seen = model.objects.visible_to(actor)
        if model is ActionPoint:
            seen = seen.exclude(kind="complete")
        assert set(seen.values_list("public_id", flat=True)) == ids(world.seen_by(member, things)), model
    own = {run.public_id for run in FlowRun.objects.all() if flow_policies.is_own(actor, run)}
    assert own == ids(world.answered_by(member))


@pytest.mark.parametrize("seed", [101, pytest.param(103, marks=pytest.mark.soak)])
def test_doors(alpha, settings, seed: int) -> None:
    settings.NAVIGATION = {}  # it reads the whole overview for every page, and shows nothing of what is told apart here
    random = Random(seed)
    world = households.world(random, alpha, most_dossiers=2)
    for _round in range(2):
        for _party, member in world.people:
            browser = member.browser()
            _check_documents(world, member, browser)
            _check_publications(world, member, browser)
            _check_fact_finds(world, member, browser)
            _check_overview(world, member, browser)
        households.revoke_some(random)


def _check_documents(world: World, member: Member, browser: Browser) -> None:
    requests = world.seen_by(member, world.requests)
    available = world.seen_by(member, world.publications)
    assert households.words_in(text(browser.get(url("documents:index")))) == words(requests) | words(available)
    for customer in world.customers:
        answer = browser.get(url("documents:panel", customer.public_id))
        expected = {asked for asked in requests if asked.customer == customer.pk}
        is_known = any(access.customer == customer.pk for access in world.accesses(member))
        assert answer.status_code == (200 if is_known else 404)
        there = words(expected) | (words(available) if is_known else set())
        assert households.words_in(answer.content.decode()) == there
    for asked in world.requests:
        statuses = {
            browser.get(url("documents:request", asked.public_id)).status_code,
            browser.get(url("documents:state", asked.public_id), headers={"HX-Request": "true"}).status_code,
            browser.post(url("documents:deliver", asked.public_id), {}).status_code,
            browser.post(url("documents:uploads", asked.public_id), headers=TUS).status_code,
        }
        assert statuses == ({200, 422, 201} if asked in requests else NOWHERE)
    for file in world.files:
        statuses = {browser.get(url(f"documents:{name}", *args)).status_code for name, *args in _ways_to(file)}
        assert statuses == ({302} if file in world.seen_by(member, world.files) else NOWHERE)
    for delivery in world.deliveries:
        if delivery not in world.seen_by(member, world.deliveries):
            assert browser.post(url("documents:withdraw", delivery.public_id)).status_code == 404


def _ways_to(file: Thing) -> list[tuple[object, ...]]:
    return [("download", file.public_id)]


def _check_publications(world: World, member: Member, browser: Browser) -> None:
    seen = world.seen_by(member, world.publications)
    address = url("dossiers:publications")
    assert households.words_in(text(browser.get(address))) == words(seen)
    for dossier in world.dossiers:
        page = text(browser.get(f"{address}?dossier={dossier.public_id}"))
        assert households.words_in(page) == words({each for each in seen if each.dossier == dossier.pk})
    for publication in world.publications:
        status = browser.get(url("dossiers:publication", publication.public_id)).status_code
        assert status == (302 if publication in seen else 404)


def _check_fact_finds(world: World, member: Member, browser: Browser) -> None:
    seen, own = world.seen_by(member, world.runs), world.answered_by(member)
    for run in world.runs:
        assert browser.get(url("flows:summary", run.public_id)).status_code == (200 if run in seen else 404)
        status = browser.get(url("flows:run", run.public_id)).status_code
        assert status == (200 if run in own else 302 if run in seen else 404)
        page = (run.public_id, "household", "situation")
        assert (browser.post(url("flows:answer", *page), {}).status_code in NOWHERE) or run in own
        if run not in own:
            assert browser.post(url("flows:reopen", run.public_id)).status_code in {403, 404}


def _check_overview(world: World, member: Member, browser: Browser) -> None:
    points, available = world.seen_by(member, world.points), world.seen_by(member, world.publications)
    invited_to = {access.dossier for access in world.accesses(member)}
    for dossier in world.dossiers:
        answer = browser.get(url("client_portal:choose", dossier.public_id), follow=True)
        assert answer.status_code == (200 if dossier.pk in invited_to else 404)
        if dossier.pk in invited_to:
            expected = words({point for point in points if point.dossier == dossier.pk})
            there = words({each for each in available if each.dossier == dossier.pk})
            assert households.words_in(text(answer)) == expected | there
            assert (
                households.words_in(text(browser.get(url("client_portal:todo"), headers={"HX-Request": "true"})))
                == expected
            )
    if not invited_to:
        assert households.words_in(text(browser.get(url("client_portal:overview")))) == set()
    for point in world.points:
        if point not in points:
            assert browser.post(url("client_portal:done", point.public_id)).status_code == 404
