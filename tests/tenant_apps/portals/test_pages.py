"""The set-up page, and the pages between a client's log-in and the overview."""

import pytest
from django.test import Client as Browser
from django.urls import reverse

from tenant_apps.activity.models import Entry
from tenant_apps.customers.commands import link_account
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Stage
from tenant_apps.flows.commands.runs import complete_run
from tenant_apps.portals.commands import change_address, publish_disclosure, save_stage_video, set_up_portal
from tenant_apps.portals.models import Acceptance, Confirmation, Disclosure, PortalSetup, StageVideo
from tenant_apps.portals.setup import Switches
from tests.cast import Cast
from tests.factories import invites
from tests.factories.dossiers import complete_point
from tests.factories.flows import fill
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
FILM = "https://youtu.be/abcdefghijk"
PASSWORD = "a long and quiet evening"


def path(name: str, *args: object) -> str:
    return reverse(name, urlconf="vestibule.config.urls_tenant", args=args)


def log_in(cast: Cast) -> Browser:
    """Cleo, by the log-in page."""
    cast.cleo.account.set_password(PASSWORD)
    cast.cleo.account.save(update_fields=["password"])
    browser = Browser(HTTP_HOST="alpha.localhost")
    answer = browser.post(path("accounts:login"), {"email": cast.cleo.account.email, "password": PASSWORD})
    assert answer.status_code == 302
    return browser


def test_administrator_switches_and_reads_how_it_stands(cast: Cast):
    browser = cast.ada.browser()
    page = browser.get(path("professional:portals:content"))
    assert "Our standard text is in use" in page.content.decode()

    browser.post(path("professional:portals:content"), {"has_stage_bar": "on"})

    setup = PortalSetup.objects.get()
    assert (setup.has_stage_bar, setup.has_case_handler, setup.has_profile_first) == (True, False, False)


def test_disclosure_is_published_and_an_empty_one_refused(cast: Cast):
    browser = cast.ada.browser()
    form = path("professional:portals:disclosure")
    assert browser.post(form, {"text_en": "", "text_nl": ""}).status_code == 422
    languages = [name.removeprefix("text_") for name in browser.get(form).context["form"].fields if "text_" in name]

    answer = browser.post(form, {f"text_{language}": f"Words in {language}" for language in languages})

    assert answer.status_code == 302
    published = Disclosure.objects.get()
    assert {getattr(published, f"text_{language}") for language in languages} == {
        f"Words in {each}" for each in languages
    }
    assert "Version 1" in browser.get(form).content.decode()


def test_video_of_a_stage_is_kept_in_its_plainest_form_and_other_links_are_refused(cast: Cast):
    browser, stage = cast.ada.browser(), Stage.objects.order_by("pk")[0]
    form = path("professional:portals:stage_video", stage.public_id)

    refused = browser.post(form, {"link": "https://example.com/film", "about_en": "Kept"})
    assert refused.status_code == 422
    assert "Kept" in refused.content.decode()
    assert browser.post(form, {"link": FILM, "about_en": "How it goes on"}).status_code == 302

    assert StageVideo.objects.get().link == "https://www.youtube.com/watch?v=abcdefghijk"
    assert "How it goes on" in browser.get(path("professional:portals:content")).content.decode()


@pytest.mark.parametrize("name", ["content", "disclosure"])
def test_adviser_does_not_find_the_set_up(cast: Cast, name: str):
    assert cast.ben.browser().get(path(f"professional:portals:{name}")).status_code == 404


def test_client_reads_and_accepts_before_anything_else(cast: Cast):
    browser = log_in(cast)
    for page in ("client:client_portal:overview", "client:documents:index", "client:threads:index"):
        answer = browser.get(path(page))
        assert (answer.status_code, answer["Location"]) == (302, "/welcome/")
    swapped = browser.get(path("client:client_portal:counts"), headers={"HX-Request": "true"})
    assert (swapped.status_code, swapped["HX-Redirect"]) == (204, "/welcome/")
    page = browser.get("/welcome/")
    read = page.context["form"].initial
    assert browser.post("/welcome/", read).status_code == 422

    answer = browser.post("/welcome/", read | {"is_agreed": "on"})

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert browser.get("/").status_code == 200
    assert Acceptance.objects.get().version == read["version"]
    assert "You agreed to this on" in browser.get("/welcome/privacy/").content.decode()
    assert log_in(cast).get("/").status_code == 200


def test_new_version_is_asked_for_at_the_next_log_in(cast: Cast):
    browser = log_in(cast)
    browser.post("/welcome/", browser.get("/welcome/").context["form"].initial | {"is_agreed": "on"})
    publish_disclosure(actor=cast.ada.actor, texts={"en": "Newer words", "nl": "Nieuwe woorden"})

    page = log_in(cast).get("/", follow=True).content.decode()

    assert "Your privacy" in page
    assert "Newer words" in page or "Nieuwe woorden" in page


def test_version_that_was_replaced_while_it_was_read_is_not_accepted(cast: Cast):
    browser = log_in(cast)
    read = browser.get("/welcome/").context["form"].initial
    publish_disclosure(actor=cast.ada.actor, texts={"en": "Newer words", "nl": "Nieuwe woorden"})

    answer = browser.post("/welcome/", read | {"is_agreed": "on"}, follow=True)

    assert "The text has just been changed" in answer.content.decode()
    assert not Acceptance.objects.exists()


