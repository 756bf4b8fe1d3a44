"""What professionals see of conversations."""
