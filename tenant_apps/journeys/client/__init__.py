"""What clients see of their journey."""
