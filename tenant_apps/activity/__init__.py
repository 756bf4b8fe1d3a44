"""The organisation's record: who did or read what, when, in order and chained so that no line can change unseen.

Owns the entries, the chain of hashes over them, its check and its anchors outside the database.
Never knows what a line is about beyond a verb, a kind and a public id, and never holds a document's content.
"""
