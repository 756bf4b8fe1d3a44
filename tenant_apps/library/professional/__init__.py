"""Important documents in the professional portal."""
