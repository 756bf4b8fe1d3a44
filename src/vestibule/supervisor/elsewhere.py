"""Where PostgreSQL's files are when root started it from a place that is closed to the account it runs under."""

import shutil
import tempfile
from pathlib import Path

HOME = Path("/var/lib/vestibule")


def make_data_folder() -> Path:
    """Make an empty folder for the data of one cluster."""
    return Path(tempfile.mkdtemp(prefix="data-", dir=_home()))


def copy_of_programs(programs: Path) -> Path:
    """Return the same programs in a folder that everybody may walk to, copied once per installation."""
    package = programs.parents[1]
    copy = _home() / f"programs-{(package / '__init__.py').stat().st_mtime_ns:x}"
    if not copy.exists():
        unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=_home()))
        for folder in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(folder, unfinished / folder.name)
        unfinished.chmod(0o755)
        unfinished.rename(copy)
    return copy / package.name / "pginstall" / "bin"


def _home() -> Path:
    HOME.mkdir(mode=0o711, parents=True, exist_ok=True)
    return HOME
