"""Whether the process lives and whether it can serve."""

import logging
import time

from django.db import connections
from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse

from vestibule.core.doors import public_view

MOST_SKEW_SECONDS = 30
"""A process judges by its own clock what expires; one that is further from the database's is no longer asked."""

_logger = logging.getLogger(__name__)


@public_view
def alive(_request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process runs."""
    return HttpResponse("ok\n", content_type="text/plain")


@public_view
def ready(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers and this process has the database's time, 503 otherwise."""
    try:
        with connections["router"].cursor() as cursor:
            cursor.execute("SELECT extract(epoch FROM clock_timestamp())::float8")
            ahead = time.time() - cursor.fetchone()[0]
    except OperationalError:
        return HttpResponse("the database does not answer\n", content_type="text/plain", status=503)
    if abs(ahead) > MOST_SKEW_SECONDS:
        _logger.error("the clock of this process is %+.0f s from the database's", ahead)
        told = f"the clock is {ahead:+.0f} s from the database's\n"
        return HttpResponse(told, content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")
