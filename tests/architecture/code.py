"""The product's own source, read and never run, and what a planted sample of it looks like."""

import ast
import subprocess
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("src/vestibule", "tenants", "shared_apps", "tenant_apps", "themes")
DOORS = frozenset({"professional", "client", "public", "operator", "account", "api", "mailbox", "gallery"})


@dataclass(frozen=True)
class Source:
    """One file of Python, named as in the repository."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def parts(self) -> tuple[str, ...]:
        return Path(self.path).with_suffix("").parts

    @property
    def is_door(self) -> bool:
        """Whether it belongs to a folder by which somebody comes in."""
        return bool(DOORS & set(self.parts[:-1]))

    def is_in(self, *names: str) -> bool:
        """Whether a folder or the file itself has one of these names."""
        return bool(set(names) & set(self.parts))

    def calls(self) -> Iterator[ast.Call]:
        """Every call in the file."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def at(self, node: ast.AST) -> str:
        """Where the node stands, as an editor opens it."""
        return f"{self.path}:{node.lineno}"


def sample(path: str, text: str) -> Source:
    """Plant a piece of source, as if it stood at this path."""
    return Source(path, textwrap.dedent(text))


@cache
def tracked() -> tuple[str, ...]:
    """Every file of the repository; without git, every file that is not made."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(sorted(name for name in listed.stdout.splitlines() if (ROOT / name).is_file()))


@cache
def product() -> tuple[Source, ...]:
    """Every source of the product, migrations left out: they are what they were."""
    names = [
        name for name in tracked() if name.endswith(".py") and name.startswith(FLOORS) and "/migrations/" not in name
    ]
    assert len(names) > 300, "the walk over the sources found too few"
    return tuple(Source(name, (ROOT / name).read_text(encoding="utf-8")) for name in names)


def rooms() -> list[str]:
    """Every room, as a path."""
    return sorted(
        {"/".join(source.parts[:2]) for source in product() if source.parts[0] in {"shared_apps", "tenant_apps"}}
        - {"shared_apps/__init__", "tenant_apps/__init__"}
    )


def dotted(node: ast.AST) -> str:
    """Write a chain of names and calls as ``a.b().c``; what cannot be named is left out."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{dotted(node.value)}.{node.attr}"
        case ast.Call():
            return f"{dotted(node.func)}()"
        case ast.Subscript():
            return f"{dotted(node.value)}[]"
        case _:
            return ""


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """Return the value of a keyword argument."""
    return next((argument.value for argument in call.keywords if argument.arg == name), None)


def literal(node: ast.AST | None) -> object:
    """Return what a literal says, or None."""
    try:
        return ast.literal_eval(node) if node is not None else None
    except ValueError:
        return None
