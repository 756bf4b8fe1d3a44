"""Customers who are not clients yet: the list of them, and adding one together with the first dossier.

Owns how prospects are found, filtered and added.
Owns no data: customers and dossiers keep what this room starts.
"""
