"""Starts, watches and stops every process of one stack, and sets up what they run on.

It owns the bootstrap, the embedded PostgreSQL and Valkey, the secrets that each process gets and the two commands
`make run` and `make test`. It knows commands and environments, and hands every process only its own secrets.
It never imports Django and never touches a row of anybody's data: that is what `manage.py` commands are for.
"""
