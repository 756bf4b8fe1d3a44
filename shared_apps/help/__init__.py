"""The help centre: articles for professionals and for clients in every language, and what readers thought of them.

Owns the articles (kept as files in ``catalogue``, loaded into the public schema), the search, verdicts of readers, and
questions that were handed over to customer success.
Never holds anything of a client's file: what is answered from there is answered in the organisation's own schema.
"""
