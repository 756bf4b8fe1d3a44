"""Documents for many clients at once: one for all or for chosen ones, or a file for each, found by the file's name.

Owns what was handed over, which file goes to whom, how far that is, and what became of it for each client.
Never keeps what clients read, which the dossiers make available, and never guesses: where a name fits several it asks.
"""
