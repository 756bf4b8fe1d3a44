"""How schemas, logins and grants come to be: installing a database, building a tenant's schema, keeping the script."""
