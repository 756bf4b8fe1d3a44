"""The icon that browsers ask for by themselves."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_favicon_is_ours_where_there_is_no_other(client) -> None:
    ours = client.get("/favicon.ico")
    assert (ours.status_code, ours["Cache-Control"]) == (302, "public, max-age=3600")
    assert "theme/favicon" in ours["Location"]
    assert Client(HTTP_HOST="localhost").get("/favicon.ico")["Location"] == ours["Location"]
    assert Client(HTTP_HOST="nobody.localhost").get("/favicon.ico").status_code == 404
