"""Everything that a person or the product can do with flows, runs and answers."""
