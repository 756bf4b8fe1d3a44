"""The fact find in the client portal: resume, save, conditions, repeats, conflicts, sending."""

from uuid import uuid4

import pytest
from django.test import Client as Browser

from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.commands.runs import complete_run
from tenant_apps.flows.models import Answer, FlowRun
from tenant_apps.invites.models import Invite
from tests.cast import Cast, Member
from tests.factories import customers, flows
from tests.queries import CountsQueries

pytestmark = pytest.mark.django_db

CHANNEL = "contact.reach.channel"


@pytest.fixture
def run() -> FlowRun:
    return flows.run(customers.individual(first_name="Anna", phone="+31612345678"))


@pytest.fixture
def cleo(cast: Cast, run: FlowRun) -> Member:
    return flows.invited(cast.cleo, run)


@pytest.fixture
def browser(cleo: Member) -> Browser:
    return cleo.browser()


@pytest.fixture
def mortgage(cast: Cast) -> FlowRun:
    return flows.run(customers.individual(), flows.MORTGAGE)


@pytest.fixture
def borrower(cast: Cast, mortgage: FlowRun) -> Browser:
    return flows.invited(cast.cleo, mortgage).browser()


def url(run: FlowRun, *parts: str) -> str:
    return "/".join(("/fact-find", str(run.public_id), *parts, ""))


def page(run: FlowRun, key: str) -> str:
    return url(run, *key.split("."))


def autosave(run: FlowRun, key: str) -> str:
    return url(run, *key.split("."), "answer")


def stored(run: FlowRun, key: str, item: int = 0) -> Answer:
    return Answer.objects.get(run=run, key=key, item=item)


def text(response: object) -> str:
    return response.content.decode()


def test_run_leads_to_the_first_open_page(browser: Browser, run: FlowRun) -> None:
    response = browser.get(url(run))
    assert response.status_code == 200
    assert page(run, "personal.about_you") in text(response)


def test_page_shows_what_is_on_file_and_asks_to_confirm_it(browser: Browser, run: FlowRun) -> None:
    body = text(browser.get(page(run, "personal.about_you")))
    assert 'value="Anna"' in body
    assert "We have this on file: is this right?" in body
    assert 'autocomplete="given-name"' in body
    assert 'autocomplete="bday-year"' in body


@pytest.mark.parametrize("who", ["dan", "ben", "ada", "eve"])
def test_pages_do_not_exist_for_others(cast: Cast, run: FlowRun, cleo: Member, who: str) -> None:
    member = getattr(cast, who)
    stranger = member.browser("alpha.localhost")
    for address in (url(run), page(run, "contact.reach"), url(run, "summary")):
        assert stranger.get(address).status_code in {302, 404}
        if who == "dan":
            assert stranger.get(address).status_code == 404
    assert stranger.post(autosave(run, "contact.reach"), {}).status_code in {302, 404}


def test_pages_ask_for_the_log_in(client: Browser, run: FlowRun) -> None:
    assert client.get(page(run, "contact.reach")).status_code == 302


def test_page_that_does_not_exist(browser: Browser, run: FlowRun) -> None:
    assert browser.get(page(run, "contact.fax")).status_code == 404
    assert browser.post(autosave(run, "contact.fax"), {"channel-revision": "0"}).status_code == 404


def test_post_saves_and_goes_on(browser: Browser, run: FlowRun) -> None:
    data = {
        "first_name": "Anna",
        "first_name-revision": "1",
        "last_name": "de Boer",
        "last_name-revision": "1",
        "birth_date_day": "27",
        "birth_date_month": "3",
        "birth_date_year": "1985",
        "birth_date-revision": "0",
    }
    response = browser.post(page(run, "personal.about_you"), data)
    assert response.status_code == 302
    assert response["Location"] == page(run, "contact.reach")
    assert stored(run, "personal.about_you.birth_date").value == "1985-03-27"
    assert stored(run, "personal.about_you.last_name").value == "de Boer"


def test_post_shows_again_what_is_wrong_and_saves_the_rest(browser: Browser, run: FlowRun) -> None:
    data = {"email": "nobody", "email-revision": "1", "channel": "email", "channel-revision": "0"}
    response = browser.post(page(run, "contact.reach"), data)
    assert response.status_code == 422
    assert 'value="nobody"' in text(response)
    assert "Write the e-mail address like name@example.com." in text(response)
    assert stored(run, CHANNEL).value == "email"


