"""`make check`: every fast question about the work tree, asked at once, answered in one list."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from vestibule.supervisor.catalogues import gaps
from vestibule.supervisor.places import ROOT

BIN = Path(sys.executable).parent
TEMPLATE_FOLDERS = ("themes", "shared_apps", "tenant_apps")


@dataclass(frozen=True)
class Answer:
    """What one check said."""

    name: str
    passed: bool
    text: str
    seconds: float


def check() -> int:
    """Run every check, two at a time, print what is wrong, and return the exit code."""
    checks: dict[str, Callable[[], tuple[bool, str]]] = {
        "types": lambda: _run([str(BIN / "mypy"), "--no-error-summary"]),
        "lint": lambda: _run([str(BIN / "ruff"), "check", "--quiet", "."]),
        "format": lambda: _run([str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
        "import order": lambda: _run([str(BIN / "lint-imports")]),
        "templates": lambda: _run([str(BIN / "djlint"), "--lint", "--quiet", *_template_folders()]),
        "migrations": lambda: _run([sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]),
        "schema script": lambda: _run(
            [sys.executable, "manage.py", "write_tenant_script", "--check"], settings="vestibule.config.settings"
        ),
        "catalogues": _catalogues,
    }
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        pending = [pool.submit(_answer, name, ask) for name, ask in checks.items()]
        answers = [each.result() for each in pending]
    for answer in answers:
        print(f"{'ok    ' if answer.passed else 'FAILED'}  {answer.name:<14} {answer.seconds:5.1f} s", flush=True)
    for answer in answers:
        if not answer.passed:
            print(f"\n--- {answer.name} ---\n{answer.text.strip()}", flush=True)
    return 0 if all(answer.passed for answer in answers) else 1


def _answer(name: str, ask: Callable[[], tuple[bool, str]]) -> Answer:
    began = time.monotonic()
    passed, text = ask()
    return Answer(name, passed, text, time.monotonic() - began)


def _run(command: Sequence[str], *, settings: str = "tests.settings") -> tuple[bool, str]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings, "VESTIBULE_PROCESS": "manage"}
    result = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    return result.returncode == 0, result.stdout + result.stderr


def _template_folders() -> list[str]:
    return [name for name in TEMPLATE_FOLDERS if next((ROOT / name).rglob("*.html"), None)]


def _catalogues() -> tuple[bool, str]:
    missing = gaps()
    return not missing, "\n".join(missing)
