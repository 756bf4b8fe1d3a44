"""The codes of this room's rights, for the reads that depend on them."""

from enum import StrEnum


class Right(StrEnum):
    """What ``policies`` declares."""

    VIEW_RECORD = "activity:view_record"
    VIEW_HISTORY = "activity:view_history"
