"""What clients see of those who work here: a photograph made anew, and hours in words."""

from datetime import time
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from shared_apps.branding.errors import NotAnImage
from tenant_apps.accounts.commands.presence import remove_photo, set_photo, set_signature, set_working_hours
from tenant_apps.accounts.errors import HoursReversed
from tenant_apps.accounts.hours import as_hours, in_words
from tenant_apps.accounts.models import Account, Photo
from tenant_apps.activity.models import Entry
from tenant_apps.customers.commands import link_account
from tenant_apps.dossiers.commands.telling import tell_clients
from tenant_apps.notifications.models import Message
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.commands.messages import write_message
from tests.factories import dossiers, samples
from tests.factories.invites import accepted, invite
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
NINE, FIVE = time(9, 0), time(17, 0)
WEEK = dict.fromkeys(range(4), (NINE, FIVE)) | {4: (NINE, time(12, 30))}


def path(name: str, *arguments: object) -> str:
    return reverse(name, urlconf="vestibule.config.urls_tenant", args=arguments)


def fresh(account: Account) -> Account:
    return Account.objects.get(pk=account.pk)


def test_photograph_is_a_square_of_pixels_alone(cast):
    account = set_photo(
        actor=cast.ben.actor, account=cast.ben.account, file=BytesIO(samples.photo(width=300, height=500))
    )

    made = Image.open(BytesIO(bytes(Photo.objects.get(account=account).content)))
    assert (made.size, made.format, dict(made.getexif())) == ((224, 224), "WEBP", {})
    answer = cast.cleo.browser().get(path("client:accounts:portrait", account.photo_digest))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")


def test_photograph_is_replaced_and_removed(cast):
    first = set_photo(actor=cast.ben.actor, account=cast.ben.account, file=BytesIO(samples.photo()))
    second = set_photo(
        actor=cast.ben.actor, account=cast.ben.account, file=BytesIO(samples.photo(kind="PNG", width=90))
    )
    assert first.photo_digest != second.photo_digest
    assert Photo.objects.get().digest == second.photo_digest

    remove_photo(actor=cast.ben.actor, account=cast.ben.account)
    remove_photo(actor=cast.ben.actor, account=cast.ben.account)

    assert not Photo.objects.exists()
    assert fresh(cast.ben.account).photo_digest == ""
    assert Entry.objects.filter(verb="accounts.remove_photo").count() == 1
    page = path("client:accounts:portrait", second.photo_digest)
    assert cast.cleo.browser().get(page).status_code == 404


def test_hours_in_words_join_days_that_are_alike(cast):
    account = set_working_hours(actor=cast.ben.actor, account=cast.ben.account, hours=WEEK | {6: (NINE, FIVE)})

    assert as_hours(fresh(account).working_hours) == WEEK | {6: (NINE, FIVE)}
    with override("nl"):
        assert in_words(account.working_hours) == (
            ("Maandag – donderdag", "09:00 – 17:00"),
            ("Vrijdag", "09:00 – 12:30"),
            ("Zondag", "09:00 – 17:00"),
        )
    assert in_words({}) == ()


def test_refused(cast):
    with pytest.raises(HoursReversed):
        set_working_hours(actor=cast.ben.actor, account=cast.ben.account, hours={1: (FIVE, NINE)})
    with pytest.raises(NotAnImage):
        set_photo(actor=cast.ben.actor, account=cast.ben.account, file=BytesIO(b"no picture"))
    for actor, account in ((cast.ada.actor, cast.ben.account), (cast.cleo.actor, cast.cleo.account)):
        with pytest.raises(NotAllowed):
            set_working_hours(actor=actor, account=account, hours=WEEK)
        with pytest.raises(NotAllowed):
            set_photo(actor=actor, account=account, file=BytesIO(samples.photo()))
        with pytest.raises(NotAllowed):
            remove_photo(actor=actor, account=account)


