"""Effects that can be counted. Each takes a moment, so that a kill often meets it half-way."""

import os
import time
from uuid import UUID

from django.db import connection

from tenants.tasks import effect, outside_effect
from vestibule.core.actors import System
from vestibule.core.records import record

LEASE = 3


@effect("soak.act", attempts=1000)
def act(*, number: int) -> None:
    """Leave a row and a line in the record; the table has no unique constraint, so a repeat would show."""
    record("soak.act", None, actor=System("a soak test"), number=number)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO soak_done (number) VALUES (%s)", [number])
    time.sleep(0.05)


@outside_effect("soak.send", attempts=1000, lease=LEASE)
def send(*, effect_id: UUID, number: int) -> None:
    """Leave a line, written in one call."""
    with open(os.environ["SOAK_SENT"], "ab", buffering=0) as file:  # noqa: PTH123 - unbuffered on purpose
        file.write(f"{number} {effect_id}\n".encode())
    time.sleep(0.05)
