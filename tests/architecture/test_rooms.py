"""What every room says of itself, which files it has, and what it declares."""

import ast
import importlib
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tests.architecture.code import DOORS, ROOT, Source, dotted, keyword, product, rooms, sample

ROOMS = rooms()
CLASSES = {"personal", "sensitive", "neutral"}
# Words under which things without a subject gather.
SHELVES = {"utils", "helpers", "services", "managers", "mixins", "signals", "misc", "common", "lib"}
MAXIMUM_LINES = 400

# Instants end in _at, dates in _on, truths begin with is_ or has_. The words of libraries stay theirs.
OTHER_NAMES = {
    "accounts.Account.last_login": "Django's",
    "accounts.Session.expire_date": "Django's",
    "accounts.Throttle.blocked_until": "a limit, not an instant at which something happened",
    "accounts.SmsDevice.confirmed": "django_otp's",
    "accounts.BackupDevice.confirmed": "django_otp's",
    "customers.Party.birth_date": "the word of every form and register; a name of its own for the day of birth",
    "diligence.Identity.birth_date": "the word of Party, with which it is compared",
    "documents.DocumentType.sensitive": "the word of privacy.py, said of a kind of paper",
    "invites.Invite.sees_other_applicants": "says what the person sees",
}
_OURS = tuple(app for app in (*settings.TENANT_APPS, *settings.SHARED_APPS) if not app.startswith(("django", "two_")))


def sentences(docstring: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", docstring.strip()) if part]


def unsaid(docstring: str | None) -> list[str]:
    """Return what a room's docstring leaves out: what it is, what it owns and what it never does."""
    if not docstring:
        return ["no docstring"]
    text = " ".join(docstring.split())
    said = {
        "what it owns": re.search(r"\b([Oo]wns?|[Oo]wned)\b", text),
        "what it never does": re.search(r"\b([Nn]ever|no [a-z]+ of)\b", text),
        "three sentences": len(sentences(docstring)) >= 3 or len(docstring.strip().splitlines()) >= 3,
    }
    return [what for what, is_said in said.items() if not is_said]


@pytest.mark.parametrize("room", ROOMS)
def test_room_says_what_it_owns_and_never_does(room: str) -> None:
    assert unsaid(ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text()))) == []


@pytest.mark.parametrize(
    "floor", ["tenants", "themes", "tenants/outbox", "tenants/storage", "src/vestibule/supervisor"]
)
def test_floor_says_what_it_owns_and_never_does(floor: str) -> None:
    assert unsaid(ast.get_docstring(ast.parse((ROOT / floor / "__init__.py").read_text()))) == []


def test_silent_room_is_seen() -> None:
    assert unsaid(None) == ["no docstring"]
    assert unsaid("Dossiers.") == ["what it owns", "what it never does", "three sentences"]
    assert unsaid("A room.\n\nOwns a thing.\nDoes much.") == ["what it never does"]
    assert unsaid("A room.\n\nOwns a thing.\nNever does another.") == []


# Files


def shelves(names: list[str]) -> list[str]:
    """Return the files and folders that are named for no subject."""
    return [name for name in names if SHELVES & {part.removesuffix(".py") for part in Path(name).parts}]


def too_long(source: Source) -> bool:
    return len(source.text.splitlines()) > MAXIMUM_LINES


def test_no_shelf_for_what_has_no_subject() -> None:
    assert shelves([source.path for source in product()]) == []


def test_no_file_is_too_long() -> None:
    # Tables of the demo's invented texts are no code.
    assert [source.path for source in product() if too_long(source) and "/demo/" not in source.path] == []


def test_planted_shelf_and_long_file_are_seen() -> None:
    assert shelves(["tenant_apps/dossiers/utils.py", "tenant_apps/dossiers/helpers/x.py", "x/models.py"]) == [
        "tenant_apps/dossiers/utils.py",
        "tenant_apps/dossiers/helpers/x.py",
    ]
    assert too_long(sample("x.py", "x = 1\n" * 401))
    assert not too_long(sample("x.py", "x = 1\n" * 400))


def test_rooms_hold_no_stray_folder() -> None:
    known = DOORS | {
        "commands",
        "models",
        "querysets",
        "policies",
        "gateways",
        "migrations",
        "management",
        "templates",
        "templatetags",
        "static",
        # packages by noun of one room
        "catalogue",
        "fields",
        "ready_made",
        "locale",
    }
    found = {
        f"{room}/{folder.name}"
        for room in ROOMS
        for folder in (ROOT / room).iterdir()
        if folder.is_dir() and folder.name not in known | {"__pycache__"}
    }
    assert found == set()


# Privacy