def test_post_names_what_is_missing_and_lets_go_on(browser: Browser, run: FlowRun) -> None:
    data = {"email": "", "email-revision": "1"}
    response = browser.post(page(run, "contact.reach"), data)
    assert response.status_code == 422
    assert "This answer is still missing." in text(response)
    response = browser.post(page(run, "contact.reach"), {"email": "", "email-revision": "2", "do": "skip"})
    assert response["Location"] == page(run, "objectives.reason")


def test_post_leads_back_and_out(browser: Browser, run: FlowRun) -> None:
    here = page(run, "contact.reach")
    assert browser.post(here, {"do": "back"})["Location"] == page(run, "personal.about_you")
    assert browser.post(here, {"do": "later"})["Location"] == url(run)
    assert browser.post(page(run, "consents.remarks"), {})["Location"] == url(run, "summary")


def test_condition_works_without_javascript(borrower: Browser, mortgage: FlowRun) -> None:
    here = page(mortgage, "household.partner")
    assert "name-revision" not in text(borrower.get(here))
    response = borrower.post(here, {"has_partner": "yes", "has_partner-revision": "0"})
    assert response.status_code == 422
    assert "A few more questions follow from your answers" in text(response)
    assert 'name="name-revision"' in text(response)


def test_repeats_work_without_javascript(borrower: Browser, mortgage: FlowRun) -> None:
    borrower.post(page(mortgage, "household.family"), {"has_children": "yes", "has_children-revision": "0"})
    here = page(mortgage, "household.children")
    data = {"1-name": "Bo", "1-name-revision": "0", "do": "add"}
    assert borrower.post(here, data)["Location"] == f"{here}#item-2"
    body = text(borrower.get(here))
    assert 'name="2-name"' in body
    assert 'value="Bo"' in body
    assert borrower.post(here, {"2-name": "Kit", "2-name-revision": "0", "do": "remove:1"}).status_code == 302
    body = text(borrower.get(here))
    assert 'name="1-name"' not in body
    assert 'value="Kit"' in body
    response = borrower.post(here, {"do": "remove:2"}, follow=True)
    assert "At least 1 must stay." in text(response)


def test_every_page_of_the_mortgage_opens_with_all_there_is(borrower: Browser, mortgage: FlowRun, cast: Cast) -> None:
    everything = {
        "status": "cohabiting",
        "kinds": ["employed", "self_employed", "pension", "benefit", "other"],
        **dict.fromkeys(("has_partner", "has_children", "has_debts", "student", "alimony", "found", "mortgage"), "yes"),
        "housing": "own",
    }
    cleo = flows.granted(cast.cleo, mortgage)
    filled = flows.fill(cleo.actor, mortgage, **everything)
    assert len(filled.sheet.pages) == 25
    for shown in filled.sheet.pages:
        assert borrower.get(page(mortgage, shown.key)).status_code == 200
    assert borrower.get(url(mortgage)).status_code == 200
    assert borrower.get(url(mortgage, "summary")).status_code == 200


def test_page_that_is_no_longer_asked_leads_back(borrower: Browser, mortgage: FlowRun) -> None:
    here = page(mortgage, "household.children")
    for response in (borrower.get(here, follow=True), borrower.post(here, {"do": "add"}, follow=True)):
        assert "These questions are no longer asked, because of an earlier answer." in text(response)


def test_autosave_answers_with_what_follows(borrower: Browser, mortgage: FlowRun) -> None:
    data = {"has_partner": "yes", "has_partner-revision": "0", "attempt": uuid4().hex}
    response = borrower.post(autosave(mortgage, "household.partner"), data)
    body = text(response)
    assert response.status_code == 200
    assert 'data-reply="saved"' in body
    assert 'data-revision="1"' in body
    assert 'data-shown="has_partner-0 name-0 birth_date-0 applies-0"' in body
    assert body.count('data-for="question"') == 3
    again = borrower.post(autosave(mortgage, "household.partner"), data)
    assert again.status_code == 200
    assert stored(mortgage, "household.partner.has_partner").revision == 1


def test_autosave_refuses_with_advice(browser: Browser, run: FlowRun) -> None:
    response = browser.post(autosave(run, "contact.reach"), {"email": "nobody", "email-revision": "1"})
    assert 'data-reply="refused"' in text(response)
    assert "Write the e-mail address like name@example.com." in text(response)


