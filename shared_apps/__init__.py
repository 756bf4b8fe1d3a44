"""What all organisations share, in the public schema. It holds no account and never reads a client's data."""
