"""A marked journey can fail: without the effect of its row's command it goes red."""

import pytest
from playwright.sync_api import Error

from tests.journeys import (  # noqa: F401 - their journeys register themselves
    test_appointments,
    test_branding,
    test_chats,
    test_client_tabs,
    test_clients,
    test_contracts,
    test_couples,
    test_desk,
    test_dossier,
    test_fact_find,
    test_flows,
    test_handouts,
    test_imports,
    test_inbox,
    test_invites,
    test_journeys,
    test_main_job,
    test_messages,
    test_packs,
    test_papers,
    test_people,
    test_portal,
    test_questionnaires,
    test_reviews,
    test_second_step,
    test_settings,
    test_viewing,
    test_whole_job,
)
from tests.journeys.marked import MARKED, Marked
from tests.journeys.world import World


@pytest.mark.parametrize("marked", MARKED, ids=lambda marked: f"{marked.row}-{marked.journey.__name__}")
def test_goes_red_without_its_command(marked: Marked, world: World):
    with world.without(marked.command), pytest.raises((AssertionError, Error)):
        marked.journey(world)
    world.close()
