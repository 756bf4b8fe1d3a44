"""Where colleagues give documents to many clients."""
