"""Effects that a fact must have later: rows written in the fact's own transaction, carried out after it is committed.

Owns the rows, the way they are claimed, the hint to the broker and the sweep that makes the hint dispensable.
Never knows what an effect does: rooms register theirs by name in their ``tasks.py``, through ``tenants.tasks``.
"""
