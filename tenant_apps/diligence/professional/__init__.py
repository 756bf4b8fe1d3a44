"""What professionals see of due diligence, and the firm’s weights."""
