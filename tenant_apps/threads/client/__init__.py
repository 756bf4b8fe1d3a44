"""What clients see of conversations."""