def unclassed(model: type[models.Model], declared: dict[str, dict[str, str]]) -> list[str]:
    """Return the fields of a model that nobody has called personal, sensitive or neutral, and those that are gone."""
    known = declared.get(model.__name__, {})
    fields = {field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)}
    base = {re.sub(r"_(nl|fr|en|de)$", "", name) for name in fields}
    missing = [name for name in fields if name not in known and re.sub(r"_(nl|fr|en|de)$", "", name) not in known]
    gone = [name for name in known if name not in fields | base]
    wrong = [name for name, said in known.items() if said not in CLASSES]
    return sorted(f"{model._meta.label}.{name}" for name in {*missing, *gone, *wrong})


def privacy_of(room: str) -> dict[str, dict[str, str]]:
    name = room.replace("/", ".")
    try:
        return importlib.import_module(f"{name}.privacy").FIELDS
    except ModuleNotFoundError:
        return {}


@pytest.mark.parametrize("room", [room for room in ROOMS if room.startswith("tenant_apps")] + ["tenants/outbox"])
def test_every_field_of_an_organisation_has_a_privacy_class(room: str) -> None:
    config = next(config for config in apps.get_app_configs() if config.name == room.replace("/", "."))
    declared = privacy_of(room)
    own = [model for model in config.get_models() if not model._meta.auto_created]
    assert [line for model in own for line in unclassed(model, declared)] == []
    assert set(declared) - {model.__name__ for model in own} == set()


def test_planted_field_without_a_class_is_seen() -> None:
    entry = apps.get_model("activity", "Link")
    declared = {"Link": {"position": "neutral", "entry": "neutral", "hash": "secret", "gone": "neutral"}}
    assert unclassed(entry, declared) == ["activity.Link.gone", "activity.Link.hash", "activity.Link.previous_hash"]


# Names


def misnamed(model: type[models.Model]) -> list[str]:
    found = []
    for field in model._meta.local_fields:
        name = field.name
        is_right = {
            models.DateTimeField: name.endswith("_at"),
            models.DateField: name.endswith("_on"),
            models.BooleanField: name.startswith(("is_", "has_")),
        }.get(type(field), True)
        if not is_right:
            found.append(f"{model._meta.label}.{name}")
    return found


def test_instants_dates_and_truths_are_named_for_what_they_are() -> None:
    ours = [model for config in apps.get_app_configs() if config.name in _OURS for model in config.get_models()]
    found = {line for model in ours for line in misnamed(model)}
    assert found == OTHER_NAMES.keys()


def test_planted_name_is_seen() -> None:
    class Planted(models.Model):
        created = models.DateTimeField()
        due = models.DateField()
        shown = models.BooleanField()
        created_at = models.DateTimeField()

        class Meta:
            app_label = "planted"
            abstract = True

    planted = SimpleNamespace(_meta=SimpleNamespace(label="planted.Planted", local_fields=Planted._meta.local_fields))
    assert misnamed(planted) == ["planted.Planted.created", "planted.Planted.due", "planted.Planted.shown"]


# Commands


def deaf_commands(source: Source) -> list[str]:
    """Return commands that never look at who acts."""
    return [
        f"{source.at(node)} {node.name}"
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef)
        and any(dotted(decorator) == "command" for decorator in node.decorator_list)
        and not any(isinstance(part, ast.Name) and part.id == "actor" for stmt in node.body for part in ast.walk(stmt))
    ]


# Commands that anybody may give, or only a task: no right to ask for, and nothing to record.
DEAF = {
    "ask_reset": "anybody may ask; whether there is an account is looked up later",
    "note_failed_attempt": "what a delivery met, written by the task that delivers",
}


