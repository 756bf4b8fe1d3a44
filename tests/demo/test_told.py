"""What the demo tells besides, at a firm whose couple's work was told once for all of these tests."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.test import override_settings
from django.utils import timezone

from tenant_apps.appointments.models import Appointment
from tenant_apps.clients.models import ClientFile
from tenant_apps.clients.models import Holding as ClientHolding
from tenant_apps.customers.enums import CustomerKind, Lifecycle
from tenant_apps.customers.models import Customer, Holding, Officer
from tenant_apps.documents.enums import RequestState
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.models import ActionPoint, Dossier, Product, ProductText, Publication
from tenant_apps.dossiers.overview import client_overview
from tenant_apps.flows.models import Answer, FlowRun
from tenant_apps.imports.enums import State
from tenant_apps.imports.models import Import
from tenant_apps.inbox.models import Notice
from tenant_apps.invites.models import Invite
from tenant_apps.invites.required import needed_for
from tenant_apps.journeys.models import Journey
from tenant_apps.library.shelf import shelves
from tenant_apps.packs.commands.installing import planned, update_pack
from tenant_apps.packs.enums import Choice, Outcome
from tenant_apps.packs.models import Installation
from tenant_apps.packs.plans import mark_of
from tenant_apps.packs.reading import pack_called
from tenant_apps.retention.models import Retention
from tenant_apps.reviews.models import Review
from tenant_apps.threads.commands.telling import tell_of_message
from tenant_apps.threads.models import Attachment, Thread, ThreadMessage
from tenants.context import use_no_tenant, use_tenant
from tests import database
from tests.demo import people
from tests.demo.people import PASSWORD, SENT, one_of_each
from vestibule.demo import acting
from vestibule.demo.contracts import tell_of_contracts
from vestibule.demo.country_packs import tell_of_packs
from vestibule.demo.customers import FRESH, WITHOUT_RESULT, Access
from vestibule.demo.desk import Desk
from vestibule.demo.files import tell_of_files
from vestibule.demo.firms import PRODUCT, DemoFirm, account_of
from vestibule.demo.handouts import ABOUT_PRODUCTS, tell_of_handouts
from vestibule.demo.meetings import tell_of_meetings
from vestibule.demo.outcomes import OWNED, tell_of_outcomes
from vestibule.demo.reviews import tell_of_reviews
from vestibule.demo.seeding import cast_of, seed

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(cluster, template_database, django_db_setup, django_db_blocker, firms) -> Iterator[DemoFirm]:
    """Lindenhof's people at alpha, in a database of these tests' own: nobody was written to about the couple's work."""
    main = settings.DATABASES["default"]["NAME"]
    with django_db_blocker.unblock(), database.copy_of(cluster, template_database, "told") as name, use_no_tenant():
        database.use_database(cluster, name)
        with (
            pytest.MonkeyPatch.context() as patched,
            override_settings(MESSENGER=f"{people.__name__}.post"),
            use_tenant(firms["alpha"]),
        ):
            patched.setenv("VESTIBULE_DEMO_PASSWORD", PASSWORD)
            firm = people.come()
            SENT.clear()
            assert seed(firm, []) == 1
            assert SENT == []
        connections["default"].close()
        yield firm
        database.use_database(cluster, main)


def test_registrations_lie_in_the_past_and_nothing_lies_ahead(told: DemoFirm) -> None:
    casting = cast_of(told)[0]
    seed(told, [casting])

    customer = Customer.objects.order_by("created_at")[0]
    age = timezone.now() - customer.created_at
    assert timedelta(days=casting.days_ago - 1) < age < timedelta(days=casting.days_ago + 4)
    for model in (Customer, Dossier, ActionPoint, DocumentRequest, FlowRun, Invite):
        assert not model.objects.filter(created_at__gt=timezone.now()).exists()


def test_pack_waits_for_an_update_that_asks_about_what_the_firm_changed(told: DemoFirm) -> None:
    desk = Desk.of(told)
    assert tell_of_packs(desk)
    assert not tell_of_packs(desk)
    installation, pack = Installation.objects.get(), pack_called("nl_mortgage")
    assert installation.digest != pack.digest
    steps = planned(installation, pack)
    (undecided,) = [each for each in steps if each.comparison.needs_choice]
    assert [part.name for part in undecided.comparison.conflicts] == ["text_nl"]
    assert {each.outcome for each in steps} >= {Outcome.PACK, Outcome.SAME}
    dossier = Dossier.objects.get()
    party = dossier.customer.members.get(position=1).party
    assert [str(each.label.name_nl) for each in needed_for(PRODUCT, dossier, party)] == ["Dienstverleningsdocument"]

    choices = {undecided.name: Choice.PACK}
    update_pack(actor=desk.people["admin"], pack=pack, seen=mark_of(steps), choices=choices)
    assert Installation.objects.get().digest == pack.digest


