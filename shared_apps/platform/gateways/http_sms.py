"""SMS through an HTTP gateway: a JSON body with the stable id as idempotency key."""

from shared_apps.platform.gateways.contract import DeliveryFailed, Letter
from tenants.http import Outgoing, OutgoingFailed, OutgoingRefused, outgoing

_TOO_MANY = 429
_FIRST_SERVER_ERROR = 500


class HttpSmsGateway:
    """Posts ``{id, to, from, text}``; any 2xx means taken, 4xx refused for ever, the rest is tried again."""

    def __init__(self, url: str, token: str, client: Outgoing | None = None) -> None:
        self._url = url
        self._token = token
        self._client = client or outgoing()

    def deliver(self, letter: Letter) -> None:
        """Post the message."""
        body = {"id": letter.id, "to": letter.to, "from": letter.sender_name, "text": letter.text}
        headers = {"Authorization": f"Bearer {self._token}", "Idempotency-Key": letter.id}
        try:
            answer = self._client.post_json(self._url, body, headers=headers)
        except OutgoingRefused as error:
            raise DeliveryFailed("the gateway's address is refused", is_permanent=True) from error
        except OutgoingFailed as error:
            raise DeliveryFailed(str(error)) from error
        if not answer.is_success:
            is_permanent = answer.status < _FIRST_SERVER_ERROR and answer.status != _TOO_MANY
            raise DeliveryFailed(f"the gateway answered {answer.status}", is_permanent=is_permanent)
