"""This room keeps no data of its own."""

FIELDS: dict[str, dict[str, str]] = {}