def test_outcomes_are_told_once_in_every_kind(told: DemoFirm) -> None:
    everybody = cast_of(told)
    over = [each for each in everybody if each.is_over]
    ended = [each for each in over if each.stage in WITHOUT_RESULT.values()]
    business = [each for each in everybody if each.kind == CustomerKind.BUSINESS][:1]
    fresh = [each for each in everybody if not each.is_over and each not in business][-6:]
    done = [each for each in over if each not in ended][:2]
    wanted = [*ended[:2], *done, *business, *fresh]
    seed(told, [each for each in everybody if each in wanted])
    desk = Desk.of(told)

    assert tell_of_outcomes(desk)
    assert not tell_of_outcomes(desk)
    assert tell_of_contracts(desk) == bool(done)
    assert not tell_of_contracts(desk)

    assert ClientFile.objects.count() == ClientHolding.objects.count() == len(done)
    assert Customer.objects.filter(lifecycle=Lifecycle.CLIENT).count() == len(done)
    assert Retention.objects.count() == 2
    assert Notice.objects.filter(kind="retention.erased_soon").exists()
    assert set(Journey.objects.values_list("kind", flat=True).order_by("pk")) == {"client", "adviser", "hybrid"}
    assert Holding.objects.count() == 3 * min(OWNED, sum(each.kind == CustomerKind.BUSINESS for each in wanted))
    assert {each.office for each in Officer.objects.order_by("pk")} == {"director", "signatory"}

    assert tell_of_reviews(desk)
    assert not tell_of_reviews(desk)

    assert Review.objects.earliest("pk").is_closed
    assert Review.objects.open().count() == len(done)


def test_letters_are_sent_for_fresh_invitations_alone(told: DemoFirm) -> None:
    fresh = cast_of(told)[-1]
    assert fresh.days_ago <= FRESH
    assert fresh.access is Access.WAITING

    seed(told, [cast_of(told)[0], fresh])

    person = fresh.parties[fresh.person - 1]
    name = " ".join(filter(None, (person.first_name, person.prefix, person.last_name)))
    assert [name, name] == SENT


def test_couple_is_in_the_middle_of_the_work(told: DemoFirm) -> None:
    dossier = Dossier.objects.get()
    overview = client_overview(acting.client(account_of(told, "client")), dossier)
    states = Counter(DocumentRequest.objects.order_by("pk").values_list("state", flat=True))
    assert states == {
        RequestState.APPROVED: 1,
        RequestState.DELIVERED: 2,
        RequestState.REJECTED: 1,
        RequestState.ASKED: 4,  # one of them the signed copy of what is to be signed
    }
    assert 20 < overview.percent < 70
    assert overview.fall is not None
    assert any(item.rejection_remark for item in overview.open_items)
    assert Answer.objects.filter(source="client").exists()


def test_couple_writes_with_the_adviser_and_a_question_waits(told: DemoFirm) -> None:
    client, partner = (acting.client(account_of(told, mailbox)) for mailbox in ("client", "partner"))
    shared, alone = Thread.objects.order_by("pk")
    assert (shared.party, shared.waits_for, alone.waits_for) == (None, "client", "")
    assert ThreadMessage.objects.visible_to(client).unread_by(client).count() == 2
    assert not ThreadMessage.objects.visible_to(partner).filter(thread=alone).exists()
    assert Attachment.objects.get().file.is_promoted
    assert not ThreadMessage.objects.filter(created_at__gt=timezone.now() - timedelta(days=1)).exists()
    for message in ThreadMessage.objects.order_by("pk"):
        assert tell_of_message(actor=PRODUCT, message=message) == 0  # each was told of on the day itself
    assert SENT == []


def test_appointments_lie_behind_and_ahead_and_are_made_once(told: DemoFirm) -> None:
    desk, before = Desk.of(told), list(SENT)

    assert tell_of_meetings(desk)
    assert not tell_of_meetings(desk)

    couple = Appointment.objects.filter(dossier__customer__parties__account=account_of(told, "client")).with_people()
    past, coming = couple.order_by("starts_at")
    assert (past.is_over, past.sequence, {each.answer for each in past.applicants}) == (True, 0, {"confirmed"})
    assert (coming.is_upcoming, len(coming.choices)) == (True, 2)
    assert ActionPoint.objects.filter(is_for_appointment=True).exists()
    assert before == SENT  # nobody is written to


def test_handouts_are_found_once_checked_and_made_once(told: DemoFirm) -> None:
    desk, before = Desk.of(told), list(SENT)

    assert tell_of_handouts(desk)
    assert not tell_of_handouts(desk)

    client = acting.client(account_of(told, "client"))
    assert [len(shelf.documents) for shelf in shelves(client)] == [3, 2]
    assert (
        sum(publication.is_seen for publication in Publication.objects.visible_to(client).with_sights_of(client)) == 1
    )
    assert Publication.objects.visible_to(client).count() == 2
    assert DocumentRequest.objects.filter(state=RequestState.DECLARED).count() == 1
    assert before == SENT  # nobody is written to
    assert ProductText.objects.count() == len(ABOUT_PRODUCTS[told.first_language])
    assert Product.objects.exclude(details="").count() == 1


def test_one_file_of_clients_came_in_but_for_a_few_rows_and_one_waits_in_its_dry_run(told: DemoFirm) -> None:
    for _again in range(2):
        tell_of_files(Desk.of(told))

    done, waiting = Import.objects.order_by("created_at")
    assert (done.state, waiting.state) == (State.DONE, State.CHECKED)
    found = [{fate: count for fate, count in each.rows.counted().items() if count} for each in (done, waiting)]
    assert found == [{"bad": 3, "added": 6}, {"bad": 1, "asked": 1, "ready": 3}]


def test_seed_goes_on_where_it_was_killed(told: DemoFirm, monkeypatch: pytest.MonkeyPatch) -> None:
    castings = one_of_each(told)[:2]
    monkeypatch.setattr("vestibule.demo.journeys._work", _die)
    with pytest.raises(KeyboardInterrupt):
        seed(told, castings)
    assert Customer.objects.count() == 1
    monkeypatch.undo()
    monkeypatch.setenv("VESTIBULE_DEMO_PASSWORD", PASSWORD)

    assert seed(told, castings) == 2


def _die(*_arguments: object) -> None:
    raise KeyboardInterrupt
