"""Where a firm sets its client portal up."""
