"""Several people at once, on committed data: two answers are told of each other."""

import pytest

from tenant_apps.threads.models import Thread, ThreadMessage
from tests import cast as people
from tests.factories import threads
from tests.tenant_apps.dossiers.test_concurrency import at_once, committed  # noqa: F401 - a fixture
from vestibule.core.errors import DomainError

pytestmark = pytest.mark.isolation


def test_of_two_who_answer_at_once_the_second_is_told(committed):  # noqa: F811 - the fixture
    talk = threads.talk(people.client(committed, "Cleo"))
    threads.message(talk.client, talk.dossier, talk.audience)
    colleagues = [people.professional(committed, name, "adviser").actor for name in ("Ada", "Ben")]
    refused = []

    def answer(actor):
        try:
            threads.message(actor, talk.dossier, talk.audience, "Mine", seen=1)
        except DomainError as error:
            refused.append(error.code)

    at_once(committed, *[lambda actor=actor: answer(actor) for actor in colleagues])

    assert refused == ["threads:colleague-answered"]
    assert ThreadMessage.objects.filter(is_from_client=False).count() == 1
    assert Thread.objects.get().waits_for == ""
