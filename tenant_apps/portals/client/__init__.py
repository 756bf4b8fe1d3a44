"""What comes before a client's first page."""
