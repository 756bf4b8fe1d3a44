"""Which resolver this installation asks."""

from django.conf import settings

from shared_apps.domains.gateways.contract import Resolver
from shared_apps.domains.gateways.https import HttpsResolver
from shared_apps.domains.gateways.pretended import PretendedResolver


def resolver() -> Resolver:
    """The real DNS, or in the embedded default what the page /dns/ was told."""
    if settings.EMBEDDED and not settings.DNS_RESOLVERS:
        return pretended()
    return HttpsResolver(settings.DNS_RESOLVERS or settings.USUAL_DNS_RESOLVERS)


def pretended() -> PretendedResolver:
    """The demonstration's."""
    return PretendedResolver(settings.VAR / "dns.json")
