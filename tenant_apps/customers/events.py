"""News from this room, heard by the rooms above."""

from django.dispatch import Signal

party_changed = Signal()
"""Facts of a party were changed: ``party``, ``actor``, ``before`` and ``after`` (values by field name)."""

party_contact_changed = Signal()
"""An e-mail address or phone number was corrected: ``party``, ``actor``, ``before`` (old value by field name)."""
