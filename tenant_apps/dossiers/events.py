"""News from this room, heard by the rooms above."""

from django.dispatch import Signal

dossier_ended = Signal()
"""The dossier came into a stage in which the work is over: ``dossier``, ``actor``."""
