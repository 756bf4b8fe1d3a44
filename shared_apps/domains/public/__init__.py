"""What the edge asks before it fetches a certificate, and the pretended DNS of the demonstration."""
