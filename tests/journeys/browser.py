"""Debian's browser, told to leave the rest of the world alone."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch(playwright: Playwright) -> Browser:
    """Start a browser."""
    assert CHROMIUM, "install chromium to run the journeys"
    os.environ.pop("DISPLAY", None)
    return playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
