from django.urls import path

from tenant_apps.client_portal.client import views

app_name = "client_portal"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("todo/", views.todo, name="todo"),
    path("counts/", views.counts, name="counts"),
    path("questions/", views.questions, name="questions"),
    path("products/<uuid:public_id>/", views.product, name="product"),
    path("appointment/<uuid:dossier>/", views.for_appointment, name="for_appointment"),
    path("dossiers/<uuid:dossier>/", views.choose, name="choose"),
    path("action-points/<uuid:action_point>/done/", views.done, name="done"),
]
