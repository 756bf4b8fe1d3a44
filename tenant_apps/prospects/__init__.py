"""Customers who are not clients yet: the list of them, and adding one together with the first dossier.

Owns how prospects are found, filtered and added, what was decided about each, saved lists, and work on many at once.
Never keeps who somebody is or what is asked of them: customers and dossiers keep what this room starts.
"""
