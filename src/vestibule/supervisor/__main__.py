"""The command line behind the Makefile: `python -m vestibule.supervisor run`."""

import signal
import sys

from vestibule.supervisor.errors import CannotStart


def main(arguments: list[str]) -> int:
    """Carry out the named command. Each imports only what it uses, so that `run` starts at once."""
    match arguments:
        case ["run"]:
            from vestibule.supervisor.settings import Settings
            from vestibule.supervisor.supervise import Supervisor
            from vestibule.supervisor.tether import tether

            tether(signal.SIGTERM)  # when make is killed nobody is left to press Ctrl-C
            return Supervisor(Settings.from_environment()).run()
        case ["check"]:
            from vestibule.supervisor.checks import check

            return check()
        case ["test" | "journeys" | "soak" as what, *more]:
            from vestibule.supervisor import suite

            return {"test": suite.everything, "journeys": suite.journeys, "soak": suite.soak}[what](more)
        case ["catalogues"]:
            from vestibule.supervisor.catalogues import compile_catalogues

            compile_catalogues()
            return 0
        case ["messages"]:
            from vestibule.supervisor.catalogues import gather

            gather()
            return 0
        case ["lock"]:
            from vestibule.supervisor.locks import renew

            return renew()
        case _:
            print("usage: python -m vestibule.supervisor run|check|test|journeys|soak|catalogues|messages|lock", file=sys.stderr)
            return 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except CannotStart as problem:
        print(f"vestibule: {problem}", file=sys.stderr)
        sys.exit(1)
