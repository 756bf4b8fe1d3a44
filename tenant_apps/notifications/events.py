"""News for the rooms above. Each carries ``credits``: what is left for text messages."""

from django.dispatch import Signal

credits_low = Signal()
"""Most are used: told once until more are added."""
credits_added = Signal()
