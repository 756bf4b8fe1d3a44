#!/usr/bin/env python
"""Django's command line, inside the environment of the running stack where there is one."""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    """Run a management command; an environment that is already set wins over the running stack's."""
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vestibule.config.settings")
    running = Path(os.environ.get("VESTIBULE_VAR", ROOT / "var")) / "run" / "env.json"
    if "VESTIBULE_PROCESS" not in os.environ and running.exists():
        for name, value in json.loads(running.read_text()).items():
            os.environ.setdefault(name, value)

    from django.core.management import execute_from_command_line  # noqa: PLC0415 - the path is set just above

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
