"""The secrets of one stack: made once, kept in `var/secrets.json` for its owner's eyes, handed out by name."""

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from vestibule.supervisor.places import Places

MASTER = "VESTIBULE_SECRET_KEY"
TENANT_KEY = "VESTIBULE_DB_TENANT_KEY"
ROUTER = "VESTIBULE_DB_ROUTER_PASSWORD"
OPERATOR = "VESTIBULE_DB_OPERATOR_PASSWORD"
PROVISIONER = "VESTIBULE_DB_PROVISIONER_PASSWORD"
DEMO = "VESTIBULE_DEMO_PASSWORD"

RANDOM = (MASTER, TENANT_KEY, ROUTER, OPERATOR, PROVISIONER)


def load(places: Places, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return every secret by name. One that the environment gives wins over, and is never written to, the file."""
    path = places.folder(".") / "secrets.json"
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    made = {name: secrets.token_hex(32) for name in RANDOM if name not in kept}
    if DEMO not in kept:
        made[DEMO] = _speakable_password()
    if made:
        kept |= made
        _write_private(path, json.dumps(kept, indent=1))
    return kept | {name: environment[name] for name in kept if environment.get(name)}


def write_environment(places: Places, environment: Mapping[str, str]) -> None:
    """Leave the environment of `manage.py` where it finds it while this stack runs."""
    _write_private(places.run / "env.json", json.dumps(dict(environment), indent=1))


def _write_private(path: Path, text: str) -> None:
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    unfinished.replace(path)


def _speakable_password() -> str:
    """Two words and two numbers: easy to say, and never like anybody's name or address."""
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    words = ["".join(secrets.choice(syllables) for _ in range(3)) for _ in range(2)]
    return "-".join(f"{word}-{secrets.randbelow(9000) + 1000}" for word in words)
