"""Setting the client portal up, and what clients do before their first page."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from django.utils import timezone

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.commands.people import edit_account
from tenant_apps.accounts.models import Account
from tenant_apps.customers.commands import edit_party, facts_of
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Stage
from tenant_apps.portals import policies
from tenant_apps.portals.errors import DisclosureChanged, DisclosureMissing
from tenant_apps.portals.models import Acceptance, Confirmation, Disclosure, PortalSetup, StageVideo
from tenant_apps.portals.setup import Switches, standing_disclosure
from vestibule.core.actors import Actor, System
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

_BY_THE_CLIENT = System("what a client confirmed about the own details")


@command
def set_up_portal(*, actor: Actor, switches: Switches) -> PortalSetup:
    """Say what clients see and what comes first."""
    require(actor, policies.CONFIGURE)
    setup, _is_new = PortalSetup.objects.update_or_create(is_only_row=True, defaults=asdict(switches))
    record("portals.set_up", None, actor=actor, **asdict(switches))
    return setup


@command
def publish_disclosure(*, actor: Actor, texts: Mapping[str, str]) -> Disclosure:
    """Publish a new version; every client is asked to accept it at the next log-in. The same text is no new version.

    Raises ``DisclosureMissing`` when it is empty in the firm's first language.
    """
    require(actor, policies.CONFIGURE)
    first = current_organisation().first_language
    columns = {f"text_{language}": text.strip() for language, text in texts.items()}
    if not columns.get(f"text_{first}"):
        raise DisclosureMissing(first)
    PortalSetup.objects.get_or_create(is_only_row=True)
    PortalSetup.objects.select_for_update(of=("self",), no_key=True).get()  # one after the other
    newest = Disclosure.objects.newest_first().first()
    if newest and all((getattr(newest, column) or "") == text for column, text in columns.items()):
        return newest
    disclosure = Disclosure.objects.create(
        version=newest.version + 1 if newest else 1, published_by_id=actor.account_id, **columns
    )
    record("portals.publish_disclosure", disclosure, actor=actor, version=disclosure.version)
    return disclosure


@command
def save_stage_video(*, actor: Actor, stage: Stage, link: str, abouts: Mapping[str, str]) -> StageVideo | None:
    """Show a film to clients while their dossier stands in this stage; without a link, none any more."""
    require(actor, policies.CONFIGURE)
    if not link:
        if StageVideo.objects.filter(stage=stage).delete()[0]:
            record("portals.remove_stage_video", stage.workflow, actor=actor, stage=stage.code)
        return None
    columns = {f"about_{language}": text.strip() for language, text in abouts.items()} | {"link": link}
    video, _is_new = StageVideo.objects.update_or_create(stage=stage, defaults=columns)
    record("portals.save_stage_video", stage.workflow, actor=actor, stage=stage.code)
    return video


@command
def accept_disclosure(*, actor: Actor, version: int, language: str) -> Acceptance:
    """Keep that this client accepted the version that was read, in these words. Twice is once.

    Raises ``DisclosureChanged`` when another version stands by now.
    """
    require(actor, policies.ENTER)
    standing = standing_disclosure(language)
    if standing.version != version:
        raise DisclosureChanged
    acceptance, is_new = Acceptance.objects.get_or_create(
        account_id=policies.account_of(actor),
        version=version,
        defaults={"language": standing.language, "text": standing.text},
    )
    if is_new:
        record("portals.accept_disclosure", acceptance, actor=actor, version=version, language=standing.language)
    return acceptance


@command
def confirm_details(*, actor: Actor, party: Party, facts: Mapping[str, Any]) -> Party:
    """Keep the details as the client confirmed or corrected them, and that it happened.

    The portal speaks the language chosen here from then on.
    """
    require(actor, policies.ENTER)
    policies.require_own(actor, party)
    _speak(actor, party.account, facts.get("language", ""))
    party = edit_party(actor=_BY_THE_CLIENT, party=party, facts=replace(facts_of(party), **facts))
    _row, is_new = Confirmation.objects.get_or_create(
        account_id=policies.account_of(actor), defaults={"confirmed_at": timezone.now()}
    )
    if is_new:
        record("portals.confirm_details", party, actor=actor, fields=sorted(facts))
    return party


@command
def change_address(*, actor: Actor, party: Party, address: Mapping[str, str]) -> Party:
    """Keep the own postal address as the client wrote it; the file keeps what stood there before."""
    require(actor, policies.ENTER)
    policies.require_own(actor, party)
    facts = replace(facts_of(party), address=address)
    changed = edit_party(actor=_BY_THE_CLIENT, party=party, facts=facts)
    if changed.address != party.address:
        record("portals.change_address", party, actor=actor)
    return changed


def _speak(actor: Actor, account: Account | None, language: str) -> None:
    if account is not None and language and account.language != language:
        facts = {"name": account.name, "phone": account.phone, "time_zone": account.time_zone}
        edit_account(actor=actor, account=account, language=language, **facts)