def test_autosave_shows_both_in_a_conflict(browser: Browser, run: FlowRun, cast: Cast) -> None:
    save_answer(actor=cast.ben.actor, run=run, entry=Entry(CHANNEL, 0, "phone", 0))
    response = browser.post(autosave(run, "contact.reach"), {"channel": "email", "channel-revision": "0"})
    body = text(response)
    assert 'data-reply="conflict"' in body
    assert "There are two answers" in body
    assert "By telephone" in body
    assert "Ben" in body
    assert stored(run, CHANNEL).value == "phone"
    kept = browser.post(autosave(run, "contact.reach"), {"channel": "email", "channel-revision": "1"})
    assert kept.status_code == 200
    assert stored(run, CHANNEL).value == "email"


def test_conflict_is_shown_without_javascript(browser: Browser, run: FlowRun, cast: Cast) -> None:
    save_answer(actor=cast.ben.actor, run=run, entry=Entry(CHANNEL, 0, "phone", 0))
    data = {"channel": "email", "channel-revision": "0"}
    response = browser.post(page(run, "contact.reach"), data)
    assert response.status_code == 422
    assert "There are two answers" in text(response)
    assert stored(run, CHANNEL).value == "phone"
    browser.post(page(run, "contact.reach"), {**data, "do": "take:channel-0"})
    assert stored(run, CHANNEL).value == "phone"
    browser.post(page(run, "contact.reach"), {"channel": "email", "channel-revision": "1", "do": "stay"})
    assert stored(run, CHANNEL).value == "email"


def test_two_devices_that_touch_different_answers_do_not_collide(browser: Browser, run: FlowRun, cleo: Member) -> None:
    email = stored(run, "contact.reach.email").value
    browser.post(autosave(run, "contact.reach"), {"email": "new@example.com", "email-revision": "1"})
    data = {"email": email, "email-revision": "1", "channel": "portal", "channel-revision": "0"}
    assert browser.post(page(run, "contact.reach"), data).status_code == 302
    assert stored(run, "contact.reach.email").value == "new@example.com"
    assert stored(run, CHANNEL).value == "portal"


def test_answer_of_the_adviser_is_confirmed_by_a_button(browser: Browser, run: FlowRun, cast: Cast) -> None:
    save_answer(actor=cast.ben.actor, run=run, entry=Entry(CHANNEL, 0, "phone", 0))
    here = page(run, "contact.reach")
    assert "Entered by your adviser Ben" in text(browser.get(here))
    assert browser.post(here, {"do": "confirm:channel-0"})["Location"] == f"{here}#q-channel-0"
    assert stored(run, CHANNEL).confirmed_at is not None
    assert "Confirmed by you" in text(browser.get(here))


def test_page_is_confirmed_as_a_whole(browser: Browser, run: FlowRun) -> None:
    here = page(run, "contact.reach")
    assert "Some answers were filled in for you" in text(browser.get(here))
    assert browser.post(here, {"do": "confirm-page"})["Location"] == here
    assert not any(answer.waits_for_confirmation for answer in Answer.objects.filter(key__startswith="contact.reach"))
    assert "Some answers were filled in for you" not in text(browser.get(here))


def test_garbage_in_buttons_and_revisions_is_harmless(browser: Browser, run: FlowRun) -> None:
    for action in ("remove:x", "remove:99", "confirm:x-9", "confirm:", "add", "take:", "dance"):
        response = browser.post(page(run, "contact.reach"), {"do": action, "email": "x", "email-revision": "x"})
        assert response.status_code == 302
    assert browser.post(autosave(run, "contact.reach"), {"email": "x", "email-revision": "9" * 40}).status_code < 500


def test_summary_names_what_is_missing(browser: Browser, run: FlowRun) -> None:
    body = text(browser.get(url(run, "summary")))
    assert "still missing" in body
    assert f"{page(run, 'personal.about_you')}#q-birth_date-0" in body
    assert browser.post(url(run, "summary")).status_code == 422


def test_each_page_leads_to_the_list_of_what_is_missing_until_nothing_is(
    browser: Browser, run: FlowRun, cleo: Member
) -> None:
    here, listed = page(run, "contact.reach"), url(run, "summary")
    body = text(browser.get(here))
    skip = f'<a class="l-skip" href="{listed}#missing">'
    assert body.index("#main") < body.index(skip) < body.index("l-band")  # Tab, Tab, Enter
    assert 'id="missing"' in text(browser.get(listed))
    saved = text(browser.post(autosave(run, "contact.reach"), {"channel": "email", "channel-revision": "0"}))
    assert f'<a href="{listed}#missing">' in saved
    flows.fill(cleo.actor, run)
    assert "#missing" not in text(browser.get(here))


