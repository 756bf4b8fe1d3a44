"""The same rooms on django-tenants 4.0.1 at its defaults: the peer that we are measured against. Pinned here."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = ["django_tenants", *INSTALLED_APPS]
DATABASES = {
    "default": {
        "ENGINE": "django_tenants.postgresql_backend",
        "NAME": os.environ["BENCH_NAME"],
        "HOST": os.environ["BENCH_HOST"],
        "PORT": "5432",
        "USER": "postgres",
        "PASSWORD": os.environ["BENCH_PASSWORD"],
        "CONN_MAX_AGE": None,
    }
}
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]
TENANT_SYNC_ROUTER = "django_tenants.routers.TenantSyncRouter"
PG_EXTRA_SEARCH_PATHS = ["ext"]
PUBLIC_ALIAS = "default"
MIDDLEWARE = ["django_tenants.middleware.main.TenantMainMiddleware"]
ROOT_URLCONF = "tests.benchmarks.views"
