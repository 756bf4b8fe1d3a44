"""What professionals see of journeys, and the firm’s plans."""
