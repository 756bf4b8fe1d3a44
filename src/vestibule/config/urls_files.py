"""The host that hands out files: no cookies, no log-in, no organisation of its own."""

from django.urls import include, path

from vestibule.config import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("", include("tenant_apps.documents.public.urls")),
]

handler404 = "tenant_apps.documents.public.views.nothing_here"
