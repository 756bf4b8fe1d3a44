"""The web process's entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vestibule.config.settings")
_django = get_wsgi_application()

from django.conf import settings  # noqa: E402 - settings are known only now

from vestibule.config.proxies import TrustedProxies  # noqa: E402

application = TrustedProxies(_django, settings.PROXY_ADDRESSES)
