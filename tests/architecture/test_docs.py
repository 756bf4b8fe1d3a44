"""What is written is true: links lead somewhere, folders, modules, commands and settings that are named exist."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.code import ROOT, product, rooms, tracked

PAGES = [name for name in tracked() if name.endswith(".md")]
TOP = {name.split("/")[0] for name in tracked()}
PACKAGES = ("tenants", "shared_apps", "tenant_apps", "themes", "vestibule", "tests")
# Made when the stack runs, or parts of a room.
MADE = ("var",)
WRITTEN_BY_THE_OPERATOR = {"deploy/compose/.env"}
BINARY = {".png", ".jpg", ".woff2", ".ico", ".heic", ".pdf", ".webp", ".mo"}

_LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_MAP = re.compile(r"^ {4}([a-z_]+(?:/[a-z_]+)*/) {2,}\S", re.MULTILINE)
_MACHINE_PATH = re.compile(r"(?<![\w.])/(?:tmp|work|home|root|Users)/[\w.-]+")
# Whoever adds an address of another firm says here which: packages come from wherever the machine is set up to ask.
KNOWN_DOMAINS = {
    *("example.com", "example.org", "exemple.com"),
    *("your-firm.com", "uw-kantoor.com", "votre-cabinet.com", "ihr-unternehmen.com"),
    *("youtube.com", "youtube-nocookie.com", "vimeo.com", "linkedin.com", "notlinkedin.com", "x.com"),
    *("w3.org", "openxmlformats.org", "tus.io", "cloudflare-dns.com", "tikatangata.org"),
}
_DOMAIN = re.compile(r"\b(?:[\w-]+\.)*([\w-]+\.(?:org|com|net|io|dev))\b", re.IGNORECASE)
_INDEX = re.compile(r"--(?:extra-)?index-url\s+\S+")
_PYTHON_NAME = re.compile(rf"(?:{'|'.join(PACKAGES)})(?:\.[A-Za-z_]\w*)+")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def dead_links(page: str, text: str) -> list[str]:
    """Return the relative links of a page that lead nowhere."""
    found = []
    for target in _LINK.findall(text):
        if re.match(r"[a-z]+:", target) or target.startswith("#"):
            continue
        if not ((ROOT / page).parent / target.split("#")[0]).exists():
            found.append(f"{page}: {target}")
    return found


def missing_places(page: str, text: str) -> list[str]:
    """Return the paths that a page names and the repository does not have."""
    named = {word for word in _CODE.findall(text) if re.fullmatch(r"[\w.-]+(?:/[\w.-]+)*/?", word) and "/" in word}
    named |= set(_MAP.findall(text))
    return sorted(
        f"{page}: {name}"
        for name in named
        if name.split("/")[0] in TOP - set(MADE)
        and name not in WRITTEN_BY_THE_OPERATOR
        and not (ROOT / name).exists()
        and not _is_in_a_room(name)
    )


def _is_in_a_room(name: str) -> bool:
    return any((ROOT / room / name).exists() for room in rooms())


def missing_names(page: str, text: str) -> list[str]:
    """Return the modules and names of Python that a page names and the source does not have."""
    found = []
    for word in _CODE.findall(text):
        name = word.split("(")[0]
        if _PYTHON_NAME.fullmatch(name) and not _is_there(name.split(".")):
            found.append(f"{page}: {name}")
    return found


def _is_there(parts: list[str]) -> bool:
    folder = ROOT / "src" if parts[0] == "vestibule" else ROOT
    path, rest = folder, list(parts)
    while rest and (path / rest[0]).is_dir():
        path /= rest.pop(0)
    if rest and (path / f"{rest[0]}.py").exists():
        path = path / f"{rest.pop(0)}.py"
    if not rest:
        return True
    file = path if path.suffix else path / "__init__.py"
    return file.exists() and re.search(rf"\b{re.escape(rest[0])}\b", file.read_text(encoding="utf-8")) is not None


def foreign_lines(name: str, text: str) -> list[str]:
    """Return lines that name a folder of one machine, where packages are to come from, or an unknown domain."""
    return [
        f"{name}:{number}: {match[0]}"
        for number, line in enumerate(text.splitlines(), 1)
        for match in [_MACHINE_PATH.search(line) or _INDEX.search(line) or _unknown_domain(line)]
        if match
    ]


def _unknown_domain(line: str) -> re.Match[str] | None:
    return next((found for found in _DOMAIN.finditer(line) if found[1].lower() not in KNOWN_DOMAINS), None)


@pytest.mark.parametrize("rule", [dead_links, missing_places, missing_names])
def test_pages_name_what_is_there(rule) -> None:
    assert len(PAGES) > 30
    assert [line for page in PAGES for line in rule(page, text_of(page))] == []


def test_planted_untruths_are_seen() -> None:
    text = """[here](../nowhere.md), [there](#part), [web](https://example.org/x.md), `tenant_apps/nothing/`,
    `tenants/cache.py`, `tenants.directory.look_up` and `tenants.directory.look_down`, `/pro/`, `var/log/`, `a/b`

    tenant_apps/nobody/   a map
    """
    assert dead_links("docs/adr/x.md", text) == ["docs/adr/x.md: ../nowhere.md"]
    assert missing_places("x.md", text) == ["x.md: tenant_apps/nobody/", "x.md: tenant_apps/nothing/"]
    assert missing_names("x.md", text) == ["x.md: tenants.directory.look_down"]


# Inside the image everything has its place, and a process there may have no other folder to write to.
OWN_MACHINE = ("deploy/", ".containerignore")


def test_no_file_names_a_machine_or_an_unknown_domain() -> None:
    found = [
        line
        for name in tracked()
        if Path(name).suffix not in BINARY and not name.startswith(OWN_MACHINE)
        for line in foreign_lines(name, text_of(name))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "cd /wo" + "rk/main",
        "VAR=/tm" + "p/x",
        '"/' + 'home/somebody/x"',
        "https://packages.unheard-of" + ".org/simple",
        "image: images.unheard-of" + ".io/x",
        "https://example.com/ and https://cdn.unheard-of" + ".net/npm/x",
        "--index" + "-url https://mirror.example/",
    ],
)
def test_planted_address_is_seen(line: str) -> None:
    assert len(foreign_lines("x", line)) == 1


@pytest.mark.parametrize("line", ["the /tm" + "p folder of the container", "homework/x", "/pro/wo" + "rk/x"])
def test_what_is_no_machine_is_let_through(line: str) -> None:
    assert foreign_lines("x", line) == []


# Commands and settings


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", text_of("Makefile"), re.MULTILINE))


def missing_targets(text: str) -> set[str]:
    words = re.findall(r"`make ([a-z-]+)", text) + re.findall(r"^ {4}make ([a-z-]+)", text, re.MULTILINE)
    return set(words) - targets()


def test_commands_that_pages_name_exist() -> None:
    assert {(page, word) for page in PAGES for word in missing_targets(text_of(page))} == set()
    assert missing_targets("`make nothing` and `make run`\n\n    make neither   # x") == {"nothing", "neither"}


def management_commands() -> set[str]:
    return {source.parts[-1] for source in product() if source.is_in("management") and source.parts[-2] == "commands"}


def test_management_commands_that_pages_name_exist() -> None:
    django = {"shell", "makemigrations", "migrate", "collectstatic", "check"}
    named = {word for page in PAGES for word in re.findall(r"manage\.py ([a-z_]+)", text_of(page))}
    assert named
    assert named - management_commands() - django == set()


def settings_read() -> set[str]:
    """Every environment variable that the settings ask for."""
    sources = [source for source in product() if "/config/" in source.path]
    return {name for source in sources for name in re.findall(r"environment\.\w+\(\s*\"([A-Z0-9_]+)\"", source.text)}


def undocumented(names: set[str], text: str) -> set[str]:
    """Return the variables that the page does not spell out, or name by the end that differs (`_PORT`)."""
    words = set(re.findall(r"[A-Z_][A-Z0-9_]+", text))
    return {
        name
        for name in names
        if name not in words
        and not any(word.startswith("_") and name.endswith(word) and _stem(name, word) in words for word in words)
    }


def _stem(name: str, end: str) -> str:
    """The first of a row of names, of which the others are given by their ends."""
    return f"{name.removesuffix(end)}_HOST"


def test_every_setting_is_documented() -> None:
    names = settings_read()
    assert len(names) > 25
    assert undocumented(names, text_of("docs/operations/settings.md")) == set()


def test_every_documented_setting_is_read() -> None:
    everything = " ".join(
        text_of(name) for name in tracked() if name.endswith(".py") or name.startswith(("Makefile", "bin/", "deploy/"))
    )
    named = set(re.findall(r"\bVESTIBULE_[A-Z_]+\b", text_of("docs/operations/settings.md")))
    assert {name for name in named if name not in everything} == set()


def test_planted_setting_is_seen() -> None:
    assert undocumented({"A_HOST", "A_PORT", "B_PORT"}, "`A_HOST`, `_PORT`") == {"B_PORT"}


# Decisions


def test_decisions_are_numbered_once_and_have_their_three_parts() -> None:
    decisions = [name for name in PAGES if name.startswith("docs/adr/")]
    numbers = [Path(name).name[:4] for name in decisions]
    assert len(numbers) == len(set(numbers)) > 15
    for name in decisions:
        text = text_of(name).lower()
        assert all(word in text for word in ("context", "decision", "consequences")), name


def test_every_word_of_the_glossary_has_four_languages() -> None:
    words = text_of("docs/glossary.md").partition("\n|")[2].partition("\n\n")[0]  # the first table
    rows = words.splitlines()[2:]
    assert len(rows) > 20
    assert [row for row in rows if len([cell for cell in row.strip("| ").split("|") if cell.strip()]) != 5] == []


def test_map_of_the_readme_names_every_room() -> None:
    readme = text_of("README.md")
    assert [room for room in rooms() if not re.search(rf"\b{room.split('/')[1]}\b", readme)] == []
    assert len(readme.splitlines()) <= 60


def test_the_order_of_rooms_lists_every_room() -> None:
    contracts = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = " ".join(next(c for c in contracts if c.get("containers") == ["tenant_apps"])["layers"])
    ours = {room.split("/")[1] for room in rooms() if room.startswith("tenant_apps")}
    assert ours - set(re.findall(r"\w+", layers)) == set()


def test_readme_maps_every_room() -> None:
    """Also its order is that of the import contract; rooms on one line of it may stand in any order."""
    shown = re.search(r"tenant_apps/ .*?(accounts <.*?)shared_apps/ [^:]*: (.*?)\n", text_of("README.md"), re.DOTALL)
    contract = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contract if each["name"].startswith("Rooms of an organisation"))
    floors = [set(re.findall(r"\w+", floor)) for floor in shown[1].split("<")]
    here = {name.partition("/")[2] for name in rooms() if name.startswith("tenant_apps/")}
    wanted = [set(re.findall(r"\w+", layer)) & here for layer in reversed(layers)]
    assert floors == [floor for floor in wanted if floor]
    assert set(shown[2].split(", ")) == {name.partition("/")[2] for name in rooms() if name.startswith("shared_apps/")}


def missing_tests(text: str) -> list[str]:
    """Return what a page names as `file::function` and the file does not define."""
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    defined = {path: set(re.findall(r"^def (\w+)", text_of(path), re.MULTILINE)) for path, _name in named}
    return [f"{path}::{name}" for path, name in named if name not in defined[path]]


def test_tests_that_are_named_are_there() -> None:
    """Every mechanism, every fault and every promise of the page on security has one."""
    assert [(page, missing) for page in PAGES if (missing := missing_tests(text_of(page)))] == []
    lines = re.findall(r"^\| ([MFP]\d+) \|.*::", text_of("docs/architecture/security.md"), re.MULTILINE)
    wanted = {"M": 17, "F": 14, "P": 12}
    assert lines == [f"{letter}{number}" for letter, last in wanted.items() for number in range(1, last + 1)]


def test_planted_test_is_missed() -> None:
    assert missing_tests("`tests/architecture/test_docs.py::test_nobody_wrote`")
