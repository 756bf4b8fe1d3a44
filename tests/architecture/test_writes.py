"""Who may write: commands. Everything else that writes a row stands here by name, with the reason."""

import ast

import pytest

from tests.architecture.code import Source, dotted, keyword, literal, product, sample

# Files besides commands, provisioning and migrations that write rows, and why no command does it for them.
WRITERS = {
    "tenants/models.py": "the library's save and delete, reduced to the row",
    "tenants/sealed.py": "a client's first key, and what lies in clear and is sealed; both in the caller's transaction",
    "tenants/tasks.py": "enqueue: the outbox row belongs to the caller's transaction",
    "tenants/outbox/running.py": "the outbox's own rows, claimed and marked around an effect",
    "tenants/outbox/management/commands/outbox.py": "the outbox's own rows, tried again by hand",
    "tenants/outbox/tasks.py": "the outbox's own rows, forgotten",
    "tenants/fleet/ledger.py": "which migrations a schema has; there is nobody who acts",
    "tenants/provisioning/schemas.py": "a schema and its row are one transaction of the provisioner",
    "tenants/provisioning/claiming.py": "a schema leaves the pool; there is nobody who acts yet",
    "shared_apps/organisations/founding.py": "the firm's first row, before it has anybody who acts",
    "shared_apps/domains/tasks.py": "the state of a claim, which the provisioner alone may change",
    "shared_apps/help/loading.py": "the articles of the repository, at installation; there is nobody who acts",
    "shared_apps/platform/tasks.py": "the state of a sign-up, one transaction for each step of the provisioner",
    "tenant_apps/accounts/models.py": "django_otp asks the device itself to use up its code, with the row locked",
    "tenant_apps/accounts/sessions.py": "Django asks the session store to write the session",
    "tenant_apps/accounts/throttles.py": "counts failures of nobody in particular, also when the page fails",
    "tenant_apps/accounts/entry.py": "the browser is remembered with its cookie, outside what was asked",
    "tenant_apps/accounts/passkeys.py": "the counter of a passkey goes with the proof that it gave",
}
_ALWAYS = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"} | {
    "acreate",
    "aget_or_create",
    "aupdate_or_create",
    "abulk_create",
    "abulk_update",
    "asave",
    "adelete",
    "aupdate",
}
_WITHOUT_ARGUMENTS = {"save", "delete"}
_MANY_TO_MANY = {"roles", "parties"}
# A dictionary that is updated with keywords; ours is the only such object that is no queryset.
_NO_QUERYSET = {"app.conf.update"}


def may_write(source: Source) -> bool:
    return (source.is_in("commands", "provisioning") and "management" not in source.parts) or source.path in WRITERS


def writes(source: Source) -> list[str]:
    """Return the calls that write a row. What merely looks like one is told apart by its arguments."""
    found = []
    for call in source.calls():
        if not isinstance(call.func, ast.Attribute):
            continue
        name, chain = call.func.attr, dotted(call.func)
        owner = chain.split(".")[-2] if "." in chain else ""
        is_write = (
            name in _ALWAYS
            or (name in _WITHOUT_ARGUMENTS and not call.args and not chain.startswith("super()"))
            or (name == "update" and not call.args and call.keywords and chain not in _NO_QUERYSET)
            or (name in {"add", "set", "remove", "clear"} and owner in _MANY_TO_MANY)
        )
        if is_write:
            found.append(f"{source.at(call)} {chain}")
    return found


def test_only_commands_write() -> None:
    found = [line for source in product() if not may_write(source) for line in writes(source)]
    assert found == []


def test_named_writers_still_write() -> None:
    named = {source.path: writes(source) for source in product() if source.path in WRITERS}
    assert {path for path in WRITERS if not named.get(path) and path != "tenants/models.py"} == set()


@pytest.mark.parametrize(
    "line",
    [
        "Dossier.objects.create(number=1)",
        "dossier.save(update_fields=['stage'])",
        "dossier.save()",
        "Dossier.objects.filter(pk=1).delete()",
        "request.actor.account.dossiers.update(stage=None)",
        "Dossier.objects.visible_to(actor).update(stage=None)",
        "Dossier.objects.bulk_create([dossier])",
        "account.roles.set([role])",
        "dossier.notes.get_or_create(body='x')",
    ],
)
def test_planted_write_is_seen(line: str) -> None:
    planted = sample("tenant_apps/dossiers/professional/views.py", f"def view(request):\n    {line}\n")
    assert not may_write(planted)
    assert len(writes(planted)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "facts.update({'a': 1})",
        "picture.save(output, 'PNG')",
        "tenant_storage().delete(key)",
        "seen.add(1)",
        "super().save(update_fields=[])",
    ],
)
def test_what_is_no_write_is_let_through(line: str) -> None:
    assert writes(sample("tenant_apps/dossiers/professional/views.py", line)) == []


# How commands write


