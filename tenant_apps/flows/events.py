"""News from this room, heard by the rooms above."""

from django.dispatch import Signal

answers_changed = Signal()
"""Answers were given or confirmed: ``run``, ``actor``, ``questions`` (their keys)."""

run_completed = Signal()
"""All required questions are answered and the answers were sent: ``run``, ``actor``."""

band_overridden = Signal()
"""An adviser set another band than the one that counted ``before`` (its key): ``run``, ``override``, ``actor``."""

run_reopened = Signal()
"""Answers that had been sent may be changed again: ``run``, ``actor``."""
