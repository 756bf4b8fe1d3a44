"""Whether the process lives and whether it can serve."""

from django.db import connections
from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse

from vestibule.core.doors import public_view


@public_view
def alive(_request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process runs."""
    return HttpResponse("ok\n", content_type="text/plain")


@public_view
def ready(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, 503 otherwise."""
    try:
        with connections["router"].cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return HttpResponse("the database does not answer\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")