def swallowed(source: Source) -> list[str]:
    """Return handlers that catch everything, and suppressions of everything."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = {dotted(part) for part in ast.walk(node.type)} if node.type else {"everything"}
            goes_on = any(isinstance(part, ast.Raise) for part in ast.walk(node))
            if caught & {"Exception", "BaseException", "everything"} and not goes_on:
                found.append(source.at(node))
        is_suppression = isinstance(node, ast.Call) and dotted(node.func).endswith("suppress")
        if is_suppression and {dotted(argument) for argument in node.args} & {"Exception", "BaseException"}:
            found.append(source.at(node))
    return found


# Handlers that must catch whatever comes, and what becomes of it.
CATCHES_ALL = {
    "tenants/backend/parking.py": "a session that cannot even be closed is gone",
    "tenants/provisioning/rounds.py": "one organisation's trouble is logged and put off, and the others get their turn",
    "tenants/outbox/running.py": "the base of all tasks: the error is kept with the row and tried again",
}


def test_every_command_looks_at_who_acts() -> None:
    found = {line.split()[-1] for source in product() if source.is_in("commands") for line in deaf_commands(source)}
    assert found == DEAF.keys()


def test_nobody_catches_everything() -> None:
    found = [
        line
        for source in product()
        if source.path not in CATCHES_ALL and "/supervisor/" not in source.path
        for line in swallowed(source)
    ]
    assert found == []
    assert {path for path in CATCHES_ALL if not any(swallowed(s) for s in product() if s.path == path)} == set()


def test_planted_commands_and_handlers_are_seen() -> None:
    planted = sample(
        "tenant_apps/dossiers/commands/dossiers.py",
        """
        @command
        def close(*, actor, dossier):
            dossier.stage = None

        @command
        def open_dossier(*, actor, customer):
            require(actor, OPEN)
            try:
                pass
            except Exception:
                return False
            with suppress(Exception):
                pass
            try:
                pass
            except Exception:
                raise
        """,
    )
    assert [line.split()[1] for line in deaf_commands(planted)] == ["close"]
    assert len(swallowed(planted)) == 2


# Errors


def uncoded(source: Source) -> list[str]:
    """Return errors of a room that carry no stable code ``room:what-is-wrong``."""
    found = []
    for node in ast.walk(source.tree):
        is_error = isinstance(node, ast.ClassDef) and any(dotted(base) == "DomainError" for base in node.bases)
        if is_error and not node.name.startswith("_"):  # a base without a case of its own
            texts = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
            if not any(isinstance(text, str) and re.fullmatch(r"[a-z_]+:[a-z-]+", text) for text in texts):
                found.append(f"{source.at(node)} {node.name}")
    return found


def test_every_error_has_a_stable_code_of_its_own() -> None:
    assert [line for source in product() for line in uncoded(source)] == []
    codes = [
        part.value
        for source in product()
        if source.parts[-1] == "errors"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        for part in ast.walk(node)
        if isinstance(part, ast.Constant)
        and isinstance(part.value, str)
        and re.fullmatch(r"[a-z_]+:[a-z-]+", part.value)
    ]
    assert sorted(codes) == sorted(set(codes))
    assert len(codes) > 10


def test_planted_error_without_a_code_is_seen() -> None:
    planted = sample(
        "tenant_apps/dossiers/errors.py",
        """
        class Closed(DomainError):
            def __init__(self):
                super().__init__("dossiers:closed", _("This dossier is closed."))

        class Silent(DomainError):
            def __init__(self):
                super().__init__("silent", _("Something."))
        """,
    )
    assert [line.split()[1] for line in uncoded(planted)] == ["Silent"]


# What is not there


def content_types(source: Source) -> list[str]:
    return [
        source.at(node)
        for node in ast.walk(source.tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.contrib.contenttypes"))
        or (isinstance(node, ast.Import) and any("contrib.contenttypes" in name.name for name in node.names))
    ]


def test_rooms_know_no_content_types() -> None:
    assert [line for source in product() if source.parts[0] != "tenants" for line in content_types(source)] == []
    assert content_types(sample("x.py", "from django.contrib.contenttypes.models import ContentType")) != []


def test_there_is_no_admin_and_no_asgi() -> None:
    assert not any("admin" in app for app in settings.INSTALLED_APPS)
    assert not hasattr(settings, "ASGI_APPLICATION")
    assert [source.path for source in product() if "asgi" in source.parts[-1]] == []


def test_open_ends_are_issues() -> None:
    """No comment says what is still to be done."""
    words = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK|NotImplementedError)\b")
    assert [source.path for source in product() if words.search(source.text)] == []
    assert words.search("x = 1  # TODO: later")


_REASON = re.compile(r"# noqa: [A-Z0-9, ]+\s+-\s+\S")


def unexplained(source: Source) -> list[str]:
    """Return exceptions from the lint that give no reason; the first of a group of lines gives it for all."""
    found, is_told = [], False
    for number, line in enumerate(source.text.splitlines(), 1):
        is_told = "# noqa" in line and (is_told or bool(_REASON.search(line)))
        if "# noqa" in line and not is_told:
            found.append(f"{source.path}:{number}")
    return found


def test_every_exception_from_the_lint_has_a_reason() -> None:
    found = [line for source in product() for line in unexplained(source)]
    assert found == []


def test_planted_exception_without_a_reason_is_seen() -> None:
    assert unexplained(sample("x.py", "import x  # noqa: PLC0415\n")) == ["x.py:1"]
    assert unexplained(sample("x.py", "import x  # noqa: PLC0415 - slow\nimport y  # noqa: PLC0415\n")) == []


def test_no_field_takes_a_dictionary_of_permissions() -> None:
    """Roles are rows that hold codes: no boolean per right, no path of a class."""
    role = apps.get_model("accounts", "Role")
    assert [field.name for field in role._meta.local_fields if isinstance(field, models.BooleanField)] == []
    assert keyword(ast.parse("f(a=1)").body[0].value, "a") is not None
