"""Three views that measure a request: nothing at all, five statements, a page of twenty rows."""

from django.contrib.auth.models import Group
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

_PAGE = Engine().from_string("{% for row in rows %}<tr><td>{{ row.pk }}</td><td>{{ row.name }}</td></tr>{% endfor %}")


def empty(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def raw(_request: HttpRequest) -> HttpResponse:
    for _ in range(5):
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, name FROM auth_group ORDER BY id LIMIT 5")
            rows = cursor.fetchall()
    return HttpResponse(repr(rows))


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(_PAGE.render(Context({"rows": Group.objects.order_by("pk")[:20]})))


urlpatterns = [path("empty", empty), path("raw", raw), path("page", page)]
