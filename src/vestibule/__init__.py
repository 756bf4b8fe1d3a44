"""Vestibule: two branded portals for a firm of financial advisers and the people it advises."""
