"""News for the rooms above. Each carries ``account`` and ``actor``."""

from django.dispatch import Signal

account_activated = Signal()
account_changed = Signal()
account_deactivated = Signal()
email_changed = Signal()
logged_in = Signal()
"""Carries ``request`` too; the session is the new one."""
two_factor_changed = Signal()
