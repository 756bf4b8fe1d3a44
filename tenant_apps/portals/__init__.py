"""The client portal as the firm set it up: what clients see, what they read and accept first, videos per stage.

Owns the switches, the privacy disclosure with who accepted which version when, and the videos.
Never draws the portal: its shell asks what is switched on; videos of flows belong to the flows.
"""
