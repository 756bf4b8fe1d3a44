"""Looks are written by the tenant's login and read by the router's, so these tests really commit."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connections

from tenants import directory
from tenants.context import TenantIdentity, use_no_tenant, use_tenant
from tests import database
from tests.cast import Cast


@pytest.fixture(scope="module")
def firms(
    request, cluster, template_database, django_db_setup, django_db_blocker
) -> Iterator[dict[str, TenantIdentity]]:
    """Both firms, in a database of this module's own."""
    main = settings.DATABASES["default"]["NAME"]
    label = request.module.__name__.rpartition(".")[2]
    with django_db_blocker.unblock(), database.copy_of(cluster, template_database, label) as name, use_no_tenant():
        database.use_database(cluster, name)
        yield database.firms()
        database.use_database(cluster, main)


@pytest.fixture
def cast(cluster, firms: dict[str, TenantIdentity]) -> Iterator[Cast]:
    """Everybody, in firms that have not chosen any looks."""
    name = connections["default"].settings_dict["NAME"]
    with psycopg.connect(cluster.url(name), autocommit=True) as admin:
        admin.execute("TRUNCATE branding_brandversion, branding_branddraft, branding_brandimage")
    directory.forget("")
    with use_tenant(firms["alpha"]):
        yield Cast(firms["alpha"], firms["beta"])
    for alias in connections:
        connections[alias].close()
