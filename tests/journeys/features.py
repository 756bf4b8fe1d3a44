"""Writes docs/features.md from the marks on the journeys: ``make features``."""

import importlib
from pathlib import Path

from tests.journeys.marked import MARKED, Journey, Marked

FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / "docs" / "features.md"


def page() -> str:
    """The list of features that a journey shows, by row."""
    rows = "\n".join(_row(marked) for marked in sorted(MARKED, key=lambda marked: marked.row))
    return (
        "# What it does, and what shows it\n\n"
        "Written by `make features` from the marks on the browser journeys. Each journey goes red when its command\n"
        "does nothing; the suite proves that for every row of this list.\n\n"
        "| row | what a person sees | journey | command |\n| --- | --- | --- | --- |\n"
        f"{rows}\n"
    )


def _row(marked: Marked) -> str:
    module = marked.journey.__module__.rsplit(".", 1)[-1]
    return f"| {marked.row} | {_sentence(marked.journey)} | `{module}` | `{marked.command}` |"


def _sentence(journey: Journey) -> str:
    words = journey.__name__.removeprefix("test_").replace("_", " ")
    return words[0].upper() + words[1:]


def main() -> None:
    """Import every journey, so that it marks itself, and write the page."""
    for module in sorted(FOLDER.glob("test_*.py")):
        importlib.import_module(f"tests.journeys.{module.stem}")
    PAGE.write_text(page())


if __name__ == "__main__":
    main()
