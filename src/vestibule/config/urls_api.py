"""The API of an organisation, version 1. Within a version fields are added, never changed or taken away."""

from django.http import HttpRequest, JsonResponse
from django.urls import include, path, reverse
from django.views.decorators.http import require_GET
from drf_spectacular.views import SpectacularJSONAPIView

from vestibule.core.doors import public_view

resources = [
    path("", include("tenant_apps.accounts.api.urls")),
    path("", include("tenant_apps.customers.api.urls")),
    path("", include("tenant_apps.clients.api.urls")),
    path("", include("tenant_apps.dossiers.api.urls")),
    path("", include("tenant_apps.documents.api.urls")),
    path("", include("tenant_apps.threads.api.urls")),
]


@public_view
@require_GET
def index(request: HttpRequest) -> JsonResponse:
    """Where everything is."""
    collections = (
        "accounts:me",
        "customers:customers",
        "dossiers:dossiers",
        "documents:document_requests",
        "threads:threads",
    )
    found = {name.split(":")[1]: _address(request, name) for name in collections}
    return JsonResponse({"schema": _address(request, "schema")} | found)


def _address(request: HttpRequest, name: str) -> str:
    return request.build_absolute_uri(reverse(f"api:{name}"))


schema = public_view(
    SpectacularJSONAPIView.as_view(
        patterns=[path("api/v1/", include((resources, "api")))], authentication_classes=(), permission_classes=()
    )
)

urlpatterns = [
    path("", index, name="index"),
    path("schema/", schema, name="schema"),
    *resources,
]
