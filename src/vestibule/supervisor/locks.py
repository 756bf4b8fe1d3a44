"""The hashed locks, made from pyproject.toml without any registry's address in them."""

import subprocess

from vestibule.supervisor.places import ROOT

_COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-header", "pyproject.toml"),
)


def renew() -> int:
    """Write both locks. What is pinned stays pinned unless pyproject.toml asks for something else."""
    uv = str(ROOT / ".venv" / "bin" / "uv")
    for name, extra in (("requirements-dev.lock", ("--group", "dev")), ("requirements.lock", ())):
        command = [uv, *_COMPILE, *extra, "--output-file", name]
        if name == "requirements.lock":
            command += ["--constraint", "requirements-dev.lock"]
        result = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False)
        if result.returncode != 0:
            return result.returncode
    return 0
