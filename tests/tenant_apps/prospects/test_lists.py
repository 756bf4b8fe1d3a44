"""What the list may be asked, the lists and columns that people keep, exports, and what is done with many at once."""

import csv
import io
import re
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account
from tenant_apps.activity.models import Entry
from tenant_apps.dossiers.commands.action_points import handle_action_point
from tenant_apps.dossiers.commands.turns import give_turn
from tenant_apps.prospects import commands
from tenant_apps.prospects.enums import Column, JobKind, JobState
from tenant_apps.prospects.models import Job, Registration, SavedList
from tenant_apps.prospects.tasks import forget, work
from tests.cast import professional
from tests.factories.customers import individual
from tests.factories.dossiers import deliver_point, dossier, free_point
from tests.factories.prospects import registration
from tests.tenant_apps.dossiers.conftest import delivered
from vestibule.core.errors import DomainError, NotAllowed
from vestibule.core.sheets import safe

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"


def path(name: str, *args: object) -> str:
    return reverse(f"professional:prospects:{name}", urlconf=TENANT_URLS, args=args)


def asked(browser, **question: object) -> set[str]:
    """The names in the list that answers the question."""
    return {line.name for line in browser.get(path("index"), question).context["lines"]}


def test_list_answers_by_status_source_and_turn(cast):
    names = ("Open", "Full", "Reviewed", "Theirs", "Ours", "Gone")
    opened = {name: dossier(individual(first_name="A", last_name=name), adviser=cast.ben.account) for name in names}
    handle_action_point(actor=cast.ben.actor, action_point=free_point(opened["Full"]))
    registration(opened["Reviewed"].customer, status="in_review", source="referral")
    free_point(opened["Theirs"])
    delivered(deliver_point(opened["Ours"]))
    give_turn(
        actor=cast.ben.actor, action_point=free_point(opened["Open"]), waits_for="third_party", third_party="Bank"
    )
    registration(opened["Gone"].customer, archived_at=timezone.now())
    browser = cast.ben.browser()
    expected = {
        ("status", "complete"): {"Full", "Ours"},
        ("status", "incomplete"): {"Open", "Theirs"},
        ("status", "in_review"): {"Reviewed"},
        ("source", "referral"): {"Reviewed"},
        ("waits_for", "client"): {"Theirs"},
        ("waits_for", "adviser"): {"Ours"},
        ("waits_for", "third_party"): {"Open"},
        ("standing", "archived"): {"Gone"},
        ("status", "nonsense"): set(names) - {"Gone"},
    }
    found = {pair: {name.removeprefix("A ") for name in asked(browser, **dict([pair]))} for pair in expected}
    assert found == expected


def test_lines_say_how_far_and_for_whom_they_wait(cast):
    opened = dossier(individual(last_name="Zwart"))
    delivered(deliver_point(opened))
    free_point(opened)
    line = cast.ben.browser().get(path("index"), {"columns": "waits,status"}).context["lines"][0]
    assert (line.status, line.waits) == ("Incomplete", "The client · The firm")


@pytest.mark.parametrize("count", [1, 30])
def test_every_column_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    for _number in range(count):
        deliver_point(dossier(individual()))
    browser = cast.ben.browser()
    everything = {"columns": ",".join(Column.values), "waits_for": "client", "status": "incomplete"}
    browser.get(path("index"), everything)
    with assert_queries(8):
        page = browser.get(path("index"), everything)
    assert len(page.context["lines"]) == min(count, 25)


def test_columns_are_kept_for_the_reader_and_for_nobody_else(cast):
    dossier(individual())
    browser = cast.ben.browser()
    answer = browser.post(path("columns") + "?sort=name", {"columns": ["source", "number"]})
    assert answer["Location"] == path("index") + "?sort=name"
    heads = [
        re.findall(
            r"<th[^>]*scope=\"col\"[^>]*>(?:<a[^>]*>)?([^<]+)", page.content.decode().partition('id="prospects"')[2]
        )
        for page in (browser.get(path("index")), cast.ada.browser().get(path("index")))
    ]
    assert [each for each in heads[0] if each in {"Number", "Source", "Stage"}] == ["Number", "Source"]
    assert [each for each in heads[1] if each in {"Number", "Source", "Stage"}] == ["Stage"]
    assert browser.post(path("columns"), {}).status_code == 422


