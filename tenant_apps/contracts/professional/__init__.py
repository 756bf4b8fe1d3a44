"""What professionals see of contracts."""
