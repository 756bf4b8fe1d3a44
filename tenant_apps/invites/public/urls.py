from django.urls import path

from tenant_apps.invites.public import views

app_name = "invites"
urlpatterns = [
    path("<str:token>/", views.passcode, name="passcode"),
    path("<str:token>/seen/", views.seen, name="seen"),
    path("<str:token>/new-code/", views.new_code, name="new_code"),
    path("<str:token>/password/", views.password, name="password"),
    path("<str:token>/accept/", views.accept, name="accept"),
]
