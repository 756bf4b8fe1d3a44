"""Settings of the test run: its own secrets, cluster and folder under `var/tests`, and every database login."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS_VAR = Path(os.environ.get("VESTIBULE_TESTS_VAR") or ROOT / "var" / "tests")
OWN_VAR = TESTS_VAR / os.environ.get("PYTEST_XDIST_WORKER", "")
"""This worker's own: logins belong to a whole cluster, and some tests take one away for a moment."""
(OWN_VAR / "static").mkdir(parents=True, exist_ok=True)  # a fresh clone has none, and whitenoise warns of that

os.environ.update(
    VESTIBULE_VAR=str(OWN_VAR),
    VESTIBULE_PROCESS="web",
    VESTIBULE_EMBEDDED="1",
    VESTIBULE_BASE_HOST="localhost",
    VESTIBULE_SECRET_KEY="only for tests: " + "s" * 48,
    VESTIBULE_DB_TENANT_KEY="only for tests: " + "t" * 48,
    VESTIBULE_DB_ROUTER_PASSWORD="only-for-tests-router",
    VESTIBULE_DB_OPERATOR_PASSWORD="only-for-tests-operator",
    VESTIBULE_DB_PROVISIONER_PASSWORD="only-for-tests-provisioner",
    DATABASE_HOST=str(OWN_VAR / "no-cluster-yet"),
    DATABASE_NAME="no_database_yet",
    CACHE_URL="",
    BROKER_URL="",
    PORT="8000",
)
for name in ("AWS_STORAGE_BUCKET_NAME", "AWS_S3_ENDPOINT_URL", "DATABASE_URL", "VESTIBULE_DB_ADMIN_URL"):
    os.environ.pop(name, None)

from tests.undefined import Undefined  # noqa: E402
from vestibule.config.settings import *  # noqa: E402, F403 - the environment above comes first
from vestibule.config.settings import (  # noqa: E402
    STORAGES,
    TEMPLATES,
)

TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": Undefined("%s")}} for engine in TEMPLATES]
LISTEN_FOR_NOTICES = False
WEB_TENANT_PERCENT = 0  # two firms ask as fast as they can; tests/tenants/test_shares.py shows what is taken away here
READY_SCHEMAS = 0
PUBLIC_ALIAS = "router"  # as in a web process, although this one can also log in as the provisioner
DEMO = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # argon2 takes 50 ms, thousands of times
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
