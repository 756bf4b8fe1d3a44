"""The host that hands out files."""
