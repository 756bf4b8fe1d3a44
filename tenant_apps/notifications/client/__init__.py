"""Settings of a client: how one is told of news."""
