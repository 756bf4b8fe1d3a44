"""The platform's own host, for those who run it. Served by a process of its own."""

from django.urls import include, path

from themes.base import icons
from vestibule.config import health

operator = [
    path("", include("shared_apps.platform.operator.urls")),
    path("profile/", include("tenant_apps.accounts.operator.urls")),
]
urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("favicon.ico", icons.favicon, name="favicon"),
    path("", include("tenant_apps.accounts.public.urls")),
    path("", include((operator, "operator"))),
]

handler400 = "themes.base.errors.bad_request"
handler403 = "themes.base.errors.forbidden"
handler404 = "themes.base.errors.not_found"
handler500 = "themes.base.errors.server_error"
