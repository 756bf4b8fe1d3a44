"""Only the kernel changes the tenant and speaks SQL (M4); who else may stands here by name, with the reason."""

import ast

import pytest

from tests.architecture.code import Source, dotted, product, sample

RAW = {"raw", "extra", "cursor", "execute", "executemany", "chunked_cursor", "RawSQL", "callproc", "copy"}
SWITCHES = {
    "use_tenant",
    "use_no_tenant",
    "set_tenant",
    "set_schema",
    "set_schema_to_public",
    "tenant_context",
    "schema_context",
    "activate",
}
# `copy` and `activate` are words of others too: asked only where they are the database's or the tenant's.
_OF_DATABASE = {"cursor", "connection", "conn"}

SPEAKS_SQL = {
    "src/vestibule/config/health.py": "SELECT 1: whether the database answers",
    "shared_apps/help/loading.py": "makes the words of an article with PostgreSQL's own configurations",
    "shared_apps/help/retrieval.py": "weighs the words of a question in one statement that the ORM cannot say",
    "tenant_apps/accounts/answers.py": "keeps the last answer of a form or finds that it is the same, in one statement",
    "tenant_apps/customers/likeness.py": "finds whom a thousand people have anything in common with in one statement",
    "tenant_apps/imports/matching.py": "finds what stands twice in a file in one pass, however long the file is",
    "tenant_apps/activity/chain.py": "checks the chain where it lies, a hundred thousand rows in a second",
    "tenant_apps/activity/commands.py": "calls the one function that may append to the record",
}
CHANGES_TENANT = {
    "src/vestibule/demo/firms.py": "seeds two firms and the platform, at installation",
    "src/vestibule/demo/seeding.py": "seeds one firm, in a process that serves nobody",
    "shared_apps/organisations/founding.py": "makes a new firm's first account, as that firm's own login",
    "shared_apps/platform/bounces.py": "a mail provider says of a letter of which firm that it came back",
    "shared_apps/platform/tasks.py": "the provisioner carries credits and replies to the firm that they are for",
    "tenant_apps/notifications/management/commands/top_up_text_messages.py": "adds credits to one organisation",
    "tenant_apps/activity/management/commands/verify_chain.py": "asks every organisation's chain, one after the other",
    "tenant_apps/documents/public/views.py": "the host for files has no tenant; the signed ticket names it",
    "tenant_apps/viewings/middleware.py": "the same tenant over the login that only looks",
}
READS_ANOTHER_LOGIN = {
    "shared_apps/help/loading.py": "the provisioner loads the articles, at installation",
    "shared_apps/help/retrieval.py": "the login by which this process reads public tables",
    "src/vestibule/config/health.py": "asks the login that needs no tenant",
    "shared_apps/organisations/hosts.py": "the demo firms' addresses on the public site",
    "shared_apps/organisations/profile.py": "the firm's own public row, by the login that may read it",
    "shared_apps/organisations/founding.py": "the provisioner's login",
    "shared_apps/organisations/commands.py": "sign-up functions of a visitor without a tenant",
}


def is_kernel(source: Source) -> bool:
    return source.parts[0] == "tenants"


def is_tool(source: Source) -> bool:
    """Whether it belongs to what starts the stack; it knows no Django at all, which import-linter holds."""
    return source.path.startswith("src/vestibule/supervisor/")


def raw_sql(source: Source) -> list[str]:
    """Return calls that send SQL of one's own."""
    found = []
    for call in source.calls():
        name = dotted(call.func).split(".")[-1]
        owner = dotted(call.func).split(".")[-2:-1]
        if name not in RAW or (name == "copy" and owner and owner[0] not in _OF_DATABASE):
            continue
        if name == "copy" and not owner:
            continue
        found.append(f"{source.at(call)} {dotted(call.func)}")
    return found


def switches(source: Source) -> list[str]:
    """Return calls that change in whose name the rest runs."""
    found = []
    for call in source.calls():
        chain = dotted(call.func)
        name = chain.split(".")[-1]
        if name not in SWITCHES or chain in {"translation.activate", "timezone.activate"}:
            continue
        found.append(f"{source.at(call)} {chain}")
    return found + [
        f"{source.at(node)} with a tenant"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.withitem) and dotted(node.context_expr).split(".")[-1] == "tenant"
        for node in [node.context_expr]
    ]


def other_logins(source: Source) -> list[str]:
    """Return uses of another connection than the one that the context decides."""
    found = [
        f"{source.at(node)} {dotted(node)}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Subscript) and dotted(node.value) == "connections"
    ]
    return found + [
        f"{source.at(call)} {dotted(call.func)}"
        for call in source.calls()
        if dotted(call.func).split(".")[-1] == "using" or any(word.arg == "using" for word in call.keywords)
    ]


RULES = [(raw_sql, SPEAKS_SQL), (switches, CHANGES_TENANT), (other_logins, READS_ANOTHER_LOGIN)]
NAMES = ["raw SQL", "switches", "other logins"]


@pytest.mark.parametrize(("rule", "named"), RULES, ids=NAMES)
def test_only_the_kernel_does_this(rule, named) -> None:
    found = [
        line
        for source in product()
        if not is_kernel(source) and not is_tool(source) and source.path not in named
        for line in rule(source)
    ]
    assert found == []


@pytest.mark.parametrize(("rule", "named"), RULES, ids=NAMES)
def test_named_files_still_do_it(rule, named) -> None:
    assert {path for path in named if not any(rule(source) for source in product() if source.path == path)} == set()


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        (raw_sql, "Dossier.objects.raw('SELECT 1')"),
        (raw_sql, "Dossier.objects.visible_to(actor).extra(where=['true'])"),
        (raw_sql, "connection.cursor()"),
        (raw_sql, "connections['default'].cursor().execute('SELECT 1')"),
        (raw_sql, "qs.annotate(x=RawSQL('1', []))"),
        (raw_sql, "cursor.copy('COPY x')"),
        (switches, "use_tenant(identity)"),
        (switches, "context.use_tenant(identity)"),
        (switches, "connection.set_schema('x')"),
        (switches, "django_tenants.utils.schema_context('x')"),
        (switches, "with request.tenant: pass"),
        (other_logins, "Dossier.objects.using('router').all()"),
        (other_logins, "connections['router']"),
        (other_logins, "dossier.save(using='provisioner')"),
    ],
)
def test_planted_line_is_seen(rule, line: str) -> None:
    planted = sample("tenant_apps/dossiers/commands/dossiers.py", line)
    assert rule(planted) != []
    assert not is_kernel(planted)


@pytest.mark.parametrize("line", ["translation.activate('nl')", "values.copy()", "copy(values)", "with tenants: pass"])
def test_words_of_others_are_let_through(line: str) -> None:
    planted = sample("tenant_apps/dossiers/commands/dossiers.py", line)
    assert raw_sql(planted) + switches(planted) == []
