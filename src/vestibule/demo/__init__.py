"""Two invented firms with their customers, for the embedded default.

Owns the names, the papers and the order in which the product's own commands are called to make them.
Never writes a row itself, and never runs against a database that was not made for the embedded default.
"""
