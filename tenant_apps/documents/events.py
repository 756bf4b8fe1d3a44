"""News from this room, heard by the rooms above. Sent inside the transaction that made it true."""

from django.dispatch import Signal

document_asked = Signal()
"""A request was made: ``request``, ``actor``."""

document_delivered = Signal()
"""The first checked file of a round is in, so the request now counts as delivered: ``request``, ``actor``."""

delivery_withdrawn = Signal()
"""The last checked file of a round was taken back, so the request is open again: ``request``, ``actor``."""

delivery_moved = Signal()
"""The last checked file of a round was filed under another request, so this is open again: ``request``, ``actor``."""

request_approved = Signal()
"""``request``, ``actor``."""

request_rejected = Signal()
"""The request is asked again, one round later: ``request``, ``actor``, ``reason`` and ``remark``."""

request_changed = Signal()
"""Subject or remark was edited, or the request was cancelled: ``request``, ``actor``."""

held_file_checked = Signal()
"""A file that another room holds was promoted or refused: ``file``, ``actor``."""