def test_summary_sends_and_shows_it_sent(browser: Browser, run: FlowRun, cleo: Member) -> None:
    flows.fill(cleo.actor, run)
    assert "By sending you confirm" in text(browser.get(url(run, "summary")))
    assert browser.post(url(run, "summary"))["Location"] == url(run, "summary")
    assert "sent on" in text(browser.get(url(run, "summary")))
    assert browser.get(url(run))["Location"] == url(run, "summary")
    assert browser.get(page(run, "contact.reach"))["Location"] == url(run, "summary")
    assert "already been sent" in text(browser.post(page(run, "contact.reach"), {}, follow=True))
    late = browser.post(autosave(run, "contact.reach"), {"email": "x", "email-revision": "1"})
    assert 'data-reply="held"' in text(late)
    assert browser.post(url(run, "reopen"))["Location"] == url(run)
    assert browser.get(page(run, "contact.reach")).status_code == 200


def test_other_applicant_reads_where_shared_and_no_further(cast: Cast) -> None:
    customer = customers.couple()
    own, other = flows.run(customer), flows.run(customer, position=2)
    flows.fill(flows.granted(cast.dan, other).actor, other)
    complete_run(actor=flows.granted(cast.dan, other).actor, run=other)
    seeing = flows.invited(cast.cleo, own, sees_others=True).browser()
    assert seeing.get(url(other, "summary")).status_code == 200
    assert seeing.get(page(other, "contact.reach"))["Location"] == url(other, "summary")
    assert seeing.post(url(other, "reopen")).status_code == 404
    assert seeing.post(autosave(other, "contact.reach"), {}).status_code == 404
    Invite.objects.update(sees_other_applicants=False)
    assert seeing.get(url(other, "summary")).status_code == 404


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_page_speaks_the_language_of_the_reader(cast: Cast, run: FlowRun, cleo: Member, language: str) -> None:
    cleo.account.language = language
    cleo.account.save(update_fields=["language"])
    heading = {"nl": "Over u", "fr": "À propos de vous", "de": "Über Sie"}[language]
    assert heading in text(cleo.browser().get(page(run, "personal.about_you")))


@pytest.mark.parametrize(("code", "entries"), [(flows.SHORT, 0), (flows.MORTGAGE, 1)])
def test_opening_a_page_takes_few_statements(
    cast: Cast, assert_queries: type[CountsQueries], code: str, entries: int
) -> None:
    run = flows.run(customers.individual(), code)
    browser = flows.invited(cast.cleo, run).browser()
    browser.get(page(run, "contact.reach"))
    with assert_queries(PAGE_STATEMENTS + entries):
        browser.get(page(run, "contact.reach"))


@pytest.mark.parametrize("items", [1, 10])
def test_opening_a_repeating_page_does_not_grow(cast: Cast, assert_queries: type[CountsQueries], items: int) -> None:
    run = flows.run(customers.individual(), flows.MORTGAGE)
    cleo = flows.invited(cast.cleo, run)
    save_answer(actor=cleo.actor, run=run, entry=Entry("household.family.has_children", 0, "yes", 0))
    browser = cleo.browser()
    for _more in range(items - 1):
        browser.post(page(run, "household.children"), {"do": "add"})
    browser.get(page(run, "household.children"))
    with assert_queries(PAGE_STATEMENTS + 1):
        browser.get(page(run, "household.children"))


def test_saving_an_answer_takes_few_statements(cast: Cast, assert_queries: type[CountsQueries]) -> None:
    run = flows.run(customers.individual(), flows.MORTGAGE)
    browser = flows.invited(cast.cleo, run).browser()
    browser.post(autosave(run, "contact.reach"), {"phone": "0612345670", "phone-revision": "1"})
    with assert_queries(SAVE_STATEMENTS):
        browser.post(autosave(run, "contact.reach"), {"phone": "0612345671", "phone-revision": "2"})


PAGE_STATEMENTS = 8
"""Without the entries of a flow that repeats pages."""
SAVE_STATEMENTS = 10
