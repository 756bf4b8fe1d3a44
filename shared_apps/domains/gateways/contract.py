"""What a resolver does."""

from typing import Protocol


class ResolverFailed(Exception):
    """No answer that means anything: neither that the record is there nor that it is not."""


class Resolver(Protocol):
    """Asks the DNS."""

    def texts(self, name: str) -> list[str]:
        """Every TXT record of the name; none when it has none or does not exist. Raises ``ResolverFailed``."""
        ...
