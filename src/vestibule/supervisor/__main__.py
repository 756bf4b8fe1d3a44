"""The command line behind the Makefile: `python -m vestibule.supervisor run`."""

import signal
import sys

from vestibule.supervisor.errors import CannotStart
from vestibule.supervisor.settings import Settings
from vestibule.supervisor.supervise import Supervisor
from vestibule.supervisor.tether import tether


def main() -> int:
    """Run the named command; what a person can put right is one sentence."""
    match sys.argv[1:]:
        case ["run"]:
            # make was killed: nobody is left to press Ctrl-C.
            tether(signal.SIGTERM)
            return Supervisor(Settings.from_environment()).run()
        case _:
            print("usage: python -m vestibule.supervisor run", file=sys.stderr)
            return 2


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CannotStart as problem:
        print(f"vestibule: {problem}", file=sys.stderr)
        sys.exit(1)
