"""What the firm says to whoever comes in."""

import pytest
from django.urls import reverse

from shared_apps.branding import commands
from shared_apps.branding.looks import Values
from tenant_apps.accounts.models import Account
from tenants import directory
from tests.cast import Cast
from tests.factories import dossiers
from tests.factories.invites import accepted

WELCOME = {
    "welcome_title": {"en": "Good to see you", "nl": "Fijn dat u er bent"},
    "welcome_text": {"en": "We look after your house.", "nl": "Wij zorgen voor uw huis."},
}
PREVIEW = "/pro/settings/branding/preview/overview/{}/"


@pytest.fixture
def overview(cast) -> str:
    return reverse("client:client_portal:overview", urlconf="vestibule.config.urls_tenant")


@pytest.mark.parametrize(("language", "place"), [("en", 0), ("nl", 1)])
@pytest.mark.parametrize("has_dossier", [True, False])
def test_overview_welcomes_in_the_words_of_the_firm(cast: Cast, overview, language, place, *, has_dossier):
    if has_dossier:
        accepted(dossiers.dossier(), cast.cleo.account)
    Account.objects.filter(pk=cast.cleo.account.pk).update(language=language)
    assert "firm-welcome" not in cast.cleo.browser().get(overview).content.decode()

    commands.save_draft(actor=cast.ada.actor, values=Values(texts=WELCOME))
    preview = cast.ada.browser().get(PREVIEW.format(language)).content.decode()
    assert "firm-welcome" not in cast.cleo.browser().get(overview).content.decode()
    commands.publish(actor=cast.ada.actor)
    directory.forget("")
    page = cast.cleo.browser().get(overview).content.decode()

    for text in (page, preview):
        for words in WELCOME.values():
            wanted, other = list(words.values())[place], list(words.values())[1 - place]
            assert (text.count(wanted), text.count(other)) == (1, 0)


@pytest.mark.parametrize("only", ["welcome_title", "welcome_text"])
def test_either_of_the_two_is_enough(cast: Cast, overview, only):
    commands.save_draft(actor=cast.ada.actor, values=Values(texts={only: WELCOME[only]}))
    commands.publish(actor=cast.ada.actor)
    directory.forget("")
    page = cast.cleo.browser().get(overview).content.decode()
    page = cast.cleo.browser().get(overview).content.decode()
    assert WELCOME[only]["en"] in page
    assert "<c-" not in page
