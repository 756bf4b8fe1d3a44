"""What the mail provider calls."""
