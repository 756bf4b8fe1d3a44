"""What clients see of contracts."""
