"""Access of one person to one dossier: the invitation, the passcode, what may be seen, and its end.

Owns invites and the grants that follow from them; every client read in the house goes by these grants.
Never owns the account that results, nor what the client then does.
"""
