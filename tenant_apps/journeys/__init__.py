"""Journeys: in which steps a firm takes somebody on, and who does each of them.

Owns the firm's three ways of working, the steps of each dossier, whose pen each is, and how it changed hands.
Never keeps answers or papers: fact finds, documents and action points stay with their rooms, and a step follows them.
"""
