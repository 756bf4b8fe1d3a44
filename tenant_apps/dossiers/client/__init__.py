"""What clients see of dossiers: the documents that the firm makes available to them."""
