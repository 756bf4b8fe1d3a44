"""For hosts without accounts, which still speak several languages."""

from django.urls import path

from tenant_apps.accounts.public import language

urlpatterns = [path("", language.choose_language, name="language")]