def test_pages(cast):
    browser, page = cast.ben.browser(), path("professional:accounts:presence")
    sent = {f"{edge}_{day}": "" for day in range(7) for edge in ("from", "to")}

    half = browser.post(page, sent | {"from_2": "09:00"})
    reversed_day = browser.post(page, sent | {"from_2": "17:00", "to_2": "09:00"})
    good = browser.post(page, sent | {"from_2": "09:00", "to_2": "17:30"})

    assert (half.status_code, reversed_day.status_code, good.status_code) == (422, 422, 302)
    assert "Enter both times, or neither." in half.content.decode()
    assert "The day ends before it begins." in reversed_day.content.decode()
    assert fresh(cast.ben.account).working_hours == {"2": ["09:00", "17:30"]}
    photo = path("professional:accounts:photo")
    assert browser.post(photo).status_code == 422
    assert browser.post(photo, {"image": SimpleUploadedFile("a.jpg", b"MZ")}).status_code == 422
    assert browser.post(photo, {"image": SimpleUploadedFile("a.jpg", samples.photo())}).status_code == 302
    assert fresh(cast.ben.account).photo_digest in browser.get(page).content.decode()
    assert browser.post(path("professional:accounts:photo_remove")).status_code == 302
    assert "initials" in browser.get(page).content.decode()


def test_client_reads_them_on_the_overview(cast):
    opened = dossiers.dossier(adviser=cast.ben.account)
    accepted(opened, cast.cleo.account)
    account = set_photo(actor=cast.ben.actor, account=cast.ben.account, file=BytesIO(samples.photo()))
    set_working_hours(actor=cast.ben.actor, account=cast.ben.account, hours=WEEK)

    page = cast.cleo.browser().get(path("client:client_portal:overview")).content.decode()

    assert path("client:accounts:portrait", account.photo_digest) in page
    assert "Monday – Thursday" in page
    assert "09:00 – 17:00" in page
    assert "Europe/Amsterdam" not in page
    Account.objects.filter(pk=cast.cleo.account.pk).update(time_zone="Europe/London")  # who lives by another clock
    assert "Europe/Amsterdam" in cast.cleo.browser().get(path("client:client_portal:overview")).content.decode()


def test_signature_is_looked_at_kept_and_stands_below_what_one_sends(cast):
    page, text = path("professional:accounts:signature"), "Kind regards,  \r\nBen <b>\r\n\r\nAdviser\r\n"
    browser = cast.ben.browser()
    shown = browser.post(page, {"text": text, "preview": "1"})
    assert (shown.status_code, fresh(cast.ben.account).signature) == (200, "")
    assert "Kind regards,<br>Ben &lt;b&gt;<br><br>Adviser" in shown.content.decode()
    assert browser.post(page, {"text": "x" * 501}).status_code == 422
    assert browser.post(page, {"text": text}).status_code == 302
    kept = "Kind regards,\nBen <b>\n\nAdviser"
    assert fresh(cast.ben.account).signature == kept
    assert Entry.objects.filter(verb="accounts.set_signature").count() == 1
    assert cast.cleo.browser().get(path("professional:accounts:signature")).status_code == 404
    with pytest.raises(NotAllowed):
        set_signature(actor=cast.ada.actor, account=cast.ben.account, text="Not mine")

    opened = dossiers.dossier(adviser=cast.ben.account)
    accepted(opened, cast.cleo.account)
    party = opened.customer.members.get(position=1).party
    link_account(actor=dossiers.A_TEST, party=party, account=cast.cleo.account)
    party.refresh_from_db()
    told = {"dossier": opened, "parties": [party], "message": "Please look"}
    tell_clients(actor=cast.ben.actor, **told)
    tell_clients(actor=cast.ada.actor, **told)  # she has none
    by_ben, by_ada = Message.objects.filter(template="dossiers.told").order_by("pk")
    assert by_ben.text.rstrip().find(kept) > by_ben.text.find("Please look")
    assert "Ben &lt;b&gt;<br>" in by_ben.html
    assert "Kind regards" not in by_ada.text
    sent = {"dossier": opened, "audience": Audience(party), "body": "Thank you."}
    assert write_message(actor=cast.ben.actor, **sent).body == f"Thank you.\n\n{kept}"
    assert write_message(actor=cast.ben.actor, **sent, is_by_itself=True).body == "Thank you."
    again = invite(dossiers.dossier(adviser=cast.ben.account), actor=cast.ben.actor)
    assert kept in Message.objects.get(template="invites.invitation", to=again.email).text


def test_the_same_photograph_of_two_people_is_shown(cast):
    for member in (cast.ada, cast.ben):
        set_photo(actor=member.actor, account=member.account, file=BytesIO(samples.photo()))
    page = path("client:accounts:portrait", fresh(cast.ben.account).photo_digest)
    assert cast.cleo.browser().get(page).status_code == 200
    remove_photo(actor=cast.ada.actor, account=cast.ada.account)
    assert cast.cleo.browser().get(page).status_code == 200
    remove_photo(actor=cast.ben.actor, account=cast.ben.account)
    assert cast.cleo.browser().get(page).status_code == 404
