"""Tags of this room's own templates."""
