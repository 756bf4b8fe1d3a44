"""Settings > Own domain."""
