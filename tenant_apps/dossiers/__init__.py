"""A piece of work for a customer: its workflow and stage, its products, and what the client must still do.

Owns dossiers, action points, the progress that follows from them with the reason of each fall, and the team's notes.
Never owns a document, an answer or an invitation: those rooms tell what happened, and the action points follow.
"""
