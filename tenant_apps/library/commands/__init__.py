"""Everything that changes the important documents."""
