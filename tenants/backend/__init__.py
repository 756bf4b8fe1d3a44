"""The database engine: the connection "default" is the tenant's own PostgreSQL login, or an error."""
