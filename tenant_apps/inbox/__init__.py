"""What the product tells those who work at the firm: one inbox for each person and each team.

Owns the notices, who is told of what and how, and the summaries by e-mail.
Never decides that something is news: the room in which it happened declares the kind of notice and raises it.
"""
