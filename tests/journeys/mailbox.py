"""The mailbox and the telephone of everybody in the journeys: the page that the embedded default offers."""

import json
import re
import time
from dataclasses import dataclass
from urllib.parse import quote
from urllib.request import Request, urlopen

PATIENCE = 20.0


@dataclass
class Mailbox:
    """What was sent through this stack; ``patience`` is for how many seconds a message is waited for."""

    port: int
    patience: float = PATIENCE

    def newest(self, to: str, channel: str, *, than: int = 0) -> dict[str, str]:
        """The newest message to an address or a number, waited for; ``than`` is how many there were before."""
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            found = self.all(to, channel)
            if len(found) > than:
                return found[0]
            time.sleep(0.15)
        msg = f"no {channel} arrived for {to}"
        raise AssertionError(msg)

    def all(self, to: str, channel: str) -> list[dict[str, str]]:
        """Every message of a channel to an address or a number, the newest first."""
        url = f"http://127.0.0.1:{self.port}/mailbox/messages.json?to={quote(to)}"
        with urlopen(Request(url, headers={"Host": f"localhost:{self.port}"}), timeout=5) as answer:
            listed = json.load(answer)
        return [message for message in listed["messages"] if message["channel"] == channel]

    def link(self, to: str, *, than: int = 0) -> str:
        """The first link in the newest e-mail."""
        return re.search(r"http://\S+", self.newest(to, "email", than=than)["text"])[0]

    def code(self, to: str, *, than: int = 0) -> str:
        """The six digits in the newest SMS."""
        return re.search(r"\b\d{6}\b", self.newest(to, "sms", than=than)["text"])[0]
