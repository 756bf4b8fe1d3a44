"""The ways by which messages leave: one file per provider, all of them behind ``Gateway``."""
