from django.urls import path

from shared_apps.platform.operator import questions, views

app_name = "platform"
urlpatterns = [
    path("", views.organisations, name="organisations"),
    path("organisations/<uuid:tenant>/", views.organisation, name="organisation"),
    path("organisations/<uuid:tenant>/plan/", views.plan, name="plan"),
    path("organisations/<uuid:tenant>/credits/", views.credit_orders, name="credits"),
    path("questions/", questions.questions, name="questions"),
    path("questions/<uuid:question>/", questions.question, name="question"),
    path("articles/", questions.articles, name="articles"),
]
