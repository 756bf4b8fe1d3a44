"""A firm's own domain: claimed in its settings, proven by a record in the DNS, checked again and again.

It owns the claims and the asking of the DNS. It never moves traffic unproven: a host is served only once the
provisioner has seen the proof, and the subdomain of the platform stays where it is whatever happens to the domain.
"""
