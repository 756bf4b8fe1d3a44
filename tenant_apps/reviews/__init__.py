"""Reviews of clients: once a year, or sooner where the risk is high, a client is asked everything in one go.

Owns when a review is due and for whom it is, what was asked, what changed, and how it was closed, by two if risk rose.
Never keeps an answer or a paper, and never rates: flows, documents and due diligence do, and a review points to them.
"""
