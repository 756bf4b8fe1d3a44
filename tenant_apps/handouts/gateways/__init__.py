"""What this room opens of other programs' making."""
