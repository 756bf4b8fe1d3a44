"""Settings of the processes that a soak test starts: the tests' secrets, the soak's own database and broker."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES, INSTALLED_APPS

PROCESS = os.environ["SOAK_PROCESS"]
BROKER_URL = os.environ["SOAK_BROKER_URL"]
FILES_ROOT = Path(os.environ["SOAK_FILES"])
OUTBOX_ROUND_SECONDS = 1
INSTALLED_APPS = [*INSTALLED_APPS, "tests.soak.effects"]
for _alias in DATABASES.values():
    _alias.update(HOST=os.environ["SOAK_DATABASE_HOST"], NAME=os.environ["SOAK_DATABASE_NAME"])
