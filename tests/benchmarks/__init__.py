"""What tenancy costs, against the floor and against django-tenants at its defaults, in one run: `make bench`."""
