"""The chat of the professional portal."""
