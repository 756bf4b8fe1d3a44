"""Which texts the reader sees now: asked hundreds of times for one page."""

from threading import get_ident

from django.utils.translation import get_language, trans_real

_CELL = getattr(getattr(trans_real._active, "_storage", None), "_data", None)  # noqa: SLF001 - it has no public name


def catalogue() -> object:
    """The catalogue of the reader's language as it is loaded now, or the language where none is chosen."""
    held = _CELL.get(None) if _CELL is not None else None
    if held is None or held.thread_id != get_ident():
        return getattr(trans_real._active, "value", None) or get_language()  # noqa: SLF001 - it has no public name
    return held.data.get("value") or get_language()
