"""A new version is announced to every process."""

import psycopg
from django.db import connections

from tenants.notices import CHANNEL
from tests.shared_apps.branding.test_commands import GREEN, publish


def test_publish_announces_the_firm(cast, alpha, cluster) -> None:
    name = connections["default"].settings_dict["NAME"]
    with psycopg.connect(cluster.url(name), autocommit=True) as listener:
        listener.execute(f"LISTEN {CHANNEL}")
        publish(cast.ada.actor, GREEN)
        assert [notice.payload for notice in listener.notifies(timeout=5, stop_after=1)] == [alpha.schema]
