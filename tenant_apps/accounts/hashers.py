"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with the least that OWASP recommends (19 MiB, two passes, one lane).

    Django's own settings take 100 MiB and eight lanes for each try: four tries per log-in, whoever shares the address,
    would let a handful of visitors exhaust a small machine. A stored hash names its settings, so these may grow later.
    """

    time_cost = 2
    memory_cost = 19456
    parallelism = 1
