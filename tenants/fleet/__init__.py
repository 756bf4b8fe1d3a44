"""Migrating every schema: nothing to do is one query, one migration is collected once and replayed for each tenant."""
