"""News from this room, heard by the rooms above."""

from django.dispatch import Signal

check_decided = Signal()
"""A due diligence was decided, by two people where it had to be: ``check``, ``actor``."""

check_reopened = Signal()
"""A decided due diligence was opened again: ``check``, ``actor``."""
