"""Every test runs as alpha, with alpha's own database login, inside a transaction that is rolled back."""

import gc
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db.backends.signals import connection_created
from django.test import Client

from tenants import directory, limits, notices
from tenants.context import TenantIdentity, use_no_tenant, use_tenant
from tests import database, keeper, neighbours, statements, strictness
from tests.cast import Cast
from tests.queries import CountsQueries
from tests.settings import OWN_VAR

ALIASES = ("default", "router")
connection_created.connect(statements.keep)


# Begun first: what takes longest of all, then whatever has processes or databases of its own, few tests though it may
# be. Whatever is begun last is waited for, with all cores but one idle.
LONGEST = "tests/languages/test_fifth_language.py"
LONG = tuple(f"tests/{name}/" for name in ("demo", "isolation", "languages", "supervisor", "tenants"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let tests with a database use both logins of a web process; workers begin with what takes longest."""
    if hasattr(config, "workerinput") and not any(item.get_closest_marker("journey") for item in items):
        sizes = Counter(item.path for item in items)
        items.sort(key=lambda item: (_turn(item.nodeid), -sizes[item.path]))
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker is None and "db" not in getattr(item, "fixturenames", ()):
            continue
        if marker is None or "databases" not in marker.kwargs:
            kwargs = (marker.kwargs if marker else {}) | {"databases": ALIASES}
            item.add_marker(pytest.mark.django_db(**kwargs), append=False)


def _turn(nodeid: str) -> tuple[bool, bool]:
    return not nodeid.startswith(LONGEST), not nodeid.startswith(LONG)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays for the whole run anyway: modules, models, and every test.

    It is also called less often: a page makes thousands of objects and leaves none.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def cluster() -> Iterator[keeper.Cluster]:
    """PostgreSQL for this worker."""
    with keeper.cluster(OWN_VAR) as running:
        yield running


@pytest.fixture(scope="session")
def template_database(cluster: keeper.Cluster, django_db_blocker) -> str:
    """The name of a database with alpha and beta in it, to be copied."""
    with django_db_blocker.unblock():
        return database.template(cluster, OWN_VAR)


@pytest.fixture(scope="session")
def django_db_setup(
    cluster: keeper.Cluster, template_database: str, django_test_environment, django_db_blocker
) -> Iterator[None]:
    """A copy of the template for this worker, in place of pytest-django's own database."""
    with database.copy_of(cluster, template_database, "main") as name, django_db_blocker.unblock():
        database.use_database(cluster, name)
        yield
        database.use_database(cluster, "postgres")


@pytest.fixture(scope="session")
def firms(django_db_setup, django_db_blocker) -> dict[str, TenantIdentity]:
    """Both firms and the platform, by slug."""
    with django_db_blocker.unblock(), use_no_tenant():
        return database.firms()


@pytest.fixture
def alpha(firms: dict[str, TenantIdentity]) -> TenantIdentity:
    """The firm in whose name tests run."""
    return firms["alpha"]


@pytest.fixture
def beta(firms: dict[str, TenantIdentity]) -> TenantIdentity:
    """The firm next door."""
    return firms["beta"]


@pytest.fixture
def _as_alpha(firms: dict[str, TenantIdentity]) -> Iterator[None]:
    with use_tenant(firms["alpha"]):
        yield


@pytest.fixture
def _django_db_helper(_as_alpha: None, _django_db_helper: None) -> Iterator[None]:
    """Run pytest-django's transaction inside alpha, and a visit to beta in one of beta's own."""
    with neighbours.both_firms():
        yield
        strictness.refuse_waiting_hooks()


@pytest.fixture
def platform(firms: dict[str, TenantIdentity]) -> TenantIdentity:
    """The operators' own schema."""
    return firms["platform"]


@pytest.fixture
def operator_process(settings, platform: TenantIdentity) -> Iterator[TenantIdentity]:
    """Be the process that serves the platform's host, with the login `operator`."""
    settings.PROCESS = "operator"
    settings.PUBLIC_ALIAS = "default"
    with use_tenant(platform):
        yield platform


@pytest.fixture
def cast(db: None, alpha: TenantIdentity, beta: TenantIdentity) -> Cast:
    """Ada, ben, cleo and dan of alpha, eve of beta."""
    return Cast(alpha, beta)


@pytest.fixture
def assert_queries(monkeypatch: pytest.MonkeyPatch) -> type[CountsQueries]:
    """`with assert_queries(5):` counts statements on both logins; there is no SET to leave out.

    What a process remembers of a firm is kept, so that a slow machine does not read it again in the middle of a count.
    """
    monkeypatch.setattr(notices, "TTL_WITHOUT_NOTICES", notices.TTL_WITH_NOTICES)
    return CountsQueries


@pytest.fixture
def client(alpha: TenantIdentity) -> Client:
    """A browser at alpha's address."""
    return Client(HTTP_HOST="alpha.localhost")


@pytest.fixture(autouse=True)
def _strict() -> Iterator[None]:
    with strictness.strict():
        yield


@pytest.fixture(autouse=True)
def _forgetful() -> Iterator[None]:
    """Nothing that a process remembers outlives a test."""
    yield
    directory.forget("")
    limits.forget_everything()
