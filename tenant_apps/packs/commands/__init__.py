"""Installing a pack, and taking over a new version of it."""
