"""Every component in every state, and every layout, for those who build pages. In the embedded default only."""