def test_a_list_is_saved_with_its_columns_found_again_and_removed(cast):
    browser = cast.ben.browser()
    answer = browser.post(path("list_save") + "?kind=joint&columns=stage,number", {"name": " My  couples "})
    assert answer["Location"] == path("index") + "?kind=joint&columns=number%2Cstage"
    saved = SavedList.objects.get()
    assert (saved.name, saved.asked, saved.columns) == ("My couples", {"kind": "joint"}, ["number", "stage"])
    page = browser.get(answer["Location"])
    assert [(each.name, is_shown) for each, _address, is_shown in page.context["own"].saved] == [("My couples", True)]
    assert "My couples" not in cast.ada.browser().get(path("index")).content.decode()
    assert cast.ada.browser().post(path("list_forget", saved.public_id)).status_code == 404
    browser.post(path("list_forget", saved.public_id))
    assert not SavedList.objects.exists()


def test_a_list_needs_a_name_and_there_is_an_end_to_them(cast):
    assert cast.ben.browser().post(path("list_save"), {"name": ""}).status_code == 422
    facts = {"actor": cast.ben.actor, "asked": {}, "columns": []}
    for number in range(commands.MOST_LISTS):
        commands.save_list(name=str(number), **facts)
    commands.save_list(name="1", **facts)
    for name, code in (("one more", "prospects:too-many-lists"), (" ", "prospects:list-name-missing")):
        with pytest.raises(DomainError) as caught:
            commands.save_list(name=name, **facts)
        assert caught.value.code == code


@pytest.mark.parametrize("text", ["=1+1", "+31", "-1", "@x", "\t1", "\r=1", "\n=1"])
def test_no_cell_of_an_export_is_reckoned_with(text):
    assert safe(text) == f"'{text}"


def exported(browser, kind: str, **question: object) -> bytes:
    answer = browser.post(path("export") + "?" + "&".join(f"{k}={v}" for k, v in question.items()), {"format": kind})
    return browser.get(answer["Location"] + "file/").content


def test_export_holds_what_the_list_shows_and_is_on_record(cast):
    wanted = dossier(individual(first_name="=HYPERLINK(1)", last_name="Zwart"), adviser=cast.ben.account)
    dossier(individual(last_name="Wit"))
    browser = cast.ben.browser()
    content = exported(browser, "export_csv", q="zwart", columns="number,adviser")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    number = wanted.customer.number
    assert rows == [
        ["Name", "Kind", "Number", "Adviser"],
        ["'=HYPERLINK(1) Zwart", "Individual · Mortgage", number, "Ben"],
    ]
    sheet = ZipFile(io.BytesIO(exported(browser, "export_xlsx", q="zwart", columns="number"))).read(
        "xl/worksheets/sheet1.xml"
    )
    assert re.findall(r"<t [^>]*>([^<]*)</t>", sheet.decode())[3:] == [
        "'=HYPERLINK(1) Zwart",
        "Individual · Mortgage",
        number,
    ]
    entry = Entry.objects.filter(verb="prospects.export").order_by("pk")[0]
    assert entry.facts == {"count": 1, "format": "export_csv"}


def test_a_long_export_is_written_behind_the_pages(cast, monkeypatch):
    monkeypatch.setattr("tenant_apps.prospects.professional.bulk.EXPORTED_AT_ONCE", 1)
    for _number in range(3):
        dossier(individual())
    browser = cast.ben.browser()
    answer = browser.post(path("export"), {"format": "export_csv"})
    job = Job.objects.get()
    assert 'hx-trigger="every 1s"' in browser.get(answer["Location"]).content.decode()
    assert browser.get(path("job_file", job.public_id)).status_code == 404
    for _again in range(2):
        work(job_id=str(job.public_id))
    assert "Your file is ready." in browser.get(answer["Location"]).content.decode()
    assert browser.get(path("job_file", job.public_id)).content.count(b"\r\n") == 4


def test_an_export_is_given_to_nobody_else_and_to_nobody_who_may_not(cast):
    dossier(individual())
    browser = cast.ben.browser()
    browser.post(path("export"), {"format": "export_csv"})
    public_id = Job.objects.get().public_id
    assert browser.get(path("job_file", public_id)).status_code == 200
    for address in (path("job", public_id), path("job_file", public_id)):
        assert cast.ada.browser().get(address).status_code == 404
    handler = professional(cast.alpha, "Hal", RoleCode.CASE_HANDLER).browser()
    assert handler.get(path("export")).status_code == 404
    assert path("export") not in handler.get(path("index")).content.decode()


