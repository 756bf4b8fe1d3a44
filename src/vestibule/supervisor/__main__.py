"""The command line behind the Makefile: `python -m vestibule.supervisor run`.

Each command imports only what it uses, so that none waits for another one's modules.
"""

import signal
import sys
from collections.abc import Callable, Sequence

from vestibule.supervisor.errors import CannotStart


def run(_arguments: Sequence[str]) -> int:
    """Start the stack and watch it until somebody stops it."""
    from vestibule.supervisor.settings import Settings
    from vestibule.supervisor.supervise import Supervisor
    from vestibule.supervisor.tether import tether

    tether(signal.SIGTERM)  # when make is killed nobody is left to press Ctrl-C
    return Supervisor(Settings.from_environment()).run()


def check(_arguments: Sequence[str]) -> int:
    """Ask every fast question about the work tree."""
    from vestibule.supervisor import checks

    return checks.check()


def test(arguments: Sequence[str]) -> int:
    """Run the suite."""
    from vestibule.supervisor import suite

    return suite.everything(arguments)


def journeys(arguments: Sequence[str]) -> int:
    """Run the browser journeys."""
    from vestibule.supervisor import suite

    return suite.journeys(arguments)


def soak(arguments: Sequence[str]) -> int:
    """Run what takes long."""
    from vestibule.supervisor import suite

    return suite.soak(arguments)


def messages(_arguments: Sequence[str]) -> int:
    """Gather the texts to translate."""
    from vestibule.supervisor import catalogues

    catalogues.gather()
    return 0


def catalogues(_arguments: Sequence[str]) -> int:
    """Compile the translated texts."""
    from vestibule.supervisor.catalogues import compile_catalogues

    compile_catalogues()
    return 0


def ddl(_arguments: Sequence[str]) -> int:
    """Write the script of an organisation's schema."""
    from vestibule.supervisor import ddl as script

    return script.write()


def language(_arguments: Sequence[str]) -> int:
    """Write the migrations and the schema script that follow from a change in the list of languages."""
    from vestibule.supervisor import ddl as script
    from vestibule.supervisor.catalogues import compile_catalogues

    compile_catalogues()
    return script.migrations() or script.write()


def bench(_arguments: Sequence[str]) -> int:
    """Measure against floor and stock."""
    from vestibule.supervisor import suite

    return suite.bench()


def features(_arguments: Sequence[str]) -> int:
    """Write the list of features from the marks on the journeys."""
    from vestibule.supervisor import suite

    return suite.features()


def lock(_arguments: Sequence[str]) -> int:
    """Renew the locks."""
    from vestibule.supervisor import locks

    return locks.renew()


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command
    for command in (run, check, test, journeys, soak, messages, catalogues, ddl, language, bench, features, lock)
}


def main() -> int:
    """Carry out the named command; what a person can put right is one sentence."""
    name, *arguments = sys.argv[1:] or [""]
    if name not in COMMANDS:
        print(f"usage: python -m vestibule.supervisor {'|'.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        return COMMANDS[name](arguments)
    except CannotStart as problem:
        print(f"vestibule: {problem}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
