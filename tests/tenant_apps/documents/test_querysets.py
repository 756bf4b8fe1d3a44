"""Who sees which request, delivery, file and upload."""

from dataclasses import replace

import pytest

from tenant_apps.documents.models import Delivery, DocumentRequest, DocumentType, StoredFile
from tests.cast import Cast
from tests.factories import documents
from tests.tenant_apps.documents.conftest import granted
from vestibule.core.actors import Operator

pytestmark = pytest.mark.django_db


def visible(actor) -> list[DocumentRequest]:
    return list(DocumentRequest.objects.visible_to(actor).in_order())


def test_professional_sees_every_request(joint, cast: Cast) -> None:
    assert visible(cast.ben.actor) == list(joint)


def test_client_sees_own_requests_and_those_to_everybody(joint, cast: Cast) -> None:
    cleo = granted(cast.cleo, joint[0])

    assert visible(cleo.actor) == [joint[0], joint[2]]


def test_client_who_sees_other_applicants_sees_theirs_too(joint, cast: Cast) -> None:
    cleo = granted(cast.cleo, joint[0], sees_others=True)

    assert visible(cleo.actor) == list(joint)


def test_yes_of_one_dossier_opens_nothing_of_another(joint, cast: Cast) -> None:
    customer, second = joint[0].customer, joint[1].party
    elsewhere = documents.request(customer, party=second, dossier_id=joint[0].dossier_id + 1)
    everybodys = documents.request(customer, dossier_id=elsewhere.dossier_id)
    cleo = granted(cast.cleo, joint[0], sees_others=True)

    assert visible(cleo.actor) == list(joint)
    no_there = replace(cleo.actor.grants[0], dossier_id=elsewhere.dossier_id, sees_other_applicants=False)
    assert visible(cleo.with_grants(*cleo.actor.grants, no_there).actor) == [*joint, everybodys]


def test_yes_never_opens_what_is_of_no_dossier(joint, cast: Cast) -> None:
    customer, (first, second) = joint[0].customer, (joint[0].party, joint[1].party)
    own = documents.request(customer, party=first, dossier_id=None)
    documents.request(customer, party=second, dossier_id=None)
    everybodys = documents.request(customer, dossier_id=None)
    cleo = granted(cast.cleo, joint[0], sees_others=True)

    assert visible(cleo.actor) == [*joint, own, everybodys]


def test_client_of_another_customer_sees_nothing(joint, cast: Cast) -> None:
    dan = granted(cast.dan, documents.request())

    assert not set(visible(dan.actor)) & set(joint)


def test_client_without_grants_sees_nothing(joint, cast: Cast) -> None:
    assert visible(cast.dan.actor) == []


def test_operator_sees_nothing(joint, cast: Cast) -> None:
    facts = {"account_id": 1, "public_id": cast.ben.account.public_id, "name": "Olga", "language": "en"}
    operator = Operator(permissions=frozenset(), **facts)

    assert visible(operator) == []
    assert not Delivery.objects.visible_to(operator).exists()
    assert not StoredFile.objects.visible_to(operator).exists()
    assert not DocumentType.objects.visible_to(operator).exists()


def test_files_follow_their_request(joint, cast: Cast) -> None:
    deliveries = [documents.delivery(asked) for asked in joint]
    cleo = granted(cast.cleo, joint[0])
    seen = [deliveries[0], deliveries[2]]

    assert list(Delivery.objects.visible_to(cleo.actor).order_by("pk")) == seen
    assert list(StoredFile.objects.visible_to(cleo.actor).order_by("pk")) == [delivery.file for delivery in seen]
    assert StoredFile.objects.visible_to(cast.ben.actor).count() == 3
    assert not StoredFile.objects.visible_to(cast.dan.actor).exists()


def test_every_type_is_seeded_in_four_languages() -> None:
    for document_type in DocumentType.objects.all():
        for language in ("nl", "fr", "de", "en"):
            assert getattr(document_type, f"name_{language}")
            assert getattr(document_type, f"help_{language}")
    assert DocumentType.objects.count() >= 25
