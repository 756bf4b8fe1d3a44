"""The chat of the client portal."""
