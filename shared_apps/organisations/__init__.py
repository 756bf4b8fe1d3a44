"""The firm: how it signs up, its legal identity, the languages it offers.

Owns the sign-up from the first form to the working portals, and what the public may know of a firm.
Never holds an account, a person's data beyond the sign-up's own contact, or the look (that is branding).
"""
