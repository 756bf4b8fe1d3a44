"""A form that is sent twice has one effect and one answer, whatever the form is."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.models import FormAnswer
from tenant_apps.accounts.tasks import clean_up
from tenant_apps.activity.models import Entry
from tenant_apps.customers.commands import link_account
from tenant_apps.customers.models import Customer
from tenant_apps.dossiers.models import ActionPoint, Dossier, DossierNote, Product, Telling
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.models import ThreadMessage
from tenants.outbox.models import Effect
from tests import cast as people
from tests.architecture.code import product
from tests.factories.customers import couple
from tests.factories.documents import document_type
from tests.factories.dossiers import A_TEST, dossier, free_point
from tests.factories.invites import accepted
from tests.tenant_apps.dossiers.test_concurrency import at_once, committed  # noqa: F401 - a fixture
from tests.themes import sources

URLS = "vestibule.config.urls_tenant"
HTMX = {"HX-Request": "true", "HX-Target": "conversation"}
COUNTED = (DossierNote, ActionPoint, Telling, ThreadMessage, Entry, Effect, Product)

# What does the same again each time it is sent, and why that is right.
REPEATABLE = {"tenant_apps/viewings/professional/views.py": "each view is one of its own and ends by itself"}
# Templates with a form that changes something and carries no key, and why.
WITHOUT_KEY: dict[str, str] = {}


class Scene:
    """A couple's dossier, opened to its first applicant."""

    def __init__(self, ben: people.Member, cleo: people.Member) -> None:
        self.ben = ben
        self.opened: Dossier = dossier(couple(), adviser=ben.account)
        self.party = self.opened.customer.members.get(position=1).party
        link_account(actor=A_TEST, party=self.party, account=cleo.account)
        accepted(self.opened, cleo.account)
        free_point(self.opened)

    def form(self, name: str) -> tuple[str, dict[str, object], dict[str, str]]:
        """Where a form is sent to, what is in it, and how."""
        room, page = name.split(":")[:2]
        about: object = self.opened.products.get().public_id if page == "product_remove" else self.opened.public_id
        rest = [Audience(self.party).key] if room == "threads" else []
        fields: dict[str, dict[str, object]] = {
            "notes": {"text": "Call on Monday"},
            "ask_documents": {"document_types": [document_type("payslip").public_id], "party": "", "remark": ""},
            "tell": {"parties": [self.party.public_id], "letter": "", "message": "Please hurry"},
            "action_point_add": {"kind": "free", "subject": "Call the notary"},
            "conversation": {"body": "Hello"},
            "product_remove": {},
        }
        address = reverse(f"professional:{room}:{page}", urlconf=URLS, args=[about, *rest])
        return address, fields[page] | {"form_key": str(uuid4())}, HTMX if name.endswith("htmx") else {}


FORMS = [
    "dossiers:notes",
    "dossiers:ask_documents",
    "dossiers:tell",
    "dossiers:action_point_add",
    "dossiers:product_remove",
    "threads:conversation",
    "threads:conversation:htmx",
]


def counts() -> list[int]:
    return [model.objects.count() for model in COUNTED]


@pytest.fixture
def scene(cast) -> Scene:
    return Scene(cast.ben, cast.cleo)


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMS)
def test_a_form_sent_twice_is_done_once_and_answered_alike(scene, name) -> None:
    address, fields, headers = scene.form(name)
    browser = scene.ben.browser()
    before = counts()
    first = browser.post(address, fields, headers=headers)
    done = counts()
    again = browser.post(address, fields, headers=headers)

    assert done != before
    assert counts() == done
    assert FormAnswer.objects.count() == 1
    where = first.headers.get("Location") or first.headers["Content-Location"]
    assert (again.status_code, again["Location"]) == (302, where)
    page = browser.get(where, headers=headers).content.decode()
    assert ("<html" in page, 'data-thread-sent="yes"' in page) == ((False, True) if headers else (True, False))
    if not headers:
        assert "You had already sent this. It was done only once." in page


@pytest.mark.isolation
def test_forms_sent_at_once_are_done_once(committed) -> None:  # noqa: F811 - the fixture
    scene = Scene(people.professional(committed, "Ben", "adviser"), people.client(committed, "Cleo"))
    for number, name in enumerate(FORMS):
        address, fields, headers = scene.form(name)
        browsers = [scene.ben.browser() for _time in range(3)]
        before, answers = counts(), []

        def send(browser, where=address, what=fields, how=headers, into=answers) -> None:
            into.append(browser.post(where, what, headers=how))

        at_once(committed, *[lambda browser=browser: send(browser) for browser in browsers])

        assert FormAnswer.objects.count() == number + 1
        where = FormAnswer.objects.latest("pk").location
        assert {each.headers.get("Location") or each.headers["Content-Location"] for each in answers} == {where}
        kind, change = EFFECTS[name]
        assert (name, kind.objects.count() - before[COUNTED.index(kind)]) == (name, change)


# Which rows one sending makes, or takes away.
EFFECTS = {
    "dossiers:notes": (DossierNote, 1),
    "dossiers:ask_documents": (ActionPoint, 1),
    "dossiers:tell": (Telling, 1),
    "dossiers:action_point_add": (ActionPoint, 1),
    "dossiers:product_remove": (Product, -1),
    "threads:conversation": (ThreadMessage, 1),
    "threads:conversation:htmx": (ThreadMessage, 1),
}


