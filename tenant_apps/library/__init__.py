"""The firm's important documents, such as its services guide and its terms: the same for every client.

Owns categories, the documents in them, and each file that was ever in force with the language it is for.
Never holds anything about one client: what is made available to a person belongs to a dossier.
"""
