"""Debian's browser, told to leave the rest of the world alone.

Its headless shell is the same engine without the windows, menus and tabs that nobody looks at: a page costs a third.
"""

import os
import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), "")
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
