"""The strict run sees what it is meant to see."""

import socket

import pytest
from django.db import transaction
from django.template import Context, Engine

from tests.strictness import complaints
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
