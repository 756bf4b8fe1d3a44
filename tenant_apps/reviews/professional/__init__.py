"""Where colleagues plan, start and close reviews."""
