"""Bytes: where they lie, what they are, and whether they may come in."""
