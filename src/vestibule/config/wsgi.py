"""The web process's entry point."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from vestibule.config.proxies import TrustedProxies
from vestibule.core.routes import refuse_undeclared

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vestibule.config.settings")
_pages = get_wsgi_application()
refuse_undeclared()
application = TrustedProxies(_pages, settings.PROXY_ADDRESSES)
