"""How gunicorn serves: what nobody waits for any more is not done."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = """
import time
from pathlib import Path

def application(environ, start_response):
    with Path(__file__).with_name("done").open("a") as done:
        done.write(environ["PATH_INFO"])
    time.sleep(0.6)
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "slowly.py").write_text(APP)
    address = str(tmp_path / "web.sock")
    gunicorn = [sys.executable, "-m", "gunicorn", "-c", "python:vestibule.supervisor.gunicorn_settings"]
    environment = {**os.environ, "WEB_WORKERS": "1", "WEB_THREADS": "1"}
    arguments = [*gunicorn, "--pythonpath", str(tmp_path), "-b", f"unix:{address}", "slowly:application"]
    with subprocess.Popen(arguments, env=environment) as server:
        deadline = time.monotonic() + 30
        while not Path(address).exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        yield address
        server.terminate()


def asked(address: str, path: str) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(20)
    connection.connect(address)
    body = b"answer=yes"
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n"
    connection.sendall(head.encode() + body)
    return connection


def test_what_nobody_waits_for_any_more_is_not_done(address: str, tmp_path: Path) -> None:
    first = asked(address, "/first")
    impatient, patient = asked(address, "/impatient"), asked(address, "/patient")
    impatient.close()

    assert [each.recv(12) for each in (first, patient)] == [b"HTTP/1.1 200"] * 2
    assert (tmp_path / "done").read_text() == "/first/patient"
    first.close()
    patient.close()
