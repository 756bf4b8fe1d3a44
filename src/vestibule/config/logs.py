"""What the log says, without what opens anything."""

import logging
import re

_SECRET = re.compile(r"(?<=/)[A-Za-z0-9_-]{40,}")
"""A part of an address that is longer than a public id: the secret of a link from an e-mail, or a ticket to a file."""


class WithoutSecrets(logging.Formatter):
    """A line of the log. Django notes the path of each request that was refused; the secrets in it are left out."""

    def format(self, record: logging.LogRecord) -> str:
        return _SECRET.sub("…", super().format(record))
