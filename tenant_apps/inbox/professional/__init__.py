"""What professionals see of their inbox."""
