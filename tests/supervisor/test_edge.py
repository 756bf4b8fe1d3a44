import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from vestibule.supervisor.edge import BUSY_SECONDS, BadRequest, is_platform, parse_head
from vestibule.supervisor.places import ROOT

ECHO = """
import os
def application(environ, start_response):
    if environ["PATH_INFO"] == "/refuses":
        start_response("413 Content Too Large", [("Content-Length", "9"), ("Connection", "close")])
        return [b"too large"]
    if environ["PATH_INFO"] == "/busy":
        start_response("503 Service Unavailable", [("Content-Length", "4")])
        return [b"busy"]
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    told = [environ.get(name, "-") for name in ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED")]
    words = [os.environ["WHO"], environ["REQUEST_METHOD"], environ["wsgi.url_scheme"], *told, str(len(body))]
    return [" ".join(words).encode()]
"""


@contextmanager
def running(command, **options):
    with subprocess.Popen(command, **options) as process:
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    folder = tmp_path_factory.mktemp("edge")
    (folder / "echo.py").write_text(ECHO)
    python_path = {"PYTHONPATH": f"{ROOT / 'src'}:{folder}"}

    def server(who):
        settings = ["-c", "python:vestibule.supervisor.gunicorn_settings", "--bind", f"unix:{folder}/{who}.sock"]
        command = [sys.executable, "-m", "gunicorn", *settings, "echo:application"]
        return running(command, env=os.environ | python_path | {"WHO": who, "WEB_WORKERS": "1"})

    with socket.socket() as listening, server("web"), server("operator"):
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        descriptor = listening.fileno()
        names = [f"{folder}/web.sock", f"{folder}/operator.sock"]
        command = [sys.executable, "-m", "vestibule.supervisor.edge", "localhost", *names, str(descriptor)]
        with running(command, env=os.environ | python_path, pass_fds=[descriptor]):
            deadline = time.monotonic() + 20
            while not all(Path(name).exists() for name in names) and time.monotonic() < deadline:
                time.sleep(0.05)
            yield listening.getsockname()[1]


@pytest.fixture
def visitor(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    yield connection
    connection.close()


def ask(visitor, host, *, method="GET", body=None, **headers):
    visitor.request(method, "/", body=body, headers={"Host": host, **headers})
    return visitor.getresponse().read().decode().split()


def test_edge_routes_each_request_of_one_connection_by_its_host(visitor):
    assert ask(visitor, "lindenhof.localhost")[0] == "web"
    assert ask(visitor, "platform.localhost:8000")[0] == "operator"
    assert ask(visitor, "localhost")[0] == "web"
    assert ask(visitor, "PLATFORM.localhost.")[0] == "operator"


def test_edge_lets_no_header_say_who_is_asking(visitor):
    lies = {"X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "https", "Forwarded": "for=6.6.6.6", "Script-Name": "/x"}
    assert ask(visitor, "localhost", **lies) == ["web", "GET", "http", "127.0.0.1", "-", "-", "0"]


def test_edge_passes_large_and_chunked_bodies_whole(visitor):
    assert ask(visitor, "localhost", method="POST", body=b"x" * 3_000_000)[-1] == "3000000"
    assert ask(visitor, "localhost", method="POST", body=iter([b"abc"] * 1000))[-1] == "3000"
    assert ask(visitor, "localhost")[-1] == "0"


def test_edge_brings_an_answer_that_came_before_the_body_was_read(visitor):
    visitor.request("POST", "/refuses", body=b"x" * 20_000_000, headers={"Host": "localhost"})
    answer = visitor.getresponse()
    assert (answer.status, answer.read()) == (413, b"too large")


def test_edge_holds_back_who_would_ask_a_busy_process_again_at_once(port, visitor):
    other = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    visitor.request("GET", "/busy", headers={"Host": "noisy.localhost"})
    began = time.monotonic()
    assert ask(other, "quiet.localhost")[0] == "web"
    assert time.monotonic() - began < BUSY_SECONDS  # nobody waits with it
    other.close()
    answer = visitor.getresponse()
    assert (answer.status, answer.read()) == (503, b"busy")
    assert time.monotonic() - began > BUSY_SECONDS * 0.9


@pytest.mark.parametrize(
    "head",
    [
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
    ],
)
def test_edge_refuses_what_two_readers_could_read_differently(port, head):
    with pytest.raises(BadRequest):
        parse_head(head)
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(head)
        assert connection.recv(100).startswith(b"HTTP/1.1 400 ")


def test_edge_says_that_the_product_is_starting_when_nothing_is_behind(tmp_path):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        command = [sys.executable, "-m", "vestibule.supervisor.edge", "localhost", "/nothing", "/nothing"]
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        descriptor = listening.fileno()
        with running([*command, str(descriptor)], env=environment, pass_fds=[descriptor]):
            connection = http.client.HTTPConnection("127.0.0.1", listening.getsockname()[1], timeout=10)
            connection.request("GET", "/")
            answer = connection.getresponse()
            assert answer.status == 503
            assert b"starting" in answer.read()
            connection.close()


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("platform.localhost", True),
        ("platform.localhost:8000", True),
        ("Platform.LOCALHOST.", True),
        ("platform.localhost.evil.example", False),
        ("notplatform.localhost", False),
        ("localhost", False),
        ("", False),
    ],
)
def test_platform_host_is_compared_exactly(host, expected):
    assert is_platform(host, "localhost") is expected
