"""Deliveries as professionals follow them."""
