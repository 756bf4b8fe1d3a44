"""News from this room, heard by the rooms above."""

from django.dispatch import Signal

access_narrowed = Signal()
"""Somebody who logs in may see less than before: ``account``, ``actor``."""
