"""The catalogues in `locale/`: compiled without gettext, gathered and compared with it."""

import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import polib

from vestibule.supervisor.errors import CannotStart
from vestibule.supervisor.places import ROOT

WITH_READY_TEXTS = ("nl", "fr", "de")  # what is seeded is written in these, beside English
READY_MADE = "ready-made"
SOURCES = ("src", "tenants", "shared_apps", "tenant_apps", "themes")
_SHOWN = 20


def languages(tree: Path = ROOT) -> list[str]:
    """The languages of the settings that have a catalogue: all but English, which is the source."""
    settings = ast.parse((tree / "src" / "vestibule" / "config" / "settings.py").read_text(encoding="utf-8"))
    for statement in settings.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "LANGUAGES":
            codes = [ast.literal_eval(pair.elts[0]) for pair in statement.value.elts]  # type: ignore[attr-defined]
            return [code for code in codes if code != "en"]
    raise CannotStart("The settings name no languages.")


def compile_catalogues(folder: Path = ROOT / "locale") -> int:
    """Compile each catalogue that is newer than its compiled form; return how many there were."""
    stale = [source for source in folder.rglob("*.po") if not _is_fresh(source)]
    for source in stale:
        compiled = source.with_suffix(".mo")
        unfinished = compiled.with_suffix(".mo.new")
        polib.pofile(str(source)).save_as_mofile(str(unfinished))
        unfinished.replace(compiled)
    return len(stale)


def gather(tree: Path = ROOT) -> None:
    """Bring the catalogues of `tree` up to date with the texts in its code and templates."""
    if shutil.which("xgettext") is None:
        raise CannotStart("Gathering texts needs gettext: apt-get install gettext.")
    codes = languages(tree)
    for language in codes:
        (tree / "locale" / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    locales = (part for language in codes for part in ("--locale", language))
    options = (
        "--no-location",
        "--no-wrap",
        "--no-obsolete",
        "--ignore",
        ".venv",
        "--ignore",
        "var",
        "--ignore",
        "tests",
    )
    command = [sys.executable, "-m", "django", "makemessages", *locales, *options]
    environment = {"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(tree), "HOME": str(tree)}
    result = subprocess.run(
        command, cwd=tree, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        raise CannotStart(f"The texts cannot be gathered: {result.stderr.strip() or result.stdout.strip()}")
    for language in codes:
        _drop_date(tree / "locale" / language / "LC_MESSAGES" / "django.po")
        if language not in WITH_READY_TEXTS:
            _add_ready_texts(tree, language)


def _drop_date(path: Path) -> None:
    """Leave out what changes at each gathering though no text did."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    for name in ("Report-Msgid-Bugs-To", "POT-Creation-Date"):
        catalogue.metadata.pop(name, None)
    catalogue.save(str(path))


def _add_ready_texts(tree: Path, language: str) -> None:
    """Put what is seeded into the catalogue of a language in which it is not written here."""
    environment = {**os.environ, "PYTHONPATH": f"{tree / 'src'}{os.pathsep}{tree}"}
    environment["DJANGO_SETTINGS_MODULE"] = "vestibule.config.settings"
    command = [sys.executable, "-m", "django", "ready_texts"]
    result = subprocess.run(
        command, cwd=tree, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        raise CannotStart(f"The ready-made texts cannot be gathered: {result.stderr.strip()}")
    path = tree / "locale" / language / "LC_MESSAGES" / "django.po"
    catalogue = polib.pofile(str(path), wrapwidth=0)
    known = {entry.msgid: entry for entry in catalogue if entry.msgctxt == READY_MADE}
    for text in json.loads(result.stdout):
        if text in known:
            known[text].obsolete = False
        else:
            catalogue.append(polib.POEntry(msgctxt=READY_MADE, msgid=text))
    catalogue.save(str(path))


def gaps() -> list[str]:
    """Return one line per text that a language lacks, gathering from a copy so that the tree stays as it is."""
    with tempfile.TemporaryDirectory(prefix="vestibule-texts-") as folder:
        copy = Path(folder)
        for name in (*SOURCES, "locale"):
            if (ROOT / name).exists():
                shutil.copytree(
                    ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "static", "*.mo")
                )
        gather(copy)
        return [line for language in languages(copy) for line in _gaps_of(copy, language)]


def _gaps_of(tree: Path, language: str) -> Iterable[str]:
    catalogue = polib.pofile(str(tree / "locale" / language / "LC_MESSAGES" / "django.po"))
    missing = [*catalogue.untranslated_entries(), *catalogue.fuzzy_entries()]
    if missing:
        yield f"{language}: {len(missing)} of {len(catalogue)} texts are not translated"
    yield from (f"{language}: {entry.msgid[:100]!r}" for entry in missing[:_SHOWN])


def _is_fresh(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime
