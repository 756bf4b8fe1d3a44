"""Important documents in the client portal."""
