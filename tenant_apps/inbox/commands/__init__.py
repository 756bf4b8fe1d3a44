"""Everything that can be done with notices."""
