"""Who is asking: hosts, tenants, database logins, and everything that must carry the tenant.

Owns the public tables of tenants and domains, the one context, the database backend, provisioning and fleet migration.
Never knows what a room stores; it is the only code that imports django_tenants.
"""
