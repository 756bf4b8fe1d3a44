import asyncio
import os
import signal
import sys

import psutil
import pytest

from tests.supervisor.trees import left_of
from vestibule.supervisor import processes
from vestibule.supervisor.errors import CannotStart
from vestibule.supervisor.places import ROOT
from vestibule.supervisor.processes import Command, Running, Service, run_once
from vestibule.supervisor.terminal import Terminal


@pytest.fixture
def terminal(tmp_path):
    return Terminal(tmp_path)


def python(code, **options):
    return Command("example", (sys.executable, "-c", code), dict(os.environ), ROOT, **options)


def test_command_that_ends_gives_its_exit_code_and_leaves_its_lines_in_the_log(terminal):
    code = asyncio.run(run_once(python("print('one'); print('x' * 3_000_000); raise SystemExit(3)"), terminal))
    lines = terminal.path("example").read_text().splitlines()
    assert code == 3
    assert lines[0] == "one"
    assert sum(map(len, lines[1:])) == 3_000_000


def test_service_starts_again_with_growing_pauses(terminal, monkeypatch, capsys):
    monkeypatch.setattr(processes, "FIRST_PAUSE", 0.01)

    async def scenario():
        service = Service(python("raise SystemExit(1)", is_ready=lambda _pid: False), terminal)
        start = asyncio.create_task(service.start())
        while capsys.readouterr().out.count("starts again in 0.04 s") == 0:  # noqa: ASYNC110 - the text is all there is
            await asyncio.sleep(0.02)
        start.cancel()
        await service.stop()

    asyncio.run(asyncio.wait_for(scenario(), 20))


def test_service_that_never_gets_ready_is_said_in_one_sentence(terminal, monkeypatch):
    monkeypatch.setattr(processes, "READY_SECONDS", 0.2)

    async def scenario():
        service = Service(python("input()", is_ready=lambda _pid: False), terminal)
        with pytest.raises(CannotStart, match="example does not get ready"):
            await service.start()
        await service.stop()

    asyncio.run(scenario())


def test_service_that_ignores_the_signal_to_stop_is_killed(terminal):
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )

    async def scenario():
        heard = terminal.path("example")
        command = python(deaf, stop_seconds=0.3, is_ready=lambda _pid: heard.exists() and "deaf" in heard.read_text())
        service = Service(command, terminal)
        await service.start()
        await service.stop()
        return service.running.process.returncode

    assert asyncio.run(scenario()) == -signal.SIGKILL


def test_command_takes_the_processes_it_started_with_it(terminal):
    children = set()

    async def scenario():
        running = Running(python("import subprocess; subprocess.run(['sleep', '60'])"), terminal)
        while not children:
            children.update(psutil.Process(running.pid).children())
            await asyncio.sleep(0.02)
        running.process.kill()
        return await running.finish()

    assert asyncio.run(scenario()) == -signal.SIGKILL
    assert left_of(children) == []
