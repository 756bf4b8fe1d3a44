"""Everything that can be done to imports, by noun."""
