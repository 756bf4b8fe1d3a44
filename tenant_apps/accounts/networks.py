"""The addresses from which a firm lets its people work."""

from collections.abc import Collection
from ipaddress import ip_address, ip_network

from tenant_apps.accounts.errors import NetworkNotValid


def as_network(text: str) -> str:
    """One address, or a network such as 203.0.113.0/24, in its usual form; ``NetworkNotValid`` for anything else."""
    try:
        return str(ip_network(text.strip(), strict=False))
    except ValueError as error:
        raise NetworkNotValid(text.strip()) from error


def is_within(address: str | None, networks: Collection[str]) -> bool:
    """Whether the address is in one of the networks, or there are none."""
    if not networks:
        return True
    if not address:
        return False
    found = ip_address(address)
    mapped = getattr(found, "ipv4_mapped", None)
    return any((mapped or found) in ip_network(network) for network in networks)
