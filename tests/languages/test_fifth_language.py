"""A fifth language is a line in the settings, a catalogue and one command: shown with a language that nobody speaks.

All of it happens in a copy of the product with a PostgreSQL of its own. There every page in which a text is not
translated fails, so this also finds texts that are not marked for translation.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import keeper
from tests.languages.pseudo import CLOSE, CODE, NAME, OPEN, pseudo, translate
from tests.settings import ROOT, TESTS_VAR
from vestibule.supervisor.catalogues import gather

COPIED = ("src", "tenants", "shared_apps", "tenant_apps", "themes", "tests", "locale", "manage.py", "pyproject.toml")


@dataclass(frozen=True)
class Product:
    """A copy of the product with one language more."""

    tree: Path
    said: str

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module in it."""
        return _run(self.tree, *command)


@pytest.fixture(scope="module")
def fifth() -> Iterator[Product]:
    """Do what docs/recipes/add-a-language.md says."""
    tree = TESTS_VAR / "fifth"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree(source, tree / name) if source.is_dir() else shutil.copy(source, tree / name))
    _add_the_line(tree / "src" / "vestibule" / "config" / "settings.py")
    gather(tree)
    translate(tree / "locale" / CODE / "LC_MESSAGES" / "django.po")
    command = _run(tree, "vestibule.supervisor", "language")
    assert command.returncode == 0, command.stdout + command.stderr
    yield Product(tree, command.stdout)
    keeper.wait_until_gone(_tests_var(tree))
    shutil.rmtree(tree)


def _tests_var(tree: Path) -> Path:
    return tree / "var" / "tests"


def _add_the_line(settings: Path) -> None:
    text = settings.read_text(encoding="utf-8")
    longer, count = re.subn(r'("de", _\("German"\)\))(,?\s*\])', rf'\1, ("{CODE}", _("{NAME}"))\2', text)
    assert count == 1
    settings.write_text(longer, encoding="utf-8")


def _run(tree: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("VESTIBULE_", "PYTEST_"))}
    environment |= {
        "PYTHONPATH": f"{tree / 'src'}{os.pathsep}{tree}",
        "DJANGO_SETTINGS_MODULE": "vestibule.config.settings",
        "VESTIBULE_VAR": str(tree / "var"),
        "VESTIBULE_TESTS_VAR": str(_tests_var(tree)),
        "VESTIBULE_READY_SCHEMAS": "0",  # none is waited for
    }
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=tree,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_pseudo_translation_keeps_what_is_filled_in_and_is_longer() -> None:
    made = pseudo("Dear %(name)s,\n<b>{count} files</b>\n")
    assert made.startswith(OPEN)
    assert made.endswith(CLOSE + "\n")
    assert "%(name)s" in made
    assert "<b>{count} " in made
    assert not re.search("[a-zA-Z]{2}", re.sub(r"%\(name\)s|\{count\}|</?b>", "", made))
    assert len(pseudo("A line of thirty-two characters.")) >= 32 * 1.4


def test_command_writes_a_migration_for_each_translated_table(fifth: Product) -> None:
    written = sorted(fifth.tree.glob("*_apps/*/migrations/*_language_columns.py"))
    fields = {path.parts[-3]: set(re.findall(rf"name=.(\w+)_{CODE}\b", path.read_text())) for path in written}
    asked = {path.parent.name for path in (ROOT).glob("*_apps/*/translation.py")}
    assert {room for room, columns in fields.items() if columns} == asked
    assert fields["documents"] >= {"name", "help"}
    assert fields["branding"] >= {"welcome_title", "login_text"}


def test_nothing_is_left_to_do_after_the_command(fifth: Product) -> None:
    check = fifth.run("django", "makemigrations", "--check", "--dry-run", "--settings", "tests.settings")
    assert check.returncode == 0, check.stdout + check.stderr
    script = (fifth.tree / "tenants" / "schema" / "tenant.sql").read_text(encoding="utf-8")
    assert f"name_{CODE}" in script
    assert pseudo("Identity document") in script
    assert pseudo("Name as registered") in script


def test_every_page_letter_and_message_is_translated(fifth: Product) -> None:
    crawl(fifth)


@pytest.mark.soak
def test_every_page_is_translated_for_every_colleague(fifth: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAWLED_AS_EVERYBODY", "1")
    crawl(fifth)


def crawl(fifth: Product) -> None:
    """Look at everything, a page that must fail among it."""
    crawled = fifth.run("pytest", "tests/languages/crawl.py", "-q", "-n", "0", "-p", "no:randomly", "--tb=short")
    seen = sorted(set(re.findall(r"(?:<[a-z][^>]*> '|: a translated text was cut).*", crawled.stdout)))
    assert crawled.returncode == 0, "\n".join([*seen[:200], crawled.stdout[-4000:], crawled.stderr[-2000:]])
