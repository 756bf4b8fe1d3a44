"""From a wish to a working tenant: a pool of ready schemas, and claiming one.

Runs with the provisioner's login only.
"""
