"""Running the platform: the operator portal, and what the embedded default shows instead of the outside world.

Owns the operators' pages over organisations, and the mailbox page of the embedded default.
Never reads a client's data: its login has no right in any organisation's schema.
"""