def unnamed_saves(source: Source) -> list[str]:
    """Return saves of a whole row where the row may be old: ``save(update_fields=[...])`` says what is meant.

    A save that inserts says so with ``force_insert=True``.
    """
    return [
        f"{source.at(call)} {dotted(call.func)}"
        for call in source.calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "save"
        and not call.args
        and not dotted(call.func).startswith("super()")
        and keyword(call, "update_fields") is None
        and literal(keyword(call, "force_insert")) is not True
    ]


def nameless_locks(source: Source) -> list[str]:
    """Return locks that do not name their table: a join would lock rows of others too."""
    return [
        f"{source.at(call)} {dotted(call.func)}"
        for call in source.calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "select_for_update"
        and literal(keyword(call, "of")) is None
    ]


def saving_models(source: Source) -> list[str]:
    """Return models with a save or delete of their own: a row's side effects belong to commands."""
    return [
        f"{source.at(entry)} {node.name}.{entry.name}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        for entry in node.body
        if isinstance(entry, ast.FunctionDef) and entry.name in {"save", "delete", "asave", "adelete"}
    ]


def test_every_save_says_what_it_saves() -> None:
    # A new host of a tenant: the row has just been made, and the library's save takes no such word.
    assert [line for source in product() for line in unnamed_saves(source)] == []


def test_every_lock_names_its_table() -> None:
    assert [line for source in product() for line in nameless_locks(source)] == []


def test_no_model_has_a_save_of_its_own() -> None:
    # tenants/models.py takes away what django_tenants does in save and delete.
    found = [
        line
        for source in product()
        if source.parts[-1] == "models" and source.path != "tenants/models.py"
        for line in saving_models(source)
    ]
    assert found == []


def test_planted_careless_writes_are_seen() -> None:
    planted = sample(
        "tenant_apps/dossiers/models.py",
        """
        class Dossier(Record):
            def save(self, *args, **kwargs):
                super().save(*args, **kwargs)

        def command(dossier):
            Dossier.objects.select_for_update().get(pk=1)
            Dossier.objects.select_for_update(of=("self",)).get(pk=1)
            dossier.save()
            dossier.save(update_fields=["stage"])
            dossier.save(force_insert=True)
        """,
    )
    assert len(saving_models(planted)) == 1
    assert len(nameless_locks(planted)) == 1
    assert len(unnamed_saves(planted)) == 1


# What a door may read


def unguarded_reads(source: Source) -> list[str]:
    """Return reads of a manager that do not begin by saying who reads, or that they read nothing."""
    found = []
    parents = {child: parent for parent in ast.walk(source.tree) for child in ast.iter_child_nodes(parent)}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}:
            first = parents.get(node)
            if not (isinstance(first, ast.Attribute) and first.attr in {"visible_to", "none"}):
                found.append(f"{source.at(node)} {dotted(node)}.{getattr(first, 'attr', '')}")
    return found


def keyed_reads(source: Source) -> list[str]:
    """Return look-ups in a door by a row's key instead of its random id."""
    return [
        f"{source.at(call)} {dotted(call.func)}"
        for call in source.calls()
        if dotted(call.func).split(".")[-1] in {"get_object_or_404", "get"}
        and any(keyword(call, name) is not None for name in ("pk", "id"))
    ]


# What a door reads that belongs to no person, or whose right is asked elsewhere.
READ_BY_ALL = {
    "shared_apps/platform/operator/views.py": "operators see every organisation's row, and no more",
    "shared_apps/branding/public/views.py": "published images of the firm's own log-in page",
    "shared_apps/platform/operator/questions.py": "questions to the platform itself, and verdicts that name nobody",
    "tenant_apps/activity/professional/views.py": "history_of(target, actor) asks who reads",
    "tenant_apps/dossiers/professional/telling.py": "whether the firm tells its clients anything: its one row",
    "tenant_apps/invites/professional/forms.py": "the choice of flows and document types of the firm",
}


def test_doors_read_what_is_visible_to_the_actor() -> None:
    found = [
        line
        for source in product()
        if source.is_door and source.parts[0] in {"shared_apps", "tenant_apps"} and source.path not in READ_BY_ALL
        for line in unguarded_reads(source)
    ]
    assert found == []


def test_named_readers_still_read() -> None:
    assert {path for path in READ_BY_ALL if not any(unguarded_reads(s) for s in product() if s.path == path)} == set()


def test_doors_look_rows_up_by_their_random_id() -> None:
    assert [line for source in product() if source.is_door for line in keyed_reads(source)] == []


def test_planted_reads_are_seen() -> None:
    planted = sample(
        "tenant_apps/dossiers/client/views.py",
        """
        def view(request, dossier_id):
            Dossier.objects.filter(public_id=dossier_id)
            Dossier.objects.visible_to(request.actor).get(public_id=dossier_id)
            get_object_or_404(Dossier.objects.visible_to(request.actor), pk=dossier_id)
        """,
    )
    assert planted.is_door
    assert unguarded_reads(planted) == ["tenant_apps/dossiers/client/views.py:3 Dossier.objects.filter"]
    assert keyed_reads(planted) == ["tenant_apps/dossiers/client/views.py:5 get_object_or_404"]