def test_details_come_first_where_the_firm_wants_that_and_only_once(cast: Cast):
    set_up_portal(actor=cast.ada.actor, switches=Switches(has_profile_first=True))
    opened = invites.dossier()
    party = opened.customer.members.get(position=1).party
    link_account(actor=System("a test"), party=party, account=cast.cleo.account)
    invites.accepted(opened, cast.cleo.account)
    browser = log_in(cast)
    answer = browser.post("/welcome/", browser.get("/welcome/").context["form"].initial | {"is_agreed": "on"})
    assert answer["Location"] == "/welcome/details/"
    assert browser.get("/")["Location"] == "/welcome/"
    Party.objects.filter(pk=party.pk).update(email="stray@example.com")
    assert f"You log in with {cast.cleo.account.email}" in browser.get("/welcome/details/").content.decode()
    details = {"first_name": "Cleo", "last_name": "Rivers", "phone": "+31612345678", "language": "en"}
    assert browser.post("/welcome/details/", details | {"last_name": ""}).status_code == 422

    assert browser.post("/welcome/details/", details)["Location"] == "/"

    assert Confirmation.objects.filter(account=cast.cleo.account).exists()
    assert browser.get("/").status_code == 200
    assert log_in(cast).get("/").status_code == 200


def test_overview_shows_stages_and_film_only_where_the_firm_wants_them(cast: Cast):
    opened = invites.dossier()
    invites.accepted(opened, cast.cleo.account)
    browser = cast.cleo.browser()
    assert "c-stepper" not in browser.get("/").content.decode()

    set_up_portal(actor=cast.ada.actor, switches=Switches(has_stage_bar=True))
    video = {"link": "https://vimeo.com/123456789", "abouts": {"en": "What happens now", "nl": "Wat er nu gebeurt"}}
    save_stage_video(actor=cast.ada.actor, stage=opened.stage, **video)
    page = browser.get("/").content.decode()

    assert page.count('aria-current="step"') == 1
    assert str(opened.stage) in page
    assert "/video/vimeo/123456789/" in page
    assert "player.vimeo.com" not in page
    other = opened.workflow.stages.exclude(pk=opened.stage_id).order_by("position")[0]
    StageVideo.objects.update(stage=other)
    assert "/video/vimeo/" not in browser.get("/").content.decode()


def test_questions_that_came_after_the_details_may_wait(cast: Cast):
    set_up_portal(actor=cast.ada.actor, switches=Switches(has_profile_first=True))
    opened = invites.dossier()
    link_account(actor=System("a test"), party=opened.customer.members.get(position=1).party, account=cast.cleo.account)
    invites.accepted(opened, cast.cleo.account)
    run = complete_point(opened).run
    browser = log_in(cast)
    browser.post("/welcome/", browser.get("/welcome/").context["form"].initial | {"is_agreed": "on"})
    details = {"first_name": "Cleo", "last_name": "Rivers", "phone": "+31612345678", "language": "en"}
    assert browser.post("/welcome/details/", details)["Location"] == f"/fact-find/{run.public_id}/"
    assert browser.get("/").status_code == 200


def test_questions_come_first_at_each_log_in_until_they_were_answered(cast: Cast):
    set_up_portal(actor=cast.ada.actor, switches=Switches(has_profile_first=True))
    opened = invites.dossier()
    link_account(actor=System("a test"), party=opened.customer.members.get(position=1).party, account=cast.cleo.account)
    invites.accepted(opened, cast.cleo.account)
    run = complete_point(opened).run
    questions = f"/fact-find/{run.public_id}/"
    browser = cast.cleo.browser()
    assert browser.get("/")["Location"] == questions
    assert browser.get("/").status_code == 200  # they are for later
    assert cast.cleo.browser().get("/")["Location"] == questions
    set_up_portal(actor=cast.ada.actor, switches=Switches())
    assert cast.cleo.browser().get("/").status_code == 200
    set_up_portal(actor=cast.ada.actor, switches=Switches(has_profile_first=True))
    fill(cast.ada.actor, run)
    complete_run(actor=System("a test"), run=run)
    assert cast.cleo.browser().get("/").status_code == 200


def test_client_corrects_the_own_address_at_any_time(cast: Cast):
    opened = invites.dossier()
    party = opened.customer.members.get(position=1).party
    link_account(actor=System("a test"), party=party, account=cast.cleo.account)
    invites.accepted(opened, cast.cleo.account)
    browser = cast.cleo.browser()
    home = {"street": "Kade", "number": "7", "postal_code": "1011 AB", "city": "Amsterdam", "country": "NL"}
    typed = {f"address_{part}": value for part, value in home.items()}
    assert browser.post("/welcome/address/", typed | {"address_city": ""}).status_code == 422
    for _twice in range(2):
        assert browser.post("/welcome/address/", typed)["Location"] == "/welcome/address/"
    assert 'value="1011 AB"' in browser.get("/welcome/address/").content.decode()
    party.refresh_from_db()
    assert party.address == home | {"addition": ""}
    assert Entry.objects.filter(verb="portals.change_address").count() == 1
    assert cast.dan.browser().post("/welcome/address/", typed).status_code in {302, 404}


def test_nobody_changes_the_address_of_somebody_else(cast: Cast):
    party = invites.dossier().customer.members.get(position=1).party
    with pytest.raises(NotAllowed):
        change_address(actor=cast.dan.actor, party=party, address={})
