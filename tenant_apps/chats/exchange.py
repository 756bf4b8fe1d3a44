"""What was asked in this browser, for as long as the person is at it: the questions alone, in the session.

Answers are made anew whenever they are shown, so that what somebody may no longer see is no longer shown.
"""

import time

from django.http import HttpRequest

KEY = "chat"
MOST = 6
"""Questions that are kept: the oldest leaves."""

KEPT = 8 * 3_600
"""Seconds after the last question until all are forgotten, if logging out does not come first."""


def asked(request: HttpRequest, door: str) -> list[str]:
    """The questions, the oldest first."""
    held = request.session.get(KEY, {}).get(door)
    return list(held["asked"]) if held and time.time() - held["at"] < KEPT else []


def add(request: HttpRequest, door: str, question: str) -> None:
    """Keep a question; the same one asked twice in a row is one."""
    questions = asked(request, door)
    if questions[-1:] != [question]:
        questions.append(question)
    held = {"at": int(time.time()), "asked": questions[-MOST:]}
    request.session[KEY] = {**request.session.get(KEY, {}), door: held}


def forget(request: HttpRequest, door: str) -> None:
    """Begin afresh."""
    held = {name: value for name, value in request.session.get(KEY, {}).items() if name != door}
    request.session[KEY] = held
