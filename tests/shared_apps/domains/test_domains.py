"""Claiming, proving, choosing, losing and giving up a domain: traffic moves with the proof, never before."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from shared_apps.branding.published import current_branding
from shared_apps.domains import commands, tasks
from shared_apps.domains.enums import ClaimState
from shared_apps.domains.errors import DomainOfOurs, NotADomain, NotProven, TooManyClaims
from shared_apps.domains.gateways.contract import ResolverFailed
from shared_apps.domains.models import LIFETIME, DomainClaim
from shared_apps.organisations.hosts import portal_url
from tenant_apps.accounts.links import portal_url as page_url
from tenant_apps.inbox.models import Notice
from tenant_apps.inbox.tasks import tell_of_domains
from tenants import directory
from tenants.context import use_tenant
from tenants.models import Domain
from vestibule.core.errors import NotAllowed, NotFound

NAME = "portal.lindenhof.example"


def claim_of(firm, name: str = NAME) -> DomainClaim:
    return DomainClaim.objects.using("provisioner").get(tenant_id=firm.id, domain=name)


def work(*, after: timedelta = timedelta()) -> None:
    """Let the provisioner look, as if this much later; every claim is due."""
    DomainClaim.objects.using("provisioner").update(due_at=timezone.now() - timedelta(seconds=1))
    now = timezone.now() + after
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks.timezone, "now", lambda: now)
        tasks.work_off_claims()
    directory.forget("")


def claim_and_prove(actor, dns, firm) -> DomainClaim:
    commands.claim_domain(actor=actor, domain=NAME)
    claim = claim_of(firm)
    dns.tell(claim.record_name, claim.record_value)
    work()
    return claim_of(firm)


def is_served(name: str = NAME) -> bool:
    return Client(HTTP_HOST=name).get("/login/").status_code == 200


def test_claim_moves_no_traffic(cast, dns, alpha) -> None:
    commands.claim_domain(actor=cast.ada.actor, domain=f"https://{NAME.upper()}/")
    work()
    assert claim_of(alpha).state == ClaimState.WAITING
    assert not is_served()
    assert portal_url() == "http://alpha.localhost:8000/"


@pytest.mark.parametrize("record", ["", "vestibule-proof=", "vestibule-proof=of-somebody-else"])
def test_wrong_record_moves_no_traffic(cast, dns, alpha, record: str) -> None:
    commands.claim_domain(actor=cast.ada.actor, domain=NAME)
    dns.tell(claim_of(alpha).record_name, record)
    dns.tell(NAME, claim_of(alpha).record_value)  # at another name than asked for
    work()
    assert (claim_of(alpha).state, is_served()) == (ClaimState.WAITING, False)


def test_proof_serves_the_firm_under_its_domain(cast, dns, alpha) -> None:
    claim = claim_and_prove(cast.ada.actor, dns, alpha)
    assert (claim.state, claim.expires_at) == (ClaimState.PROVEN, None)
    assert is_served()
    assert is_served("alpha.localhost")
    assert portal_url() == "http://alpha.localhost:8000/"


def test_links_and_letters_name_the_domain_once_it_is_chosen(cast, dns, alpha) -> None:
    claim_and_prove(cast.ada.actor, dns, alpha)
    commands.choose_domain(actor=cast.ada.actor, domain=NAME)
    directory.forget("")
    assert portal_url() == f"http://{NAME}:8000/"
    assert page_url("accounts:login") == f"http://{NAME}:8000/login/"
    assert current_branding().origin == f"http://{NAME}:8000"
    assert [host.name for host in commands.hosts_of_the_firm() if host.is_primary] == [NAME]


def test_unproven_domain_cannot_be_chosen(cast, dns) -> None:
    commands.claim_domain(actor=cast.ada.actor, domain=NAME)
    for name in (NAME, "beta.localhost", "unknown.example", ""):
        with pytest.raises(NotProven):
            commands.choose_domain(actor=cast.ada.actor, domain=name)
    directory.forget("")
    assert portal_url() == "http://alpha.localhost:8000/"


def test_first_proof_wins(cast, dns, alpha, beta) -> None:
    commands.claim_domain(actor=cast.ada.actor, domain=NAME)
    with use_tenant(beta):
        commands.claim_domain(actor=cast.eve.actor, domain=NAME)
    tokens = {claim_of(alpha).record_value, claim_of(beta).record_value}
    assert len(tokens) == 2
    dns.tell(claim_of(beta).record_name, claim_of(beta).record_value)
    work()
    dns.tell(claim_of(alpha).record_name, claim_of(alpha).record_value)
    work()
    assert (claim_of(alpha).state, claim_of(beta).state) == (ClaimState.TAKEN, ClaimState.PROVEN)
    assert Domain.objects.using("provisioner").get(domain=NAME).tenant_id == beta.id

    dns.forget(claim_of(beta).record_name, claim_of(beta).record_value)
    work()
    work(after=tasks.GRACE)
    work()
    assert (claim_of(alpha).state, claim_of(beta).state) == (ClaimState.PROVEN, ClaimState.LAPSED)
    assert Domain.objects.using("provisioner").get(domain=NAME).tenant_id == alpha.id


def test_lapsed_proof_falls_back_to_the_subdomain(cast, dns, alpha) -> None:
    claim = claim_and_prove(cast.ada.actor, dns, alpha)
    commands.choose_domain(actor=cast.ada.actor, domain=NAME)
    dns.forget(claim.record_name, claim.record_value)
    work()
    assert claim_of(alpha).missed_at is not None
    assert is_served()
    work(after=tasks.GRACE - timedelta(minutes=5))
    assert is_served()
    work(after=tasks.GRACE + timedelta(minutes=5))
    assert claim_of(alpha).state == ClaimState.LAPSED
    assert not is_served()
    assert is_served("alpha.localhost")
    assert portal_url() == "http://alpha.localhost:8000/"
    dns.tell(claim.record_name, claim.record_value)
    work()
    assert (claim_of(alpha).state, is_served()) == (ClaimState.PROVEN, True)


def test_record_that_comes_back_in_time_changes_nothing(cast, dns, alpha) -> None:
    claim = claim_and_prove(cast.ada.actor, dns, alpha)
    dns.forget(claim.record_name, claim.record_value)
    work()
    dns.tell(claim.record_name, claim.record_value)
    work()
    dns.forget(claim.record_name, claim.record_value)
    work(after=tasks.GRACE + timedelta(hours=1))
    assert (claim_of(alpha).state, is_served()) == (ClaimState.PROVEN, True)


def test_administrators_are_told_once_of_each_change(cast, dns, alpha) -> None:
    def told() -> list[str]:
        for _hour in range(2):
            tell_of_domains()
        return list(Notice.objects.filter(account=cast.ada.account, done_at=None).values_list("kind", flat=True))

    assert told() == []
    claim = claim_and_prove(cast.ada.actor, dns, alpha)
    assert told() == ["domains.proven"]
    dns.forget(claim.record_name, claim.record_value)
    work()
    assert told() == ["domains.missed"]
    assert NAME in cast.ada.browser().get("/pro/inbox/").content.decode()
    dns.tell(claim.record_name, claim.record_value)
    work()
    assert told() == []
    Notice.objects.all().delete()


def test_resolver_that_fails_proves_nothing_and_disproves_nothing(cast, dns, alpha, monkeypatch) -> None:
    claim_and_prove(cast.ada.actor, dns, alpha)
    commands.claim_domain(actor=cast.ada.actor, domain="other.example")

    def fail() -> None:
        raise ResolverFailed("no answer")

    monkeypatch.setattr(tasks, "resolver", fail)
    work(after=timedelta(days=9))
    assert (claim_of(alpha).state, claim_of(alpha).missed_at) == (ClaimState.PROVEN, None)
    assert claim_of(alpha, "other.example").state == ClaimState.WAITING


def test_claim_that_raises_is_put_off_and_the_others_are_looked_at(cast, dns, alpha, beta, monkeypatch) -> None:
    commands.claim_domain(actor=cast.ada.actor, domain=NAME)
    with use_tenant(beta):
        commands.claim_domain(actor=cast.eve.actor, domain="other.example")
    other = claim_of(beta, "other.example")
    dns.tell(other.record_name, other.record_value)
    ask = dns.texts

    def fail_for_one(name: str) -> list[str]:
        if name.endswith(NAME):
            raise RuntimeError("unforeseen")
        return ask(name)

    monkeypatch.setattr(tasks, "resolver", lambda: type("Resolver", (), {"texts": staticmethod(fail_for_one)}))
    work()
    assert claim_of(beta, "other.example").state == ClaimState.PROVEN
    assert claim_of(alpha).state == ClaimState.WAITING
    assert claim_of(alpha).due_at > timezone.now() + tasks.SOON


def test_unproven_claim_expires(cast, dns, alpha) -> None:
    claim_and_prove(cast.ada.actor, dns, alpha)
    commands.claim_domain(actor=cast.ada.actor, domain="other.example")
    work(after=LIFETIME + timedelta(hours=1))
    assert [claim.domain for claim in DomainClaim.objects.using("provisioner").filter(tenant_id=alpha.id)] == [NAME]


def test_claim_is_looked_at_when_it_is_due_only(cast, dns, alpha) -> None:
    claim_and_prove(cast.ada.actor, dns, alpha)
    assert tasks.work_off_claims() == 0
    assert claim_of(alpha).due_at > timezone.now() + timedelta(hours=5)
    commands.check_domain(actor=cast.ada.actor, domain=NAME)
    assert tasks.work_off_claims() == 1


def test_released_domain_is_served_no_longer(cast, dns, alpha) -> None:
    claim_and_prove(cast.ada.actor, dns, alpha)
    commands.choose_domain(actor=cast.ada.actor, domain=NAME)
    commands.release_domain(actor=cast.ada.actor, domain=NAME)
    directory.forget("")
    assert not is_served()
    assert portal_url() == "http://alpha.localhost:8000/"
    with pytest.raises(NotFound):
        commands.release_domain(actor=cast.ada.actor, domain=NAME)


def test_subdomain_cannot_be_released(cast) -> None:
    for name in ("alpha.localhost", "beta.localhost"):
        with pytest.raises(NotFound):
            commands.release_domain(actor=cast.ada.actor, domain=name)
    assert is_served("beta.localhost")


def test_claiming_twice_keeps_the_proof(cast, dns, alpha) -> None:
    claim = claim_and_prove(cast.ada.actor, dns, alpha)
    commands.claim_domain(actor=cast.ada.actor, domain=NAME)
    assert (claim_of(alpha).token, claim_of(alpha).state) == (claim.token, ClaimState.PROVEN)


def test_too_many_claims_are_refused(cast, dns) -> None:
    for number in range(commands.MOST):
        commands.claim_domain(actor=cast.ada.actor, domain=f"n{number}.example")
    with pytest.raises(TooManyClaims):
        commands.claim_domain(actor=cast.ada.actor, domain="more.example")


@pytest.mark.parametrize(
    "typed",
    ["", "example", "-a.example", "a..example", "10.0.0.1", "[::1]", "a b.example", "x" * 64 + ".example", "a.1"],
)
def test_name_that_nobody_can_own_is_refused(cast, typed: str) -> None:
    with pytest.raises(NotADomain):
        commands.claim_domain(actor=cast.ada.actor, domain=typed)


@pytest.mark.parametrize("typed", ["localhost", "beta.localhost", "www.BETA.localhost.", "anything.localhost"])
def test_name_of_the_platform_is_refused(cast, typed: str) -> None:
    with pytest.raises((DomainOfOurs, NotADomain)):
        commands.claim_domain(actor=cast.ada.actor, domain=typed)


def test_name_with_letters_of_its_own_is_kept_as_browsers_send_it(cast, dns) -> None:
    assert commands.claim_domain(actor=cast.ada.actor, domain="portal.söhne.example") == "portal.xn--shne-5qa.example"


@pytest.mark.parametrize("who", ["ben", "cleo"])
def test_commands_refuse_those_without_the_right(cast, who: str) -> None:
    actor = getattr(cast, who).actor
    for call in (commands.claim_domain, commands.check_domain, commands.choose_domain, commands.release_domain):
        with pytest.raises(NotAllowed):
            call(actor=actor, domain=NAME)


def test_tenant_login_serves_no_host_by_itself(cast, alpha) -> None:
    for statement in (
        "SELECT * FROM public.domains_domainclaim",
        "UPDATE public.domains_domainclaim SET state = 'proven'",
        f"INSERT INTO public.tenants_domain (domain, is_primary, tenant_id) VALUES ('x.example', true, {alpha.id})",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_another_firm_cannot_touch_a_claim(cast, dns, alpha, beta) -> None:
    claim_and_prove(cast.ada.actor, dns, alpha)
    with use_tenant(beta):
        for call in (commands.check_domain, commands.release_domain):
            with pytest.raises(NotFound):
                call(actor=cast.eve.actor, domain=NAME)
        with pytest.raises(NotProven):
            commands.choose_domain(actor=cast.eve.actor, domain=NAME)
    assert is_served()


def test_tenant_comes_from_the_host_alone(cast, dns, alpha, beta) -> None:
    claim_and_prove(cast.ada.actor, dns, alpha)
    cast.ada.account  # noqa: B018 - makes the account
    answer = Client(HTTP_HOST=NAME).get("/login/", headers={"X-Forwarded-Host": "beta.localhost"})
    assert (answer.status_code, answer.wsgi_request.tenant.schema) == (200, alpha.schema)
    assert cast.eve.browser(host=NAME).get("/pro/").status_code == 302
    assert cast.ada.browser(host=NAME).get("/pro/").status_code == 200


def test_links_of_the_rooms_name_the_host_that_the_firm_chose() -> None:
    """Whoever writes a link asks for the portal's address; only links.py and the operator's pages know a slug's."""
    root = Path(__file__).resolve().parents[3] / "tenant_apps"
    found = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "organisation_url" in path.read_text(encoding="utf-8")
    }
    assert found == {"accounts/links.py"}
