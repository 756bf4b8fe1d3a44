"""What clients see of this room."""
