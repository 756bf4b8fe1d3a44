"""The unprivileged account that PostgreSQL runs under when everything is started as root."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

NAME = "vestibule"


@dataclass(frozen=True)
class Account:
    """A system account to run a process as."""

    uid: int
    gid: int

    def reaches(self, path: Path) -> bool:
        """Whether this account may walk to `path` and enter or run it."""
        command = ["/usr/bin/test", "-x", str(path)]
        result = subprocess.run(command, check=False, user=self.uid, group=self.gid, extra_groups=[])
        return result.returncode == 0


def unprivileged() -> Account | None:
    """Return the account to step down to, or None when this process is not root's in the first place."""
    if os.geteuid() != 0:
        return None
    for make in (_existing, _created):
        account = make()
        if account is not None:
            return account
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def _existing() -> Account | None:
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid)


def _created() -> Account | None:
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if useradd is None:
        return None
    command = [useradd, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
    subprocess.run(command, check=False, capture_output=True)
    return _existing()


def ids(account: Account | None) -> tuple[int | None, int | None, list[int] | None]:
    """Return user, group and further groups for `subprocess`, which for an account are no more than its own two."""
    return (None, None, None) if account is None else (account.uid, account.gid, [])
