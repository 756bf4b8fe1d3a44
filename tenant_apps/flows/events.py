"""News from this room, heard by the rooms above."""

from django.dispatch import Signal

answers_changed = Signal()
"""Answers were given or confirmed: ``run``, ``actor``, ``questions`` (their keys)."""

run_completed = Signal()
"""All required questions are answered and the answers were sent: ``run``, ``actor``."""

run_reopened = Signal()
"""Answers that had been sent may be changed again: ``run``, ``actor``."""
