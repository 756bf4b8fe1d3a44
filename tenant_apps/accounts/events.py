"""News for the rooms above. Each carries ``account`` and ``actor``."""

from django.dispatch import Signal

account_activated = Signal()
account_changed = Signal()
account_deactivated = Signal()
email_changed = Signal()
two_factor_changed = Signal()
