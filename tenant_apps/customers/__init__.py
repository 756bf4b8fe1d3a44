"""Who the firm advises: people and legal entities, and the customers they form together.

Owns names, contact details, who belongs to which customer, customer numbers and the warning about duplicates.
Never decides what a customer still has to do, and never speaks to the customer.
"""
