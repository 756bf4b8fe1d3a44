"""Who is really asking, when a proxy stands in front: told by trusted proxies only."""

from collections.abc import Callable, Iterable
from ipaddress import ip_address, ip_network
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class TrustedProxies:
    """Set REMOTE_ADDR and the scheme from X-Forwarded-For and -Proto, where a trusted proxy said them.

    Trusted are the networks given and whoever comes over a unix socket, which only our own edge can reach. From anybody
    else the headers are removed, so that nothing further in can believe them.
    """

    def __init__(self, application: Application, networks: Iterable[str]) -> None:
        self._application = application
        self._networks = tuple(ip_network(network.strip()) for network in networks)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        chain = environ.pop("HTTP_X_FORWARDED_FOR", "")
        scheme = environ.pop("HTTP_X_FORWARDED_PROTO", "")
        if self._trusts(environ.get("REMOTE_ADDR", "")):
            environ["REMOTE_ADDR"] = self._first_stranger(chain) or environ.get("REMOTE_ADDR", "")
            if scheme == "https":
                environ["wsgi.url_scheme"] = "https"
        return self._application(environ, start_response)

    def _first_stranger(self, chain: str) -> str:
        """Walk the chain from our side: the first address that is not a proxy of ours is the visitor."""
        address = ""
        for entry in reversed(chain.split(",")):
            try:
                address = str(ip_address(entry.strip()))
            except ValueError:
                break
            if not self._trusts(address):
                break
        return address

    def _trusts(self, address: str) -> bool:
        if not address:
            return True
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self._networks)
