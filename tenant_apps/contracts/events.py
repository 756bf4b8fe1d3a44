"""News from this room, heard by the rooms above."""

from django.dispatch import Signal

contract_moved = Signal()
"""A contract was sent, signed or withdrawn, or its signature taken back: ``contract``, ``actor``, ``is_taken_back``."""
