"""The client portal's shell: My overview, the tabs, and the way between dossiers.

Owns navigation and the overview that joins the rooms for a client.
Never owns a subject: pages of documents, flows and dossiers live in their rooms.
"""
