"""Claims are written by the firm's own login and worked off by the provisioner's, so these tests really commit."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connections

from shared_apps.domains.gateways.pretended import PretendedResolver
from tenants import directory
from tests.shared_apps.branding.conftest import cast as cast_without_looks
from tests.shared_apps.branding.conftest import firms

__all__ = ["cast_without_looks", "firms"]


@pytest.fixture
def cast(cast_without_looks, cluster, settings):
    """Everybody, in firms that have only the subdomain."""
    name = connections["default"].settings_dict["NAME"]
    with psycopg.connect(cluster.url(name), autocommit=True) as admin:
        admin.execute("TRUNCATE domains_domainclaim")
        admin.execute("DELETE FROM tenants_domain WHERE domain NOT LIKE '%.localhost'")
        admin.execute("UPDATE tenants_domain SET is_primary = true WHERE NOT is_primary")
    directory.forget("")
    settings.PUBLIC_ALIAS = "provisioner"
    return cast_without_looks


@pytest.fixture
def dns(settings, tmp_path: Path) -> Iterator[PretendedResolver]:
    """What the world's DNS says."""
    settings.VAR = tmp_path
    return PretendedResolver(tmp_path / "dns.json")
