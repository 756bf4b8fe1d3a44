"""The client's own settings."""
