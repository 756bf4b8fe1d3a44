"""Who may enter: accounts, roles, log-in, two-factor, sessions and what a logged-in person may change of these.

Accounts never hold what the firm knows of a customer (that is a party), and never decide what a client may see of a
dossier (that is a grant of an invite).
Everything lives in the organisation's own schema; a token, a session or a device of one firm is nothing in another.
"""
