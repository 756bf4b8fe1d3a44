"""Everything that a person or the product can do with documents."""
