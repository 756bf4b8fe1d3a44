"""The help centre in the client portal."""
