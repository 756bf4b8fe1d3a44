"""Addresses of the deliveries, under /pro/messages/."""

from django.urls import path

from tenant_apps.notifications.professional import paid, texts, views

app_name = "notifications"
urlpatterns = [
    path("", views.messages, name="messages"),
    path("rules/", views.rules, name="rules"),
    path("contact/", views.contact, name="contact"),
    path("texts/", texts.index, name="texts"),
    path("texts/<slug:code>/", texts.edit, name="text"),
    path("texts/<slug:code>/letter/", texts.letter, name="letter"),
    path("texts/<slug:code>/text-message/", texts.text_message, name="text_message"),
    path("texts/<slug:code>/reset/", texts.reset, name="text_reset"),
    path("credits/", paid.index, name="credits"),
    path("clients/<uuid:account>/", views.client, name="client"),
    path("<uuid:message>/resend/", views.resend, name="resend"),
]
