"""The real DNS, asked over HTTPS: the answer comes encrypted from a resolver that checks signatures."""

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from shared_apps.domains.gateways.contract import ResolverFailed
from tenants.http import Outgoing, OutgoingFailed, OutgoingRefused, outgoing

_TXT = 16
_FINE, _NO_SUCH_NAME = 0, 3
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


class HttpsResolver:
    """Asks the resolvers in turn until one answers (the JSON form that the large public ones share)."""

    def __init__(self, addresses: Sequence[str], client: Outgoing | None = None) -> None:
        self._addresses = addresses
        self._client = client or outgoing()

    def texts(self, name: str) -> list[str]:
        """Every TXT record of the name. Raises ``ResolverFailed``."""
        failures = []
        for address in self._addresses:
            try:
                return self._ask(address, name)
            except (OutgoingFailed, OutgoingRefused, ValueError, KeyError, TypeError) as error:
                failures.append(f"{type(error).__name__}: {error}"[:100])
        raise ResolverFailed("; ".join(failures))

    def _ask(self, address: str, name: str) -> list[str]:
        answer = self._client.get(
            f"{address}?{urlencode({'name': name, 'type': 'TXT'})}", headers={"Accept": "application/dns-json"}
        )
        if not answer.is_success:
            msg = f"status {answer.status}"
            raise ValueError(msg)
        found = answer.json()
        if not isinstance(found, dict) or found["Status"] not in {_FINE, _NO_SUCH_NAME}:
            msg = "the resolver could not find out"
            raise ValueError(msg)
        return [_plain(entry["data"]) for entry in found.get("Answer", ()) if entry["type"] == _TXT]


def _plain(data: str) -> str:
    """A record's text: its strings joined, without their quotes."""
    strings = _QUOTED.findall(data)
    return "".join(re.sub(r"\\(.)", r"\1", part) for part in strings) if strings else data
