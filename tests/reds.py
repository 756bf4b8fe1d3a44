"""A pytest plugin: notes in a file what went red, and why, and what went green."""

import json
from pathlib import Path

import pytest


class Notes:
    """Keeps the reports of this run, those of its workers included; a test is green when all of its phases passed."""

    def __init__(self, file: Path, terminal: pytest.TerminalReporter) -> None:
        self.file = file
        self.terminal = terminal
        self.red: dict[str, str] = {}
        self.green: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a phase of a test ended; name what failed at once, and keep its first failure in full."""
        if report.failed:
            self.terminal.write_line(f" red: {report.nodeid}")
            self.red.setdefault(report.nodeid, f"{report.longreprtext}\n{_captured(report)}".rstrip())
        elif report.passed and report.when == "call" and not hasattr(report, "wasxfail"):
            self.green.add(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note what could not be read."""
        if report.failed:
            self.red.setdefault(report.nodeid, report.longreprtext)

    def pytest_sessionfinish(self) -> None:
        """Write it down."""
        self.file.write_text(json.dumps({"red": self.red, "green": sorted(self.green - self.red.keys())}))


def _captured(report: pytest.TestReport) -> str:
    return "\n".join(f"--- {title} ---\n{content}" for title, content in report.sections)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Ask for the file."""
    parser.addoption("--reds", type=Path, help="a file to note in what went red and what went green")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Take notes in the process that hears of every test, not in its workers."""
    if config.option.reds and not hasattr(config, "workerinput"):
        terminal = config.pluginmanager.get_plugin("terminalreporter")
        config.pluginmanager.register(Notes(config.option.reds, terminal))
