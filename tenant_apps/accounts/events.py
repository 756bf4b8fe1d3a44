"""News for the rooms above. Each carries ``account`` and ``actor``."""

from django.dispatch import Signal

account_activated = Signal()
account_changed = Signal()
"""Carries ``changed`` too, the names of the fields."""
account_deactivated = Signal()
email_changed = Signal()
logged_in = Signal()
"""Carries ``request`` too; the session is the new one."""
two_factor_changed = Signal()
