"""What each organisation has of its own, in its own schema and under its own database login."""
