"""The image for containers: what it copies is there and is enough, and each process that it is started as exists.

Where images can be built, building it says more; this says it everywhere.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
LINES = (DEPLOY / "Containerfile").read_text().replace("\\\n", " ").splitlines()
# What a build does before anything of ours runs, and what needs the machine of an image.
NOT_OURS = ("-m venv", "/pip install", "uv pip install", "apt-get", "rm -rf", "useradd", "chown")


def instructions(name: str) -> list[str]:
    """Return what stands behind each instruction of this name."""
    return [line.removeprefix(name).strip() for line in LINES if line.startswith(f"{name} ")]


def copied() -> list[str]:
    """Return what the build takes from the repository."""
    return [path for line in instructions("COPY") if not line.startswith("--") for path in shlex.split(line)[:-1]]


def own_steps() -> list[list[str]]:
    """Return our own commands of the build, as this interpreter runs them; static files are found and not packed."""
    steps = [step.strip() for line in instructions("RUN") for step in line.split("&&")]
    ours = [step for step in steps if not any(word in step for word in NOT_OURS)]
    return [
        [sys.executable, *shlex.split(step)[1:], *(["--dry-run"] if "collectstatic" in step else [])] for step in ours
    ]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the image holds and nothing else."""
    folder = tmp_path_factory.mktemp("image")
    for name in copied():
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copy(source, folder / name)
    return folder


def run(image: Path, *command: str) -> None:
    """Run a command in the image's folder, with the image's environment and none of the test's."""
    settings = dict(pair.split("=", 1) for line in instructions("ENV") for pair in shlex.split(line))
    inside = {name: value.replace("/srv/vestibule", str(image)) for name, value in settings.items() if name != "PATH"}
    done = subprocess.run(
        command, cwd=image, env={"PATH": os.environ["PATH"]} | inside, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_image_holds_what_its_build_and_its_web_process_need(image: Path) -> None:
    assert len(own_steps()) == 2
    for step in own_steps():
        run(image, *step)
    assert list((image / "locale").glob("*/LC_MESSAGES/*.mo"))
    started = re.findall(r'"([^"]+)"', instructions("CMD")[0])
    run(image, sys.executable, *started[1:], "--check-config")


def test_processes_are_started_by_commands_that_exist() -> None:
    written = "".join(path.read_text() for path in [*DEPLOY.rglob("*.yaml"), DEPLOY / "Containerfile"])
    started = set(re.findall(r"manage\.py[\"',]*\s*[\"']?([a-z_]+)", written))
    assert started >= {"worker", "scheduler", "provisioner", "install", "collectstatic"}
    assert started - set(get_commands()) == set()
