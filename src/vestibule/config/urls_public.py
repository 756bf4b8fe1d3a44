"""The public site: what the firm is offered, sign-up and help. No tenant, no account."""

from django.conf import settings
from django.urls import include, path

from themes.base import icons
from vestibule.config import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("favicon.ico", icons.favicon, name="favicon"),
    path("readyz", health.ready, name="readyz"),
    path("video/", include("themes.base.videos.urls")),
    path("i18n/", include("tenant_apps.accounts.public.language_urls")),
    path("help/", include("shared_apps.help.public.urls")),
    path("hooks/", include("shared_apps.platform.public.urls")),
    path("", include("shared_apps.organisations.public.urls")),
    path("", include("shared_apps.domains.public.urls")),
]
if settings.EMBEDDED:
    urlpatterns += [
        path("mailbox/", include("shared_apps.platform.mailbox.urls")),
        path("_components/", include("themes.base.gallery.urls")),
    ]

handler400 = "themes.base.errors.bad_request"
handler403 = "themes.base.errors.forbidden"
handler404 = "themes.base.errors.not_found"
handler500 = "themes.base.errors.server_error"
