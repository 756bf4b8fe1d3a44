"""E-mail and SMS to people: written in the reader's language with the fact, sent after its commit, followed until sent.

Owns the messages, their delivery states, and erasing what nobody may read twice.
Never decides what to tell whom: rooms call ``vestibule.core.messages.send`` and bring their own templates.
"""
