"""What anybody may read of a firm, on its own host."""

from django.urls import path

from shared_apps.organisations.public import statements

app_name = "statements"
urlpatterns = [path("", statements.accessibility, name="accessibility")]
