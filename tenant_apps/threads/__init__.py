"""What a firm and its clients write to each other about a dossier: conversations, attachments, whose turn it is.

Owns conversations and everything in them, and telling people, without the content, that something waits to be read.
Never owns a note of the team: notes stay with the dossier, and nothing in this room shows one.
"""
