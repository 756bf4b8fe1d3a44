"""The web process's entry point."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from vestibule.config.proxies import TrustedProxies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vestibule.config.settings")
application = TrustedProxies(get_wsgi_application(), settings.PROXY_ADDRESSES)
