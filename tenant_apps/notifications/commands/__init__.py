"""Everything that is done about messages to people."""
