"""Mounted at the root of each host that has accounts."""

from django.urls import path

from tenant_apps.accounts.public import language, links, second_step, views

app_name = "accounts"
urlpatterns = [
    path("i18n/", language.choose_language, name="language"),
    path("login/", views.log_in, name="login"),
    path("login/who/", views.choose_person, name="who"),
    path("logout/", views.log_out, name="logout"),
    path("two-factor/", second_step.second_step, name="second_step"),
    path("two-factor/send/", second_step.send, name="second_step_send"),
    path("reset/", links.ask_reset, name="reset"),
    path("reset/sent/", links.reset_sent, name="reset_sent"),
    path("reset/<str:token>/", links.set_by_reset, name="reset_set"),
    path("activate/<str:token>/", links.activate, name="activate"),
    path("email/<str:token>/", links.confirm_email, name="email_confirm"),
]
