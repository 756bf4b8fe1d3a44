"""What `make test` does with what is red: shown with a small suite that goes red as it is told to."""

import textwrap
from pathlib import Path

import pytest

from vestibule.supervisor import suite

# Each journey writes down that it was walked, and by whom.
SUITE = """
import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def walk(name):
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    with (HERE / "walked").open("a") as walked:
        walked.write(f"{name} {worker}\\n")
    return (HERE / "walked").read_text().count(f"{name} ")


def test_green():
    walk("green")


"""
UNSTEADY = """
def test_unsteady():
    print("what was printed meanwhile")
    assert walk("unsteady") > 1, "the button was not there yet"
"""
UNSTEADY_STACK = """
@pytest.fixture
def stack():
    if walk("stack") == 1:
        raise OSError("the stack did not start")


def test_with_a_stack(stack):
    pass
"""
RED = """
def test_red():
    walk("red")
    assert not "as always"
"""
SKIPPED_LATER = """
def test_skipped_later():
    if walk("skipped") > 1:
        pytest.skip("nothing was shown")
    raise AssertionError("the button was not there yet")
"""
UNREADABLE = "this is no Python"
PLAIN = "[pytest]\naddopts = -p xdist.plugin -p no:cacheprovider\nmarkers = soak: long\n"
HEADING = f"{' unsteady ':=^80}"


class Small:
    """A suite of its own with journeys, of which `walked` says which were walked where."""

    def __init__(self, root: Path) -> None:
        self.folder = root / suite.JOURNEYS
        self.folder.mkdir(parents=True)
        (root / "pytest.ini").write_text(PLAIN)

    def has(self, *parts: str, file: str = "test_small.py") -> None:
        (self.folder / file).write_text(SUITE + "\n\n".join(textwrap.dedent(part) for part in parts))

    def walked(self, name: str) -> list[str]:
        """By which workers a journey was walked, one after the other."""
        lines = (self.folder / "walked").read_text().splitlines()
        return [line.split()[1] for line in lines if line.split()[0] == name]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    monkeypatch.setattr(suite, "ROOT", tmp_path)
    monkeypatch.setattr(suite, "compile_catalogues", lambda: None)
    for name in ("PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    return Small(tmp_path)


def test_unsteady_journeys_are_walked_again_alone_and_told_in_full(small: Small, capfd: pytest.CaptureFixture[str]):
    small.has(UNSTEADY, UNSTEADY_STACK)
    assert suite.journeys(()) == 0
    first, again = small.walked("unsteady")
    assert (first[:2], again) == ("gw", "alone")
    assert len(small.walked("green")) == 1
    at_once, heading, told = capfd.readouterr().out.partition(HEADING)
    assert " red: tests/journeys/test_small.py::test_unsteady\n" in at_once
    assert heading
    assert "tests/journeys/test_small.py::test_unsteady" in told
    assert "AssertionError: the button was not there yet" in told
    assert "what was printed meanwhile" in told
    assert "OSError: the stack did not start" in told


def test_journey_that_does_not_become_green_fails_the_run(small: Small, capfd: pytest.CaptureFixture[str]):
    small.has(UNSTEADY, RED, SKIPPED_LATER)
    assert suite.journeys(()) == suite.SOME_RED
    assert small.walked("red")[1:] == small.walked("skipped")[1:] == ["alone"]
    _before, heading, told = capfd.readouterr().out.partition(HEADING)
    assert heading
    assert "test_unsteady" in told
    assert "test_red" not in told
    assert "test_skipped" not in told


def test_journey_beside_one_that_cannot_be_read_fails_the_run(small: Small):
    small.has(UNSTEADY)
    (small.folder / "test_unreadable.py").write_text(UNREADABLE)
    assert suite.journeys(()) != 0
    assert not (small.folder / "walked").exists() or len(small.walked("unsteady")) == 1


J, PROOF = (f"{suite.JOURNEYS}/test_{name}" for name in ("small.py::test", "marks.py::test_goes_red"))


@pytest.mark.parametrize(
    ("code", "red"),
    [
        (suite.SOME_RED, [f"{J}_{number}" for number in range(suite.RUN_AGAIN + 1)]),
        (suite.SOME_RED, [J, f"{PROOF}[A1-test]"]),
        (suite.SOME_RED, [f"{suite.JOURNEYS}/test_small.py"]),
        (suite.SOME_RED, [J, "tests/isolation/test_matrix.py::test_door"]),
        (suite.SOME_RED, ["tests/architecture/test_docs.py::test_map"]),
        (suite.SOME_RED, []),
        (2, [J]),
        (3, [J]),
    ],
    ids=["many", "a proof that did not go red", "unreadable", "a leak", "a layer", "nothing", "interrupted", "broken"],
)
def test_what_is_no_race_is_not_walked_again(code: int, red: list[str], small: Small, monkeypatch: pytest.MonkeyPatch):
    walks = [suite._Run(code, dict.fromkeys(red, "why"), frozenset())]
    monkeypatch.setattr(suite, "_noted", lambda *_arguments: walks.pop())
    assert suite.journeys(()) == code


def test_unit_test_that_is_red_by_chance_does_not_fail_the_run(small: Small, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(suite, "SEED", ["true"])
    small.has("")
    folder = small.folder.parent / "core"
    folder.mkdir()
    (folder / "test_clock.py").write_text(SUITE + textwrap.dedent(UNSTEADY))
    assert suite.everything(()) == 0
    assert len((folder / "walked").read_text().split("unsteady")) == 3


def test_what_somebody_chose_is_run_once(small: Small, monkeypatch: pytest.MonkeyPatch):
    calls = []
    monkeypatch.setattr(suite, "_pytest", lambda *arguments: calls.append(arguments) or suite.SOME_RED)
    assert suite.journeys(("-k", "couple")) == suite.SOME_RED
    assert suite.everything(("tests/core",)) == suite.SOME_RED
    assert [call[0] for call in calls] == [suite.JOURNEYS, "tests/core"]
