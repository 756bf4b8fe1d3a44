"""An organisation's host: the client portal at the root, the professional portal under /pro/."""

from django.urls import include, path

from themes.base import icons
from vestibule.config import health, urls_api

professional = [
    path("", include("tenant_apps.professional_portal.professional.urls")),
    path("prospects/", include("tenant_apps.prospects.professional.urls")),
    path("clients/documents/", include("tenant_apps.handouts.professional.urls")),
    path("clients/", include("tenant_apps.clients.professional.urls")),
    path("imports/", include("tenant_apps.imports.professional.urls")),
    path("reviews/", include("tenant_apps.reviews.professional.urls")),
    path("customers/", include("tenant_apps.customers.professional.urls")),
    path("dossiers/", include("tenant_apps.dossiers.professional.urls")),
    path("appointments/", include("tenant_apps.appointments.professional.urls")),
    path("contracts/", include("tenant_apps.contracts.professional.urls")),
    path("documents/", include("tenant_apps.documents.professional.urls")),
    path("important-documents/", include("tenant_apps.library.professional.urls")),
    path("flows/", include("tenant_apps.flows.professional.urls")),
    path("threads/", include("tenant_apps.threads.professional.urls")),
    path("invites/", include("tenant_apps.invites.professional.urls")),
    path("viewings/", include("tenant_apps.viewings.professional.urls")),
    path("journeys/", include("tenant_apps.journeys.professional.urls")),
    path("diligence/", include("tenant_apps.diligence.professional.urls")),
    path("inbox/", include("tenant_apps.inbox.professional.urls")),
    path("activity/", include("tenant_apps.activity.professional.urls")),
    path("help/", include("shared_apps.help.professional.urls")),
    path("chat/", include("tenant_apps.chats.professional.urls")),
    path("messages/", include("tenant_apps.notifications.professional.urls")),
    path("retention/", include("tenant_apps.retention.professional.urls")),
    path("settings/branding/", include("shared_apps.branding.professional.urls")),
    path("settings/domains/", include("shared_apps.domains.professional.urls")),
    path("settings/packs/", include("tenant_apps.packs.professional.urls")),
    path("settings/portal/", include("tenant_apps.portals.professional.urls")),
    path("settings/organisation/", include("shared_apps.organisations.professional.urls")),
    path("", include("tenant_apps.accounts.professional.urls")),
]
client = [
    path("", include("tenant_apps.client_portal.client.urls")),
    path("appointments/", include("tenant_apps.appointments.client.urls")),
    path("contracts/", include("tenant_apps.contracts.client.urls")),
    path("documents/", include("tenant_apps.documents.client.urls")),
    path("important-documents/", include("tenant_apps.library.client.urls")),
    path("messages/", include("tenant_apps.threads.client.urls")),
    path("documents-for-you/", include("tenant_apps.dossiers.client.urls")),
    path("fact-find/", include("tenant_apps.flows.client.urls")),
    path("steps/", include("tenant_apps.journeys.client.urls")),
    path("welcome/", include("tenant_apps.portals.client.urls")),
    path("help/", include("shared_apps.help.client.urls")),
    path("chat/", include("tenant_apps.chats.client.urls")),
    path("settings/looked/", include("tenant_apps.viewings.client.urls")),
    path("settings/my-data/", include("tenant_apps.exports.client.urls")),
    path("settings/notifications/", include("tenant_apps.notifications.client.urls")),
    path("settings/", include("tenant_apps.accounts.client.urls")),
]
urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("favicon.ico", icons.favicon, name="favicon"),
    path("brand/", include("shared_apps.branding.public.urls")),
    path("accessibility/", include("shared_apps.organisations.public.statement_urls")),
    path("video/", include("themes.base.videos.urls")),
    path("invite/", include("tenant_apps.invites.public.urls")),
    path("", include("tenant_apps.accounts.public.urls")),
    path("api/v1/", include((urls_api.urlpatterns, "api"))),
    path("pro/", include((professional, "professional"))),
    path("", include((client, "client"))),
]

handler400 = "themes.base.errors.bad_request"
handler403 = "themes.base.errors.forbidden"
handler404 = "themes.base.errors.not_found"
handler500 = "themes.base.errors.server_error"
