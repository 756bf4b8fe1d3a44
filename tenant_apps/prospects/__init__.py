"""Customers who are not clients yet: the list of them, and adding one together with the first dossier.

Owns how prospects are found, filtered and added.
Never keeps data of its own: customers and dossiers keep what this room starts.
"""
