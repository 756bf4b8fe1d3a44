"""What must hold of hosts and requests; see `probes`."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from tenants import directory
from tenants.context import current_tenant
from tenants.middleware import HostMiddleware
from tests.isolation.probes import probe
from tests.isolation.world import CANARIES, World


@probe
def host_is_the_tenant(_world: World) -> None:
    for host, tenant in (
        ("alpha.localhost", "alpha"),
        ("ALPHA.LocalHost:8000", "alpha"),
        ("alpha.localhost.", "alpha"),
        ("beta.localhost", "beta"),
        ("www.alpha.localhost", None),
        ("alpha.localhost.evil.example", None),
        ("platform.localhost", None),
        ("nobody.localhost", None),
        ("", None),
    ):
        assert _tenant_at(host) == tenant, host


@probe
def forwarded_headers_choose_nothing(_world: World) -> None:
    assert _tenant_at("alpha.localhost", HTTP_X_FORWARDED_HOST="beta.localhost") == "alpha"
    assert _tenant_at("nobody.localhost", HTTP_X_FORWARDED_HOST="beta.localhost") is None


@probe
def suspended_and_fenced_tenants_are_not_served(world: World) -> None:
    def answer() -> int:
        directory.forget("")
        return _response("beta.localhost").status_code

    with world.admin() as admin:
        try:
            assert answer() == HTTPStatus.OK
            admin.execute("UPDATE tenants_tenant SET state = 'suspended' WHERE slug = 'beta'")
            assert answer() == HTTPStatus.NOT_FOUND
            admin.execute("UPDATE tenants_tenant SET state = 'active' WHERE slug = 'beta'")
            admin.execute("UPDATE tenants_schemaversion SET failure = 'x' WHERE schema_name = %s", [world.beta.schema])
            assert answer() == HTTPStatus.SERVICE_UNAVAILABLE
        finally:
            admin.execute("UPDATE tenants_tenant SET state = 'active' WHERE slug = 'beta'")
            admin.execute("UPDATE tenants_schemaversion SET failure = ''")
            directory.forget("")


@probe
def streamed_answers_stay_with_their_tenant(_world: World) -> None:
    def stream(_request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(current_tenant().slug for _ in range(2))

    response = HostMiddleware(stream)(RequestFactory().get("/", HTTP_HOST="beta.localhost"))
    assert b"".join(response) == b"betabeta"


def _tenant_at(host: str, **headers: str) -> str | None:
    response = _response(host, **headers)
    return response.content.decode() if response.status_code == HTTPStatus.OK else None


def _response(host: str, **headers: str) -> HttpResponse:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(current_tenant().slug, headers={"X-Canary": CANARIES[request.tenant.slug]})

    return HostMiddleware(answer)(RequestFactory().get("/", HTTP_HOST=host, **headers))
