"""Everything that can be done with conversations."""
