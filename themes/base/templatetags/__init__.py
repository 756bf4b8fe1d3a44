"""Tags that templates load as `theme`."""
