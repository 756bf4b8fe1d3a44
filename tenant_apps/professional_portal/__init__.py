"""The shell of the professional portal: navigation, home, search, and the index of settings.

Owns what joins the rooms on one page: the dashboard's reads, the global search, the two lists of links.
Never owns data or a subject: each page of a subject lives in its room and is reached by its address.
"""
