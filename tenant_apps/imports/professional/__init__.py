"""What professionals see of this room."""
