"""On the public host: /tls/ask for the edge, and /dns/ in the embedded default."""

from django.conf import settings
from django.urls import path

from shared_apps.domains.public import views

app_name = "domains"
urlpatterns = [path("tls/ask", views.ask, name="ask")]
if settings.EMBEDDED:
    urlpatterns += [path("dns/", views.dns, name="dns")]
