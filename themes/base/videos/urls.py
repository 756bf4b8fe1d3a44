"""Below /video/ on every host that shows films."""

from django.urls import path

from themes.base.videos import views

app_name = "videos"
urlpatterns = [
    path("<slug:provider>/<str:key>/", views.player, name="player"),
    path("<slug:provider>/<str:key>/frame/", views.frame, name="frame"),
]
