"""What professionals see."""
