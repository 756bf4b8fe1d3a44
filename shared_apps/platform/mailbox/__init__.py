"""The mailbox page of the embedded default: what would have left the house by e-mail or SMS. Never mounted elsewhere."""
