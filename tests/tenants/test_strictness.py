"""The strict run sees what it is meant to see."""

import socket

import pytest
from django.core.paginator import Paginator, UnorderedObjectListWarning
from django.db import connection, transaction
from django.template import Context, Engine

from tenant_apps.accounts.models import Account, Role, Session
from tests import orders
from tests.orders import Unordered
from tests.strictness import complaints, refuse_waiting_hooks
from tests.undefined import Undefined, UndefinedVariable


@pytest.mark.parametrize(
    "html",
    [
        "<c-button>x</c-button>",
        "<script>1</script>",
        '<script type="module">1</script>',
        "<style>a{}</style>",
        '<p class="x" style="color: red">',
        "<p style='color: red'>",
        '<a onclick="x()">',
        '<a href="javascript:x()">',
    ],
)
def test_page_with_this_is_refused(html):
    assert complaints(html) != []


@pytest.mark.parametrize(
    "html",
    [
        '<script type="module" src="/x.js"></script>',
        '<script type="application/json">{}</script>',
        "<p>on = style=</p>",
    ],
)
def test_page_with_this_is_fine(html):
    assert complaints(html) == []


def test_undefined_variable_is_an_error():
    template = Engine(string_if_invalid=Undefined("%s")).from_string("{{ nobody.knows }}")
    with pytest.raises(UndefinedVariable, match=r"nobody\.knows"):
        template.render(Context())


def test_other_machines_are_out_of_reach():
    with socket.socket() as far, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        far.connect(("192.0.2.1", 80))


def test_hooks_run_when_the_product_would_commit(db):
    ran = []
    with transaction.atomic():
        transaction.on_commit(lambda: ran.append("inner"))
        assert ran == []
    assert ran == ["inner"]
    transaction.on_commit(lambda: ran.append("at once"))
    assert ran == ["inner", "at once"]


def test_hooks_of_a_transaction_that_failed_never_run(db):
    ran = []

    def fail() -> None:
        with transaction.atomic():
            transaction.on_commit(lambda: ran.append("never"))
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        fail()
    assert ran == []


def test_hook_that_still_waits_at_the_end_fails(db):
    connection.run_on_commit.append((set(), lambda: None, False))
    with pytest.raises(AssertionError, match="still wait for a commit"):
        refuse_waiting_hooks()
    refuse_waiting_hooks()  # they are told once


# Order


def ask_as_the_product(tmp_path, monkeypatch, source: str, **names: object) -> object:
    """Run a piece of source as if it stood in the product."""
    file = tmp_path / "tenant_apps" / "planted.py"
    file.parent.mkdir()
    file.write_text(source)
    monkeypatch.setattr(orders, "_PRODUCT", (f"{file.parent}/",))
    monkeypatch.setattr(orders, "ROOT", tmp_path)
    namespace = dict(names)
    exec(compile(source, str(file), "exec"), namespace)
    return namespace["answer"]


SHOWN_ON_A_PAGE = """
from django.template import Context, Engine
page = Engine().from_string("{% for one in rows %}{{ one }}{% endfor %}")
answer = page.render(Context({"rows": Account.objects.all()}))
"""


@pytest.mark.parametrize(
    "source",
    [
        "answer = list(Account.objects.all())",
        "answer = [account.name for account in Account.objects.all()]",
        "answer = []\nfor account in Account.objects.filter(is_active=True):\n    answer.append(account)",
        "answer = list(Account.objects.values_list('name', flat=True))",
        "answer = Account.objects.all()[:3]\nlist(answer)",
        SHOWN_ON_A_PAGE,
    ],
)
def test_rows_in_no_order_are_refused_where_their_order_shows(db, cast, tmp_path, monkeypatch, source):
    assert cast.ada
    with pytest.raises(Unordered, match=r"planted\.py:\d+ reads Account in no order"):
        ask_as_the_product(tmp_path, monkeypatch, source, Account=Account)


def test_pages_of_rows_in_no_order_are_refused(db, cast):
    with pytest.raises(UnorderedObjectListWarning):
        Paginator(Account.objects.all(), 3).page(1)


@pytest.mark.parametrize(
    "source",
    [
        "answer = list(Account.objects.order_by('pk'))",
        "answer = list(Role.objects.all())",  # the model says its order
        "answer = {account.name for account in Account.objects.all()}",
        "answer = {account.pk: account for account in Account.objects.all()}",
        "answer = set(Account.objects.values_list('name', flat=True))",
        "answer = sorted(Account.objects.all(), key=lambda account: account.name)",
        "answer = Account.objects.get(name='Ada')",
        "answer = Account.objects.filter(name='Ada').first()",
        "answer = Account.objects.in_bulk()",
        "answer = list(Session.objects.order_by('pk').prefetch_related('account'))",
        "answer = Account.objects.none()\nlist(answer)",
        "answer = Account.objects.filter(name='nobody').delete()",
    ],
)
def test_rows_are_given_where_no_order_shows(db, cast, tmp_path, monkeypatch, source):
    cast.ada.browser()
    ask_as_the_product(tmp_path, monkeypatch, source, Account=Account, Role=Role, Session=Session)
