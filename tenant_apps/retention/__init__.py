"""How long the firm keeps what it knows of people who did not become clients, and erasing it when that time is over.

Owns the months for each reason, the date of each customer, the holds, and the list of what was erased.
Never erases a client, and never keeps a name of somebody who was erased.
"""
