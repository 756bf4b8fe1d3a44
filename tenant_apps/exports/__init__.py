"""What a client may take along: everything that is kept about them, as a file, on their own wish.

Owns the wish, the file while it lies ready, and forgetting it again.
Never shows more than the portal does: what the client may see at that moment, and nothing of anybody else.
"""
