"""The real DNS over HTTPS, against a server on loopback, and which resolver is asked."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from shared_apps.domains.gateways import choice
from shared_apps.domains.gateways.contract import ResolverFailed
from shared_apps.domains.gateways.https import HttpsResolver
from shared_apps.domains.gateways.pretended import PretendedResolver
from tenants.http import Outgoing


class Server(ThreadingHTTPServer):
    """Answers what it is told, and remembers what it was asked."""

    status = 200
    body: object = None
    asked: list[dict[str, list[str]]]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(parse_qs(urlsplit(self.path).query) | {"accept": [self.headers["Accept"]]})
        body = json.dumps(self.server.body).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_rest: object) -> None:
        """Nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as found:
        found.asked = []
        Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.shutdown()


@pytest.fixture
def real(server: Server) -> HttpsResolver:
    return HttpsResolver([f"http://127.0.0.1:{server.server_port}/"], Outgoing(allows=lambda _address: True))


def test_texts_are_joined_without_their_quotes(server, real) -> None:
    server.body = {
        "Status": 0,
        "Answer": [
            {"type": 5, "data": "elsewhere.example."},
            {"type": 16, "data": '"vestibule-" "proof=1"'},
            {"type": 16, "data": 'v=spf1 "x\\"y"'},
            {"type": 16, "data": "plain"},
        ],
    }
    assert real.texts("_vestibule.a.example") == ["vestibule-proof=1", 'x"y', "plain"]
    assert server.asked == [{"name": ["_vestibule.a.example"], "type": ["TXT"], "accept": ["application/dns-json"]}]


@pytest.mark.parametrize("body", [{"Status": 3}, {"Status": 0}, {"Status": 0, "Answer": []}])
def test_name_without_records_has_none(server, real, body: object) -> None:
    server.body = body
    assert real.texts("a.example") == []


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"Status": 2}),
        (500, {}),
        (200, []),
        (200, {}),
        (200, {"Status": 0, "Answer": [{}]}),
        (200, "x"),
        (404, {}),
    ],
)
def test_answer_that_means_nothing_is_no_answer(server, real, status: int, body: object) -> None:
    server.status, server.body = status, body
    with pytest.raises(ResolverFailed):
        real.texts("a.example")


def test_second_resolver_is_asked_when_the_first_fails(server) -> None:
    server.body = {"Status": 0, "Answer": [{"type": 16, "data": '"yes"'}]}
    addresses = ["http://127.0.0.1:9/", f"http://127.0.0.1:{server.server_port}/"]
    assert HttpsResolver(addresses, Outgoing(allows=lambda _address: True)).texts("a.example") == ["yes"]


def test_resolver_inside_the_network_is_refused(server) -> None:
    with pytest.raises(ResolverFailed):
        HttpsResolver([f"http://127.0.0.1:{server.server_port}/"]).texts("a.example")


def test_embedded_default_asks_the_demonstration_and_production_the_world(settings) -> None:
    settings.EMBEDDED, settings.DNS_RESOLVERS = True, ()
    assert isinstance(choice.resolver(), PretendedResolver)
    settings.EMBEDDED = False
    assert isinstance(choice.resolver(), HttpsResolver)
    settings.EMBEDDED, settings.DNS_RESOLVERS = True, ("https://dns.example/",)
    assert isinstance(choice.resolver(), HttpsResolver)


def test_pretended_records_are_bounded_and_survive_a_broken_file(tmp_path) -> None:
    found = PretendedResolver(tmp_path / "dns.json")
    assert found.texts("a.example") == []
    for number in range(60):
        found.tell(f"n{number}.example", "x")
    assert len(found.records()) == 50
    (tmp_path / "dns.json").write_text("{")
    with pytest.raises(ResolverFailed):
        found.texts("a.example")
