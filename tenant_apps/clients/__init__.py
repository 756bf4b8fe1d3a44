"""Clients: the file of somebody who became one, how people and companies belong together, and what they hold.

Owns the firm's own facts about a client, relations between parties, what a client has, and what each edit changed.
Never keeps names or addresses, which are the customers', and never shows anything where the plan lacks the module.
"""
