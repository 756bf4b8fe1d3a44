"""What programs read of this room."""
