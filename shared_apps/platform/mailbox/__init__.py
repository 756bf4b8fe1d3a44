"""The mailbox page of the embedded default: what would have left the house. Never mounted elsewhere."""
