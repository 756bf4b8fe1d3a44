"""The people that every other test relies on."""

from django.test import Client as Browser

from tenant_apps.accounts.entry import BACKEND
from tenant_apps.accounts.models import Session
from tests.queries import CountsStatements

LEFT = ("account_id", "tenant", "ip", "user_agent")


def test_everybody_reaches_a_page_of_their_own_firm_only(cast):
    assert cast.ada.actor.kind == "professional"
    assert cast.cleo.actor.kind == "client"
    assert cast.ada.browser().get("/login/").status_code in {200, 302}
    assert cast.eve.browser().get("/login/").status_code in {200, 302}


def test_log_in_leaves_what_djangos_own_leaves(cast):
    cast.ben.account.refresh_from_db()
    with CountsStatements() as ours:
        own = cast.ben.browser()
    row = Session.objects.get()
    assert cast.ben.account.last_login is not None
    djangos = Browser(HTTP_HOST="alpha.localhost")
    with CountsStatements() as theirs:
        djangos.force_login(cast.ben.account, backend=BACKEND)
    other = Session.objects.exclude(pk=row.pk).get()
    assert dict(own.session) == dict(djangos.session)
    assert [getattr(row, name) for name in LEFT] == [getattr(other, name) for name in LEFT]
    assert abs(row.expire_date - other.expire_date).total_seconds() < 60
    assert {name: {**cookie, "expires": ""} for name, cookie in own.cookies.items()} == {
        name: {**cookie, "expires": ""} for name, cookie in djangos.cookies.items()
    }
    assert len(ours.statements) < len(theirs.statements) / 2
