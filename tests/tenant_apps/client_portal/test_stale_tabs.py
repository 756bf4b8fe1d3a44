"""Pages that stayed open while the access changed: what they send afterwards changes and shows nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse

from tenant_apps.accounts.commands.people import deactivate_account, reactivate_account
from tenant_apps.documents.models import Delivery, Upload
from tenant_apps.flows.models import Answer
from tenant_apps.invites.commands import revoke_invite
from tenant_apps.invites.models import Invite
from tests.cast import Cast
from tests.factories import dossiers, flows, samples
from tests.factories.customers import couple
from tests.factories.invites import accepted
from vestibule.core.actors import System

pytestmark = pytest.mark.django_db

A_TEST = System("a test")
TUS = {"Tus-Resumable": "1.0.0"}


def url(name: str, *args: object) -> str:
    return reverse(f"client:{name}", args=args, urlconf="vestibule.config.urls_tenant")


@pytest.fixture(autouse=True)
def _files_of_the_test(settings, tmp_path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


class Tab:
    """What a browser shows of one dossier, and everything that can be sent from there."""

    def __init__(self, browser: Browser, opened: object) -> None:
        flows.flow()
        self.browser = browser
        party = opened.customer.members.get(position=1).party
        self.asked = dossiers.deliver_point(opened, party=party).request
        self.run = dossiers.complete_point(opened).run
        self.point = dossiers.free_point(opened, party=party)
        self.pdf = samples.pdf()

    def begin_upload(self) -> str:
        headers = TUS | {"Upload-Length": str(len(self.pdf)), "Upload-Metadata": "filename YS5wZGY="}
        return self.browser.post(url("documents:uploads", self.asked.public_id), headers=headers)["Location"]

    def send_everything(self, upload: str) -> set[int]:
        part = {"content_type": "application/offset+octet-stream", "headers": TUS | {"Upload-Offset": "0"}}
        file = SimpleUploadedFile("a.pdf", self.pdf)
        page = (self.run.public_id, "contact", "reach")
        answers = [
            self.browser.patch(upload, self.pdf, **part),
            self.browser.post(url("documents:deliver", self.asked.public_id), {"files": file}),
            self.browser.post(url("flows:answer", *page), {"channel": "email", "channel-revision": "0"}),
            self.browser.post(url("flows:page", *page), {"channel": "email", "channel-revision": "0"}),
            self.browser.post(url("flows:summary", self.run.public_id)),
            self.browser.post(url("client_portal:done", self.point.public_id)),
            self.browser.get(url("documents:request", self.asked.public_id)),
        ]
        return {answer.status_code for answer in answers}

    def nothing_changed(self) -> bool:
        self.run.refresh_from_db()
        self.point.refresh_from_db()
        written = Answer.objects.filter(run=self.run, answered_by__isnull=False).exists()
        return (
            not Delivery.objects.exists()
            and Upload.objects.get().offset == 0
            and not written
            and self.run.is_open
            and not self.point.is_handled
        )


@pytest.fixture
def tab(cast: Cast) -> Tab:
    """Cleo has access to two dossiers, and looks at the first."""
    opened = dossiers.dossier(couple())
    accepted(dossiers.dossier(opened.customer), cast.cleo.account)
    accepted(opened, cast.cleo.account)
    return Tab(cast.cleo.browser(), opened)


def test_tab_of_a_dossier_whose_access_ended(tab: Tab) -> None:
    """The other dossier of the same customer stays open, and opens nothing of this one."""
    upload = tab.begin_upload()
    revoke_invite(actor=A_TEST, invite=Invite.objects.latest("pk"))

    assert tab.send_everything(upload) == {404}
    assert tab.nothing_changed()
    assert tab.browser.get(url("client_portal:overview")).status_code == 200


def test_tab_of_an_account_that_was_closed(cast: Cast, tab: Tab) -> None:
    upload = tab.begin_upload()
    deactivate_account(actor=cast.ada.actor, account=cast.cleo.account)

    assert tab.send_everything(upload) == {302}
    assert tab.nothing_changed()
    reactivate_account(actor=cast.ada.actor, account=cast.cleo.account)
    assert tab.browser.get(url("client_portal:overview")).status_code == 302  # the log-in is asked for anew


def test_tab_of_the_partner_with_no(cast: Cast, tab: Tab) -> None:
    upload = tab.begin_upload()
    accepted(tab.point.dossier, cast.dan.account, position=2)
    tab.browser = cast.dan.browser()

    assert tab.send_everything(upload) == {404}
    assert tab.nothing_changed()


def test_tab_under_the_neighbours_address(cast: Cast, tab: Tab) -> None:
    upload = tab.begin_upload()
    tab.browser = cast.cleo.browser(host="beta.localhost")

    assert tab.send_everything(upload) == {302}
    assert tab.nothing_changed()