@pytest.mark.parametrize(
    ("count", "statements"), [(1, 6), (30, 12), (60, 12)], ids=["few", "with a notice that it is done", "many"]
)
def test_export_takes_the_same_statements_for_any_number(cast, assert_queries, count, statements):
    job = commands.start_job(
        actor=cast.ben.actor,
        kind=JobKind.EXPORT_CSV,
        customers=[dossier(individual()).customer_id for _number in range(count)],
        options={"columns": Column.values, "language": "en"},
    )
    with assert_queries(statements):
        commands.work_on_job(actor=cast.ben.actor, job=job)


def chosen(*opened, **more: object) -> dict[str, object]:
    return {"customers": [each.customer.public_id for each in opened], **more}


def test_archived_prospects_leave_the_list_and_come_back(cast):
    gone, stays = dossier(individual(last_name="Gone")), dossier(individual(last_name="Stays"))
    browser = cast.ben.browser()
    answer = browser.post(path("archive") + "?sort=name", chosen(gone), follow=True)
    assert "1 prospect archived." in answer.content.decode()
    assert {line.number for line in answer.context["lines"]} == {stays.customer.number}
    kept = Registration.objects.get(customer=gone.customer)
    assert (kept.archived_by, kept.archived_at is not None) == (cast.ben.account, True)
    browser.post(path("restore") + "?standing=archived", chosen(gone))
    kept.refresh_from_db()
    assert (kept.archived_by, kept.archived_at) == (None, None)
    assert len(asked(browser)) == 2


def test_everybody_is_dealt_with_step_by_step_and_the_page_says_how_far(cast, monkeypatch):
    monkeypatch.setattr(commands, "AT_ONCE", 2)
    for _number in range(3):
        dossier(individual(), adviser=cast.ben.account)
    browser = cast.ben.browser()
    sent = {"everybody": "on", "adviser": str(cast.ada.account.public_id)}
    answer = browser.post(path("hand_over"), sent)
    job = Job.objects.get()
    assert answer["Location"] == path("job", job.public_id)
    assert "0 of 3." in browser.get(answer["Location"]).content.decode()
    for shown in ("2 of 3.", "Done for 3 of 3.", "Done for 3 of 3."):
        work(job_id=str(job.public_id))
        assert shown in browser.get(answer["Location"]).content.decode()
    assert {line.adviser for line in browser.get(path("index")).context["lines"]} == {"Ada"}


def test_those_with_whom_it_does_not_work_stand_on_the_page(cast):
    opened = dossier(individual(last_name="Unreachable"), adviser=cast.ben.account)
    answer = cast.ben.browser().post(path("tell"), chosen(opened), follow=True)
    text = answer.content.decode()
    assert "Done for 0 of 1." in text
    assert "Unreachable" in text.partition("Did not work")[2]


@pytest.mark.parametrize("name", ["archive", "restore", "tell", "hand_over"])
def test_nobody_chosen_shows_the_list_again(cast, name):
    dossier(individual())
    answer = cast.ben.browser().post(path(name), {"adviser": str(cast.ben.account.public_id)})
    assert answer.status_code == 422
    assert "Choose at least one prospect" in answer.content.decode()


def test_a_job_of_somebody_who_left_fails_and_says_so(cast):
    opened = dossier(individual())
    job = commands.start_job(actor=cast.ben.actor, kind=JobKind.ARCHIVE, customers=[opened.customer_id], options={})
    with pytest.raises(NotAllowed):
        commands.work_on_job(actor=cast.ada.actor, job=job)
    Account.objects.filter(pk=cast.ben.account.pk).update(is_active=False, deactivated_at=timezone.now())
    work(job_id=str(job.public_id))
    job.refresh_from_db()
    assert (job.state, Registration.objects.count()) == (JobState.FAILED, 0)


def test_jobs_are_forgotten_after_two_days(cast):
    opened = dossier(individual())
    facts = {"actor": cast.ben.actor, "kind": JobKind.ARCHIVE, "customers": [opened.customer_id], "options": {}}
    old, young = commands.start_job(**facts), commands.start_job(**facts)
    Job.objects.filter(pk=old.pk).update(created_at=timezone.now() - timezone.timedelta(days=3))
    forget()
    assert list(Job.objects.values_list("pk", flat=True)) == [young.pk]