@pytest.mark.django_db
def test_other_content_another_key_and_another_person_are_another_form(cast, scene) -> None:
    address, fields, _headers = scene.form("dossiers:notes")
    ben, ada = scene.ben.browser(), cast.ada.browser()
    for browser, sent in (
        (ben, fields),
        (ben, fields | {"text": "Call on Tuesday"}),
        (ben, fields | {"form_key": str(uuid4())}),
        (ada, fields),
    ):
        assert browser.post(address, sent).status_code == 302
    for odd in ({}, {"form_key": ""}, {"form_key": "x" * 300}, {"form_key": "\x00"}):
        assert ben.post(address, {"text": "Without a key"} | odd).status_code == 302
        assert ben.post(address, {"text": "Without a key"} | odd).status_code == 302
    assert DossierNote.objects.count() == 4 + 8


@pytest.mark.django_db
def test_who_goes_back_and_writes_the_first_again_means_it(scene) -> None:
    address, fields, _headers = scene.form("dossiers:notes")
    browser = scene.ben.browser()
    for text in ("First", "Second", "First", "First"):
        assert browser.post(address, fields | {"text": text}).status_code == 302
    written = DossierNote.objects.order_by("pk").values_list("body", flat=True)
    assert list(written) == ["First", "Second", "First"]


@pytest.mark.django_db
def test_a_form_sent_again_finds_its_answer_also_where_it_would_be_refused(cast) -> None:
    address = reverse("professional:prospects:add", urlconf=URLS)
    named = {"first_name": "Ada", "last_name": "Byron", "email": "ada@byron.example", "language": "en"}
    named |= {"form_of_address": "ms", "prefix": "", "birth_date": "1985-05-17", "phone": "0612345678"}
    fields = {f"applicant_{name}": value for name, value in named.items()}
    chosen = {"kind": "individual", "dossier_kind": "mortgage", "adviser": cast.ben.account.public_id}
    sent = fields | chosen | {"shown_kind": "individual"}
    browser = cast.ben.browser()
    refused = browser.post(address, sent | {"applicant_last_name": "", "form_key": str(uuid4())})
    assert refused.status_code == 422

    sent |= {"form_key": str(uuid4())}
    first, again = browser.post(address, sent), browser.post(address, sent)
    assert (first.status_code, again.status_code, again["Location"]) == (302, 302, first["Location"])
    assert Customer.objects.count() == 1


@pytest.mark.django_db
def test_a_refused_form_and_one_that_failed_may_be_sent_again(scene, monkeypatch) -> None:
    address, fields, _headers = scene.form("dossiers:notes")
    browser = scene.ben.browser()
    assert browser.post(address, fields | {"text": "x" * 5001}).status_code == 422
    assert browser.post(address, fields | {"text": "x" * 5001}).status_code == 422

    with monkeypatch.context() as broken:
        broken.setattr("tenant_apps.dossiers.professional.views.redirect", _fail)
        with pytest.raises(RuntimeError):
            browser.post(address, fields)
    assert not DossierNote.objects.exists()  # the command succeeded, the page did not: nothing was acknowledged

    assert browser.post(address, fields).status_code == 302
    assert DossierNote.objects.count() == 1


def _fail(*_arguments: object) -> None:
    raise RuntimeError


@pytest.mark.django_db
def test_an_answer_costs_one_statement(scene, assert_queries) -> None:
    address, fields, _headers = scene.form("dossiers:notes")
    browser = scene.ben.browser()
    browser.post(address, fields | {"form_key": str(uuid4())})

    def cost(**fields: str) -> int:
        with assert_queries(0) as counted:
            browser.post(address, {"text": "Call"} | fields)
            found = len(counted.statements)
            counted.expected = found
        return found

    assert cost(form_key=str(uuid4())) == cost() + 1


@pytest.mark.django_db
def test_answers_are_forgotten_after_a_day(scene) -> None:
    address, fields, _headers = scene.form("dossiers:notes")
    browser = scene.ben.browser()
    browser.post(address, fields)
    FormAnswer.objects.update(answered_at=timezone.now() - timedelta(hours=23))
    clean_up()
    assert FormAnswer.objects.count() == 1
    FormAnswer.objects.update(answered_at=timezone.now() - timedelta(hours=25))
    clean_up()
    assert not FormAnswer.objects.exists()


# Every form has it


@pytest.mark.django_db
def test_every_form_of_a_page_carries_the_same_key(cast, scene, client) -> None:
    def keys(page: str) -> list[str]:
        return re.findall(
            r'name="csrfmiddlewaretoken" value="\w+"><input type="hidden" name="form_key" value="(.{36})"', page
        )

    page = scene.ben.browser().get(reverse("professional:dossiers:detail", urlconf=URLS, args=[scene.opened.public_id]))
    text = page.content.decode()
    assert len(keys(text)) == text.count("csrfmiddlewaretoken") > 3
    assert len(set(keys(text))) == 1
    again = scene.ben.browser().get(page.request["PATH_INFO"]).content.decode()
    assert set(keys(again)) != set(keys(text))
    assert "form_key" not in client.get("/login/").content.decode()


def keyless(text: str) -> list[str]:
    """Return the forms that change something and do not carry what `csrf_token` writes."""
    forms = re.findall(r"<form\b.*?</form>", text, re.DOTALL)
    changing = [form for form in forms if re.match(r"<form\b[^>]*method=\"post\"", form)]
    return [form[:100] for form in changing if "{% csrf_token %}" not in form]


def test_every_form_that_changes_something_carries_a_key() -> None:
    found = {str(path.relative_to(sources.ROOT)): keyless(sources.text_of(path)) for path in sources.templates()}
    assert {path for path, forms in found.items() if forms} == WITHOUT_KEY.keys()
    assert keyless('<form method="post" action="/x/"><c-button>Go</c-button></form>') != []
    assert [
        path for path in sources.templates() if re.search(r"<c-form\b[^>]*method=\"(?!get)", path.read_text())
    ] == []


def test_what_may_repeat_is_listed() -> None:
    marked = {source.path for source in product() if "@repeatable" in source.text}
    assert marked == REPEATABLE.keys()
