"""Answers that are saved at the same moment while the web process is killed: none is lost, none counts twice."""

import http.client
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlencode
from uuid import uuid4

import psutil
import psycopg
import pytest
from psycopg import sql

from tests.factories.large_definitions import KINDS, QUESTIONS, definition_of
from tests.journeys import errands, steps
from tests.journeys.world import Person, World
from vestibule.supervisor.postgres import Cluster

PATIENCE = (15, 30, 60)
PAUSE = 0.5
VALUES = dict(zip(KINDS, ("Anna", "7", "1250", "yes", "b", "", "NL", "anna@example.com"), strict=True))


class Device:
    """Somebody's browser as its script behaves: sends one answer again, as the same attempt, until it is answered.

    It waits longer each time, as the script does.
    """

    def __init__(self, world: World, client: Person, page: str) -> None:
        self.world = world
        self.run = re.search(r"/fact-find/([0-9a-f-]{36})/", page)[1]
        cookies = client.context.cookies(page)
        self.token = client.find("[name=csrfmiddlewaretoken]").first.input_value()
        self.headers = {
            "Host": f"{world.firm.slug}.localhost:{world.stack.port}",
            "Origin": steps.origin(client),
            "Cookie": "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies),
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def save(self, page: int, question: int, value: str, deadline: float) -> int:
        """Send one answer; returns how often it had to be sent."""
        name = f"q_{question}"
        fields = {name: value, f"{name}-revision": "0", "attempt": uuid4().hex, "csrfmiddlewaretoken": self.token}
        if KINDS[question % len(KINDS)] == "date":
            fields |= {f"{name}_day": "27", f"{name}_month": "3", f"{name}_year": "1985"}
        for sent in range(1, 1000):
            patience = PATIENCE[min(sent, len(PATIENCE)) - 1]
            if self._post(f"/fact-find/{self.run}/s/page_{page}/answer/", urlencode(fields), patience):
                return sent
            if time.monotonic() > deadline:
                break
            time.sleep(PAUSE)
        raise TimeoutError(name)

    def _post(self, path: str, body: str, patience: int) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.world.stack.port, timeout=patience)
        try:
            connection.request("POST", path, body, self.headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
        if answer.status >= 500 or answer.status == 429:
            return False
        assert answer.status == 200, answer.status
        assert 'data-reply="saved"' in text, text
        return True


@pytest.mark.parametrize(
    ("clients", "pages", "kills"),
    [(1, 3, 1), pytest.param(5, 10, 4, marks=pytest.mark.soak)],
    ids=["60 at once", "1000 at once"],
)
def test_no_answer_is_lost_or_counted_twice_when_the_web_process_is_killed(
    world: World, clients: int, pages: int, kills: int, capsys: pytest.CaptureFixture[str]
):
    devices = list(asked_for(world, clients, pages))
    places = [(page, question) for page in range(pages) for question in range(QUESTIONS)]
    count = clients * len(places)
    began = time.monotonic()
    deadline = began + 60 + count / 4
    works = [
        lambda device=device, place=place: device.save(*place, value_of(place[1]), deadline)
        for place in places
        for device in devices
    ]
    sent, errors = at_once(works, lambda answered: kill_web_between(world, answered, kills, count, deadline))
    taken = time.monotonic() - began

    assert errors == []
    assert [stored(world, device.run) for device in devices] == [(len(places), len(places))] * clients
    with capsys.disabled():
        print(f"\n{count} answers at once, {kills} kills: {taken:.0f} s, sent {sum(sent)} times, none lost or twice")


def asked_for(world: World, clients: int, pages: int) -> Iterator[Device]:
    """So many clients who are asked a flow with that many pages, each before its first one."""
    name = steps.unique("Large ")
    admin = world.adviser()
    content = {"vestibule_flow": 1, "kind": "general", "name": {"en": name}, "definition": definition_of(pages)}
    admin.visit(world.url(world.firm.slug, "pro/flows/take/"))
    file = {"name": "large.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
    admin.find("input[type=file]").set_input_files(file)
    admin.press("Take over").press("Publish…").press("Publish").sees("The flow is published")
    for _number in range(clients):
        _admin, _prospect, client = errands.meet(world, documents=(), flow=name, adviser=admin, phone=False)
        client.press("Fill in").press("Begin")
        yield Device(world, client, client.page.url)


def value_of(question: int) -> str:
    """Something that the question accepts."""
    return VALUES[KINDS[question % len(KINDS)]]


def at_once(works: list[Callable[[], int]], meanwhile: Callable[[list[int]], None]) -> tuple[list[int], list[str]]:
    """Start everything at the same moment; what each returned, and what went wrong."""
    start, answered, errors = threading.Barrier(len(works) + 1), [], []

    def run(work: Callable[[], int]) -> None:
        start.wait()
        try:
            answered.append(work())
        except (AssertionError, TimeoutError) as error:
            errors.append(str(error))

    threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    start.wait()
    meanwhile(answered)
    for thread in threads:
        thread.join()
    return answered, errors


def kill_web_between(world: World, answered: list[int], kills: int, count: int, deadline: float) -> None:
    """End the web process with SIGKILL whenever another part of the answers is kept, always in the middle of others."""
    for number in range(kills):
        while len(answered) < count * (number + 1) // (kills + 2):
            if time.monotonic() > deadline:
                return  # those who are not answered by now tell it themselves
            time.sleep(0.005)
        before = list(web_processes(world))
        assert before
        for process in before:
            process.kill()
    assert len(answered) < count


def web_processes(world: World) -> Iterator[psutil.Process]:
    """Those that run the product's pages."""
    for process in psutil.Process(world.stack.pid).children(recursive=True):
        try:
            if process.environ().get("VESTIBULE_PROCESS") == "web":
                yield process
        except psutil.NoSuchProcess:
            continue


def stored(world: World, run: str) -> tuple[int, int]:
    """How many answers of the run are kept, and how many changes of them."""
    with psycopg.connect(Cluster(world.stack.var).url(world.stack.database)) as admin:
        query = "SELECT schema_name FROM tenants_tenant WHERE slug = %s"
        schema = admin.execute(query, [world.firm.slug]).fetchone()[0]
        counts = []
        for table in ("flows_answer", "flows_answerchange"):
            statement = sql.SQL(
                "SELECT count(*) FROM {0} AS kept JOIN {1} AS run ON run.id = run_id WHERE public_id = %s"
            )
            names = sql.Identifier(schema, table), sql.Identifier(schema, "flows_flowrun")
            (count,) = admin.execute(statement.format(*names), [run]).fetchone()
            counts.append(count)
    return counts[0], counts[1]
