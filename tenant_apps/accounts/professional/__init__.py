"""The firm's people, for those who manage them."""
