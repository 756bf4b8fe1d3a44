"""The stack as a person uses it: started, started twice, stopped, and killed."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys

import psutil
import pytest

from tests.supervisor.trees import left_of, processes_of
from vestibule.supervisor.errors import CannotStart
from vestibule.supervisor.places import ROOT
from vestibule.supervisor.stack import Stack, free_port

NO_DEMO = {"VESTIBULE_DEMO": "0"}
PROCESSES = {"postgres", "valkey", "web", "operator", "edge", "worker", "scheduler", "provisioner"}


@pytest.fixture(scope="module")
def var(session_folder):
    """A folder whose database is made by the first stack and found by the others."""
    return session_folder / "stack"


@pytest.fixture(scope="module")
def one_stack(var):
    """A stack without demo data, shared by the tests here and stopped after the last."""
    stack = Stack(var, environment=NO_DEMO)
    yield stack
    stack.stop()


@pytest.fixture
def stack(one_stack):
    """The same, running: started anew when the test before stopped it."""
    if not one_stack.is_running:
        one_stack.start("ready")
    return one_stack


def status_of(stack, host, path="/"):
    connection = http.client.HTTPConnection("127.0.0.1", stack.port, timeout=20)
    try:
        connection.request("GET", path, headers={"Host": host})
        return connection.getresponse().status
    finally:
        connection.close()


def run_again(stack, **environment):
    return subprocess.run(
        [sys.executable, "-m", "vestibule.supervisor", "run"],
        cwd=ROOT,
        env=stack._environment() | environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_stack_serves_and_a_second_one_says_that_it_runs(stack):
    assert status_of(stack, "localhost", "/readyz") == 200
    assert status_of(stack, "platform.localhost", "/healthz") == 200
    assert status_of(stack, "nobody.localhost") == 404

    second = run_again(stack)
    assert second.returncode == 1
    assert second.stderr.startswith(f"vestibule: Vestibule is already running (process {stack.pid}, ")
    assert second.stderr.count("\n") == 1

    elsewhere = run_again(stack, VESTIBULE_VAR=str(stack.var / "other"))
    assert elsewhere.returncode == 1
    assert elsewhere.stderr.startswith(f"vestibule: Port {stack.port} is in use by another program")

    assert status_of(stack, "localhost", "/readyz") == 200


def test_each_process_is_given_only_its_own_secrets(stack):
    secrets = json.loads((stack.var / "secrets.json").read_text())
    assert (stack.var / "secrets.json").stat().st_mode & 0o777 == 0o600
    assert (stack.var / "run" / "env.json").stat().st_mode & 0o777 == 0o600
    holders = {name: set() for name in secrets}
    for process in psutil.Process(stack.pid).children():
        environment = process.environ()
        name = environment.get("VESTIBULE_PROCESS", "no product code")
        assert "VESTIBULE_DB_ADMIN_URL" not in environment
        for secret, value in secrets.items():
            if value in environment.values():
                holders[secret].add(name)
    assert holders == {
        "VESTIBULE_SECRET_KEY": {"web", "operator", "worker", "scheduler", "provisioner"},
        "VESTIBULE_DB_TENANT_KEY": {"web", "worker", "provisioner"},
        "VESTIBULE_DB_ROUTER_PASSWORD": {"web", "operator", "worker", "scheduler", "provisioner"},
        "VESTIBULE_DB_OPERATOR_PASSWORD": {"operator"},
        "VESTIBULE_DB_PROVISIONER_PASSWORD": {"provisioner"},
        "VESTIBULE_DEMO_PASSWORD": set(),
    }


def test_process_that_is_killed_comes_back(stack):
    for process in psutil.Process(stack.pid).children():
        process.kill()
    for _attempt in range(300):
        try:
            if status_of(stack, "localhost", "/readyz") == 200:
                break
        except OSError:
            pass
        psutil.time.sleep(0.1)
    assert status_of(stack, "localhost", "/readyz") == 200
    assert len(psutil.Process(stack.pid).children()) == len(PROCESSES)


def test_taken_port_is_said_in_one_sentence(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port()))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CannotStart, match=f"Port {port} is in use by another program"):
            Stack(tmp_path, port=port, environment=NO_DEMO).start()


@pytest.mark.parametrize(
    "how",
    [
        signal.SIGKILL,
        signal.SIGINT,
        pytest.param(signal.SIGTERM, marks=pytest.mark.soak),
        pytest.param(signal.SIGHUP, marks=pytest.mark.soak),
    ],
)
def test_no_process_outlives_the_supervisor(stack, var, how):
    stack.stop()  # whichever test came before, this one kills a stack of its own
    doomed = Stack(var, environment=NO_DEMO).start("ready")
    family = set(psutil.Process(doomed.pid).children(recursive=True)) | processes_of(var)
    assert len(family) > len(PROCESSES)
    os.kill(doomed.pid, how)
    doomed.stop()
    assert left_of(family) == []
    assert processes_of(var) == set()
