"""Committed rows, a database per module, and no transaction around the test."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connections

from tenants import directory
from tenants.context import use_no_tenant
from tests import database
from tests.isolation.world import World


@pytest.fixture(scope="module")
def world(request, cluster, template_database, django_db_setup, django_db_blocker) -> Iterator[World]:
    """A copy of the template that this module may commit to, change and break."""
    main = settings.DATABASES["default"]["NAME"]
    label = request.module.__name__.rpartition(".")[2]
    with django_db_blocker.unblock(), database.copy_of(cluster, template_database, label) as name, use_no_tenant():
        database.use_database(cluster, name)
        firms = database.firms()
        made = World(firms["alpha"], firms["beta"], firms["platform"], cluster.url(), name)
        made.plant_canaries()
        yield made
        database.use_database(cluster, main)


@pytest.fixture(autouse=True)
def _start_afresh(request, world: World) -> Iterator[None]:
    """No session and no memory: neither of an earlier test nor of the making of the world.

    A module that says ``KEEPS_SESSIONS`` asks hundreds of times, as a server does whose sessions go on being used.
    """
    if getattr(request.module, "KEEPS_SESSIONS", False):
        directory.forget("")
    else:
        _forget_everything()
    with use_no_tenant():
        yield
    if not getattr(request.module, "KEEPS_SESSIONS", False):
        _forget_everything()


def _forget_everything() -> None:
    directory.forget("")
    for alias in connections:
        connections[alias].close()
