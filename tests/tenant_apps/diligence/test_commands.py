"""Due diligence: what is read, judged and rated, and who decides."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.activity.models import Entry as Recorded
from tenant_apps.diligence.commands import (
    IdentityFacts,
    confirm_check,
    decide_check,
    facts_of,
    judge_proof,
    note_facts,
    note_reading,
    open_check,
    read_identity,
    read_typed,
    reopen_check,
    set_bounds,
    weigh,
)
from tenant_apps.diligence.models import Check, Identity, Proof
from tenant_apps.diligence.mrz import read_zone
from tenant_apps.diligence.rating import kept, rating_of
from tenant_apps.diligence.wanted import missing_of, wanted_of
from tenant_apps.dossiers.models import DossierNote
from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.commands.runs import start_run
from tests.cast import Cast, professional
from tests.factories import flows, journeys
from tests.factories.customers import business, couple, individual
from tests.factories.dossiers import dossier
from tests.tenant_apps.diligence.test_mrz import TD1, TODAY, passport
from vestibule.core.actors import System
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
A_TEST = System("a test")
LATER = timezone.localdate() + timedelta(days=900)


def facts(**changed: object) -> IdentityFacts:
    values = {
        "kind": "passport",
        "number": "NX12345",
        "surname": "RIVERS",
        "given_names": "CLEO MARIA",
        "birth_date": date(1985, 3, 27),
        "expires_on": LATER,
    }
    return IdentityFacts(**values | changed)


def complete(check: Check) -> Check:
    """Everything there that is wanted before anybody is accepted."""
    for party in check.dossier.customer.parties.filter(kind="natural").order_by("pk"):
        read = facts(surname=party.last_name, given_names=party.first_name)
        read_identity(actor=A_TEST, check=check, party=party, facts=read)
    for kind, party in wanted_of(check):
        judge_proof(actor=A_TEST, check=check, kind=kind, party=party, finding="Seen.", is_sufficient=True)
    return check


def checked(customer=None, **noted: str) -> Check:
    opened = dossier(customer or individual(first_name="Cleo", last_name="Rivers"))
    check = open_check(actor=A_TEST, dossier=opened)
    values = {"country": "NL", "channel": "in_person", "exposure": "no", "form": check.form} | noted
    return note_facts(actor=A_TEST, check=check, **values)


def code_of(command, **given) -> str:
    with pytest.raises(DomainError) as caught:
        command(**given)
    return caught.value.code


def test_a_check_begins_with_what_the_answers_say_and_only_once(cast: Cast):
    opened = dossier(individual(), kind="wealth")
    party = opened.customer.members.get().party
    asked = flows.flow(flows.CLIENT_ONLY)
    run = start_run(actor=A_TEST, customer=opened.customer, party=party, flow=asked, dossier_id=opened.pk)
    client = flows.invited(cast.cleo, run).actor
    for key, value in (("identity.tax.country", "BE"), ("identity.exposure.exposed", "yes")):
        save_answer(actor=client, run=run, entry=Entry(key, 0, value, 0))
    check = open_check(actor=cast.ben.actor, dossier=opened)
    assert (check.country, check.exposure, check.form) == ("BE", "yes", "natural")
    assert rating_of(check).level == "high"
    assert open_check(actor=cast.ben.actor, dossier=opened) == check
    assert open_check(actor=cast.ben.actor, dossier=dossier(business())).form == "limited"


def test_a_zone_is_read_compared_with_the_file_and_its_bsn_not_kept(cast: Cast):
    customer = individual(first_name="Cléo", prefix="van", last_name="Rivers", birth_date=date(1985, 3, 27))
    check = checked(customer)
    party = customer.members.get().party
    zone = read_typed(passport("VAN<RIVERS", "CLEO<MARIA", "NX12345", date(1985, 3, 27), LATER, optional="111222333"))
    identity = read_identity(actor=cast.ben.actor, check=check, party=party, facts=facts_of(zone))
    assert (identity.differences, identity.has_bsn, identity.issuer) == ([], True, "NLD")
    stored = str(list(Identity.objects.values())) + str(list(Recorded.objects.values("facts")))
    assert "111222333" not in stored

    other = facts(surname="BROOKS", birth_date=date(1985, 3, 28), given_names="Cleo")
    identity = read_identity(actor=cast.ben.actor, check=check, party=party, facts=other)
    assert identity.differences == ["surname", "birth_date"]
    assert Identity.objects.count() == 1
    assert any("differs" in str(each) for each in missing_of(check))
    read_identity(actor=cast.ben.actor, check=check, party=party, facts=other, explanation="Married name")
    assert not any("differs" in str(each) for each in missing_of(check))
    assert code_of(read_typed, typed="P<NLD") == "diligence:zone-not-readable"
    sound = passport("RIVERS", "CLEO", "NX12345", date(1985, 3, 27), LATER)
    assert code_of(read_typed, typed=sound.replace("NX12345", "NX12346")) == "diligence:zone-wrong"
    stranger = individual().members.get().party
    assert (
        code_of(read_identity, actor=A_TEST, check=check, party=stranger, facts=facts()) == "diligence:not-of-customer"
    )
    assert TODAY


@pytest.mark.parametrize("code", ["IR", "AR", "CR", "RP", "C1"])
def test_a_residence_permit_is_no_identity_card(code):
    permit = read_zone(TD1.replace("I<", code, 1), today=TODAY)
    assert (permit.is_sound, facts_of(permit).kind) == (True, "permit")


@pytest.mark.parametrize("code", ["I<", "ID", "C<", "AC", "IP"])
def test_other_cards_are_no_residence_permits(code):
    assert facts_of(read_zone(TD1.replace("I<", code, 1), today=TODAY)).kind == "card"


@pytest.mark.parametrize("make", [individual, couple, business], ids=["individual", "joint", "business"])
def test_nobody_is_accepted_while_anything_is_missing(cast: Cast, make):
    check = checked(make(), channel="in_person")
    given = {"actor": cast.ben.actor, "check": check, "outcome": "accepted", "reason": "All is well."}
    assert code_of(decide_check, **given) == "diligence:incomplete"
    complete(check)
    assert missing_of(check) == []
    person = check.dossier.customer.parties.filter(kind="natural").order_by("pk").first()
    names = {"surname": person.last_name, "given_names": person.first_name}
    gone = facts(**names, expires_on=timezone.localdate() - timedelta(days=1))
    read_identity(actor=A_TEST, check=check, party=person, facts=gone)
    assert code_of(decide_check, **given) == "diligence:incomplete"
    read_identity(actor=A_TEST, check=check, party=person, facts=facts(**names))
    kind, party = wanted_of(check)[0]
    judge_proof(actor=A_TEST, check=check, kind=kind, party=party, finding="Too old", is_sufficient=False)
    assert code_of(decide_check, **given) == "diligence:incomplete"
    judge_proof(actor=A_TEST, check=check, kind=kind, party=party, finding="Newer", is_sufficient=True)
    assert Proof.objects.filter(check_of=check, kind=kind, party=party).count() == 1
    assert decide_check(**given).state == "decided"
    assert code_of(decide_check, **given) == "diligence:already-decided"


def test_a_rejection_needs_a_reason_and_no_papers(cast: Cast):
    check = checked()
    given = {"actor": cast.ben.actor, "check": check, "outcome": "rejected"}
    assert code_of(decide_check, **given, reason=" ") == "diligence:reason-missing"
    assert decide_check(**given, reason="No answer").outcome == "rejected"
    assert code_of(reopen_check, actor=cast.ben.actor, check=check, reason="") == "diligence:reason-missing"
    reopen_check(actor=cast.ben.actor, check=check, reason="They wrote")
    assert reopen_check(actor=cast.ben.actor, check=check, reason="They wrote").is_open
    told = ["Due diligence was opened again: They wrote", "Before: Rejected. Reason: No answer"]
    assert DossierNote.objects.get().body.splitlines() == told
    assert "They wrote" not in str(Recorded.objects.get(verb="diligence.reopen").facts)


def test_a_high_risk_is_decided_by_two_people_and_the_database_says_so_too(cast: Cast):
    check = complete(checked(exposure="yes"))
    journeys.lone_step(check.dossier, "due_diligence")
    olga = professional(cast.alpha, "Olga", RoleCode.COMPLIANCE_OFFICER)
    decided = decide_check(actor=cast.ben.actor, check=check, outcome="accepted", reason="Source of wealth is clear.")
    assert (decided.state, decided.level) == ("proposed", "high")
    step = journeys.step(check.dossier, "due_diligence")
    assert step.done_at is None
    assert code_of(confirm_check, actor=cast.ben.actor, check=check) == "diligence:same-person"
    with pytest.raises(IntegrityError), transaction.atomic():
        Check.objects.filter(pk=check.pk).update(state="decided", confirmed_by=cast.ben.account)
    for _time in range(2):
        confirmed = confirm_check(actor=olga.actor, check=check)
    assert (confirmed.state, confirmed.confirmed_by) == ("decided", olga.account)
    step.refresh_from_db()
    assert step.done_at is not None
    reopen_check(actor=olga.actor, check=check, reason="News")
    step.refresh_from_db()
    assert step.done_at is None
    assert code_of(confirm_check, actor=olga.actor, check=check) == "diligence:nothing-proposed"


def test_nobody_is_confirmed_whose_document_has_expired_since(cast: Cast):
    check = complete(checked(exposure="yes"))
    olga = professional(cast.alpha, "Olga", RoleCode.COMPLIANCE_OFFICER).actor
    decide_check(actor=cast.ben.actor, check=check, outcome="accepted", reason="Source of wealth is clear.")
    Identity.objects.filter(check_of=check).update(expires_on=timezone.localdate() - timedelta(days=1))
    assert code_of(confirm_check, actor=olga, check=check) == "diligence:incomplete"
    reopen_check(actor=olga, check=check, reason="Expired")
    decide_check(actor=cast.ben.actor, check=check, outcome="rejected", reason="No valid document")
    assert confirm_check(actor=olga, check=check).outcome == "rejected"


def test_the_rating_gives_its_reasons_follows_the_firms_weights_and_stays_as_it_was_decided(cast: Cast):
    check = complete(checked(channel="remote"))
    before = rating_of(check)
    assert (before.level, before.points) == ("low", 15)
    assert {each.factor: each.points for each in before.counted} == {
        "country": 0,
        "product": 5,
        "channel": 10,
        "exposure": 0,
        "form": 0,
    }
    decide_check(actor=cast.ben.actor, check=check, outcome="accepted", reason="All is well.")
    for _time in range(2):
        weigh(actor=cast.ada.actor, factor="channel", value="remote", points=30, is_decisive=False)
    check.refresh_from_db()
    assert kept(check) == before
    with override("fr"):
        assert {each.reason for each in kept(check).counted} == {each.reason for each in rating_of(check).counted}
    assert (rating_of(check).level, rating_of(check).points) == ("medium", 35)
    set_bounds(actor=cast.ada.actor, medium_from=10, high_from=35)
    assert rating_of(check).level == "high"
    set_bounds(actor=cast.ada.actor, medium_from=90, high_from=99)
    weigh(actor=cast.ada.actor, factor="country", value="NL", points=0, is_decisive=True)
    assert rating_of(check).level == "high"
    assert any("by itself" in each.reason for each in rating_of(check).counted)
    assert code_of(set_bounds, actor=cast.ada.actor, medium_from=5, high_from=5) == "diligence:bounds-reversed"


def test_who_may_not_is_refused_and_clients_never_see_any_of_it(cast: Cast):
    check = checked()
    party = check.dossier.customer.members.get().party
    handler = professional(cast.alpha, "Hal", RoleCode.CASE_HANDLER).actor
    with pytest.raises(NotAllowed):
        note_reading(actor=cast.cleo.actor, check=check)
    examining = (
        (open_check, {"dossier": check.dossier}),
        (note_facts, {"check": check, "country": "NL", "channel": "remote", "exposure": "", "form": "natural"}),
        (read_identity, {"check": check, "party": party, "facts": facts()}),
        (judge_proof, {"check": check, "kind": "funds", "party": party, "finding": "x", "is_sufficient": True}),
    )
    deciding = (
        (decide_check, {"check": check, "outcome": "rejected", "reason": "x"}),
        (confirm_check, {"check": check}),
        (reopen_check, {"check": check, "reason": "x"}),
    )
    configuring = (
        (weigh, {"factor": "channel", "value": "remote", "points": 1, "is_decisive": False}),
        (set_bounds, {"medium_from": 1, "high_from": 2}),
    )
    for actor, commands in (
        (cast.cleo.actor, (*examining, *deciding, *configuring)),
        (handler, (*deciding, *configuring)),
        (cast.ben.actor, configuring),
    ):
        for command, given in commands:
            with pytest.raises(NotAllowed):
                command(actor=actor, **given)
    for rows in (Check.objects, Identity.objects, Proof.objects):
        assert not rows.visible_to(cast.cleo.actor).exists()
