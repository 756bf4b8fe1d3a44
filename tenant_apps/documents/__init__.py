"""The papers that a customer delivers: what was asked, the files that came, and the verdict on them.

Owns document types, requests, uploads, the checks on every file, the review loop and the downloads.
Never decides what a dossier needs or how far it has come, and never writes to the customer by itself.
"""
