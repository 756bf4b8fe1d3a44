"""Everything that can be done to dossiers, by noun."""
