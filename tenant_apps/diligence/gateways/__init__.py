"""What this room has done by other programs."""
