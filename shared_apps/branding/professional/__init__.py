"""Settings > Branding."""
