"""Bringing clients in from other systems: a file is read, checked row by row, put right in place, and brought in.

Owns uploaded files, their rows, how columns of a file are read, and what each row became.
Never writes customers, products or relations itself: the commands of their rooms do, with all that they guarantee.
"""
