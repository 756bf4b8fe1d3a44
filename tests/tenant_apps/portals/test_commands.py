"""What the firm sets up, and what is kept of a client's consent."""

import pytest
from django.utils import timezone

from tenant_apps.activity.models import Entry
from tenant_apps.customers.commands import link_account
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Stage
from tenant_apps.portals.commands import (
    accept_disclosure,
    confirm_details,
    publish_disclosure,
    save_stage_video,
    set_up_portal,
)
from tenant_apps.portals.errors import DisclosureChanged, DisclosureMissing
from tenant_apps.portals.models import Acceptance, Confirmation, Disclosure, StageVideo
from tenant_apps.portals.setup import (
    STANDARD,
    Switches,
    current_switches,
    must_accept,
    must_confirm,
    standing_disclosure,
)
from tests.cast import Cast
from tests.factories import invites
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
FILM = "https://www.youtube.com/watch?v=abcdefghijk"


def test_a_firm_begins_with_the_usual_switches_and_changes_them(cast: Cast):
    assert current_switches() == Switches()
    wanted = Switches(has_stage_bar=True, has_case_handler=False, has_telephone=False, has_profile_first=True)

    set_up_portal(actor=cast.ada.actor, switches=Switches(has_stage_bar=True))
    set_up_portal(actor=cast.ada.actor, switches=wanted)

    assert current_switches() == wanted


@pytest.mark.parametrize("who", ["ben", "cleo"])
def test_only_administrators_of_the_firm_set_up(cast: Cast, who: str):
    actor = getattr(cast, who).actor
    with pytest.raises(NotAllowed):
        set_up_portal(actor=actor, switches=Switches())
    with pytest.raises(NotAllowed):
        publish_disclosure(actor=actor, texts={"en": "Text", "nl": "Tekst"})
    with pytest.raises(NotAllowed):
        save_stage_video(actor=actor, stage=Stage.objects.order_by("pk")[0], link=FILM, abouts={})


def test_disclosure_is_the_products_own_until_one_is_published(cast: Cast):
    assert standing_disclosure("en").version == STANDARD
    assert "data protection authority" in standing_disclosure("en").text

    published = publish_disclosure(actor=cast.ada.actor, texts=_texts("Our words"))

    assert (published.version, standing_disclosure("en").text) == (1, "Our words")
    assert publish_disclosure(actor=cast.ada.actor, texts=_texts("Our words")) == published
    assert publish_disclosure(actor=cast.ada.actor, texts=_texts("Other words")).version == 2
    assert Disclosure.objects.count() == 2


def test_disclosure_cannot_be_empty_in_the_first_language(cast: Cast):
    with pytest.raises(DisclosureMissing):
        publish_disclosure(actor=cast.ada.actor, texts=dict.fromkeys(_texts(""), "  "))


def test_acceptance_keeps_version_words_and_time_and_a_new_version_asks_again(cast: Cast):
    before = timezone.now()
    publish_disclosure(actor=cast.ada.actor, texts=_texts("Our words"))

    accepted = accept_disclosure(actor=cast.cleo.actor, version=1, language="en")
    assert accept_disclosure(actor=cast.cleo.actor, version=1, language="en") == accepted

    assert (accepted.version, accepted.text) == (1, "Our words")
    assert accepted.created_at >= before
    assert not must_accept(cast.cleo.account.pk)
    assert must_accept(cast.dan.account.pk)
    publish_disclosure(actor=cast.ada.actor, texts=_texts("Newer words"))
    assert must_accept(cast.cleo.account.pk)
    assert Acceptance.objects.get(account=cast.cleo.account).text == "Our words"


def test_acceptance_of_a_text_that_changed_meanwhile_is_refused(cast: Cast):
    read = standing_disclosure("en")
    publish_disclosure(actor=cast.ada.actor, texts=_texts("Newer words"))

    with pytest.raises(DisclosureChanged):
        accept_disclosure(actor=cast.cleo.actor, version=read.version, language="en")

    assert must_accept(cast.cleo.account.pk)


def test_professional_accepts_for_nobody(cast: Cast):
    with pytest.raises(NotAllowed):
        accept_disclosure(actor=cast.ben.actor, version=STANDARD, language="en")


def test_video_of_a_stage_is_chosen_changed_and_removed(cast: Cast):
    stage = Stage.objects.order_by("pk")[0]

    save_stage_video(actor=cast.ada.actor, stage=stage, link=FILM, abouts={"en": "How it goes on", "nl": "Verder"})
    video = save_stage_video(actor=cast.ada.actor, stage=stage, link=FILM, abouts={"en": "Shorter", "nl": ""})
    assert (video.link, video.about_en, StageVideo.objects.count()) == (FILM, "Shorter", 1)

    assert save_stage_video(actor=cast.ada.actor, stage=stage, link="", abouts={}) is None
    assert StageVideo.objects.count() == 0


def test_client_confirms_the_own_details_once(cast: Cast):
    set_up_portal(actor=cast.ada.actor, switches=Switches(has_profile_first=True))
    party = _party_of(cast)
    assert must_confirm(cast.cleo.account.pk)
    facts = {"first_name": "Cleopatra", "prefix": "", "last_name": "Rivers", "phone": "+31612345678", "language": "en"}

    confirm_details(actor=cast.cleo.actor, party=party, facts=facts)

    party.refresh_from_db()
    assert (party.first_name, party.phone) == ("Cleopatra", "+31612345678")
    assert not must_confirm(cast.cleo.account.pk)
    assert Confirmation.objects.filter(account=cast.cleo.account).count() == 1
    assert Entry.objects.filter(verb="portals.confirm_details").count() == 1


def test_portal_greets_and_speaks_as_the_client_confirmed(cast: Cast):
    party = _party_of(cast)
    facts = {"first_name": "Cleopatra", "prefix": "", "last_name": "Rivers", "phone": "+31612345678", "language": "de"}

    confirm_details(actor=cast.cleo.actor, party=party, facts=facts)

    cast.cleo.account.refresh_from_db()
    party.refresh_from_db()
    assert (cast.cleo.account.name, cast.cleo.account.language) == ("Cleopatra Rivers", "de")
    assert (str(party), party.language) == ("Cleopatra Rivers", "de")


def test_nobody_confirms_the_details_of_somebody_else(cast: Cast):
    party = _party_of(cast)
    with pytest.raises(NotAllowed):
        confirm_details(actor=cast.dan.actor, party=party, facts={"first_name": "Dan"})


def _texts(words: str) -> dict[str, str]:
    return {"en": words, "nl": words, "fr": words, "de": words}


def _party_of(cast: Cast) -> Party:
    party = invites.dossier().customer.members.get(position=1).party
    return link_account(actor=System("a test"), party=party, account=cast.cleo.account)
