"""The two demo firms with their people: what somebody needs to log in. Made before the first page is served."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from shared_apps.organisations.commands import edit_legal_identity, edit_organisation
from shared_apps.organisations.founding import NewFirm, found, open_portals
from shared_apps.organisations.profile import Registration
from tenant_apps.accounts.commands.passwords import set_first_password
from tenant_apps.accounts.commands.people import add_operator, invite_professional
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account
from tenant_apps.customers.commands import PartyFacts
from tenant_apps.customers.enums import CustomerKind, FormOfAddress
from tenant_apps.dossiers.models import Dossier
from tenant_apps.invites.commands import accept_with_password, invite_applicant
from tenant_apps.portals.commands import accept_disclosure, set_up_portal
from tenant_apps.portals.setup import Switches, standing_disclosure
from tenant_apps.prospects.commands import add_prospect
from tenant_apps.viewings.commands import end_viewing, start_viewing
from tenants import directory
from tenants.context import PLATFORM_SCHEMA, current_tenant, use_tenant
from tenants.models import Tenant, TenantState
from vestibule.config import environment
from vestibule.core.actors import Client, System
from vestibule.demo import acting
from vestibule.demo.looks import give_looks
from vestibule.demo.past import as_of, in_office_hours, without_letters

PRODUCT = System("the demo data")
COUPLE_REGISTERED = 26
"""Days ago."""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody with an account: the first part of the address, the name and the roles."""

    mailbox: str
    name: str
    roles: tuple[str, ...] = ()
    phone: str = ""


@dataclass(frozen=True, slots=True)
class DemoFirm:
    """A firm of the embedded default."""

    slug: str
    name: str
    country: str
    languages: tuple[str, ...]
    dossier_kind: str
    professionals: tuple[DemoPerson, ...]
    client: PartyFacts
    partner: PartyFacts
    legal_name: str
    address: str
    registrations: tuple[Registration, ...]
    phone: str
    email: str

    @property
    def first_language(self) -> str:
        return self.languages[0]


_AT_HOME = {
    "street": "Oudegracht", "number": "118", "addition": "A", "postal_code": "3511 AV", "city": "Utrecht", "country": "NL",
}  # fmt: skip
_CHEZ_SOI = {
    "street": "Rue des Tilleuls", "number": "27", "addition": "3", "postal_code": "1060", "city": "Bruxelles",
    "country": "BE",
}  # fmt: skip
LINDENHOF = DemoFirm(
    slug="lindenhof",
    name="Lindenhof Hypotheken",
    country="NL",
    languages=("nl", "en", "de", "fr"),
    dossier_kind="mortgage",
    professionals=(
        DemoPerson("admin", "Marijke Lindenhof", (RoleCode.TENANT_ADMIN, RoleCode.ADVISER), "+31201234501"),
        DemoPerson("adviser", "Sander de Boer", (RoleCode.ADVISER,), "+31201234502"),
        DemoPerson("handler", "Fleur Vermeulen", (RoleCode.CASE_HANDLER,), "+31201234503"),
        DemoPerson("compliance", "Ravi Chandrasekhar", (RoleCode.COMPLIANCE_OFFICER,), "+31201234504"),
    ),
    client=PartyFacts(
        first_name="Lieke", prefix="van", last_name="Rijn", birth_date=date(1991, 5, 14),
        form_of_address=FormOfAddress.MS, email="client@lindenhof.example", phone="+31612340001", language="nl", address=_AT_HOME,
    ),
    partner=PartyFacts(
        first_name="Tobias", last_name="Maas", birth_date=date(1989, 11, 2),
        form_of_address=FormOfAddress.MR, email="partner@lindenhof.example", phone="+31612340002", language="nl", address=_AT_HOME,
    ),
    legal_name="Lindenhof Hypotheken B.V.",
    address="Lindenlaan 4\n3511 AB Utrecht",
    registrations=(Registration("KvK", "90000017"), Registration("AFM", "12000042", "https://www.afm.nl/registers")),
    phone="+31201234500",
    email="info@lindenhof.example",
)  # fmt: skip
BEAUMONT = DemoFirm(
    slug="beaumont",
    name="Beaumont Patrimoine",
    country="BE",
    languages=("fr", "nl", "en", "de"),
    dossier_kind="wealth",
    professionals=(
        DemoPerson("admin", "Hélène Beaumont", (RoleCode.TENANT_ADMIN, RoleCode.ADVISER), "+3225550101"),
        DemoPerson("adviser", "Olivier Renard", (RoleCode.ADVISER,), "+3225550102"),
        DemoPerson("handler", "Lotte Claessens", (RoleCode.CASE_HANDLER,), "+3225550103"),
        DemoPerson("compliance", "Nadia Haddad", (RoleCode.COMPLIANCE_OFFICER,), "+3225550104"),
    ),
    client=PartyFacts(
        first_name="Claire", last_name="Fontaine", birth_date=date(1979, 3, 8),
        form_of_address=FormOfAddress.MS, email="client@beaumont.example", phone="+32470120001", language="fr", address=_CHEZ_SOI,
    ),
    partner=PartyFacts(
        first_name="Marc", last_name="Delacroix", birth_date=date(1976, 9, 21),
        form_of_address=FormOfAddress.MR, email="partner@beaumont.example", phone="+32470120002", language="fr",
    ),
    legal_name="Beaumont Patrimoine SRL",
    address="Avenue des Érables 18\n1050 Bruxelles",
    registrations=(
        Registration("BCE / KBO", "0999.000.042"), Registration("FSMA", "900042 cA", "https://www.fsma.be/"),
    ),
    phone="+3225550100",
    email="info@beaumont.example",
)  # fmt: skip
FIRMS = (LINDENHOF, BEAUMONT)


def found_demo_firms() -> None:
    """Make what is missing of the firms, their people and the platform's operator. A second call changes nothing."""
    password = environment.text("VESTIBULE_DEMO_PASSWORD")
    _add_operator(password)
    for firm in FIRMS:
        tenant = found(
            NewFirm(
                slug=firm.slug,
                name=firm.name,
                country=firm.country,
                first_language=firm.first_language,
                languages=firm.languages,
            )
        )
        if tenant.state == TenantState.ACTIVE:
            continue
        with use_tenant(tenant.identity):
            introduce(firm)
            with transaction.atomic():
                add_people(firm, password)
                give_looks(firm.slug)
                set_up_portal(actor=PRODUCT, switches=Switches(has_stage_bar=firm is LINDENHOF))
        open_portals(tenant)


def introduce(firm: DemoFirm) -> None:
    """Say who the firm is, as it must before it invites anybody. Committed first: it is read with another login."""
    values = {"name": firm.name, "phone": firm.phone, "email": firm.email, "website": ""}
    edit_organisation(actor=PRODUCT, values=values)
    edit_legal_identity(
        actor=PRODUCT, legal_name=firm.legal_name, address=firm.address, registrations=firm.registrations
    )
    directory.forget(current_tenant().schema)


def account_of(firm: DemoFirm, mailbox: str) -> Account:
    """The account of one of the demo people, in the current tenant."""
    return Account.objects.get(email=f"{mailbox}@{firm.slug}.example")


def add_people(firm: DemoFirm, password: str) -> None:
    """Let everybody of the firm log in, and open the couple's dossier as it was opened some weeks ago."""
    for person in firm.professionals:
        account = invite_professional(
            actor=PRODUCT,
            email=f"{person.mailbox}@{firm.slug}.example",
            name=person.name,
            roles=person.roles,
            language=firm.first_language,
            phone=person.phone,
            with_letter=False,
        )
        set_first_password(actor=PRODUCT, account=account, password=password)
    registered = in_office_hours(timezone.now() - timedelta(days=COUPLE_REGISTERED), Random(1))  # noqa: S311 - the minutes do not matter
    with as_of(registered), without_letters():
        _add_couple(firm, password)


def agree(client: Client) -> None:
    """Accept the privacy disclosure, as everybody does at the first log-in."""
    standing = standing_disclosure(client.language)
    accept_disclosure(actor=client, version=standing.version, language=standing.language)


def _add_couple(firm: DemoFirm, password: str) -> None:
    adviser, handler = account_of(firm, "adviser"), account_of(firm, "handler")
    dossier = add_prospect(
        actor=PRODUCT,
        kind=CustomerKind.JOINT,
        parties=[firm.client, firm.partner],
        dossier_kind=firm.dossier_kind,
        adviser=adviser,
        case_handler=handler,
    )
    _look_first(firm, dossier)
    for member in dossier.customer.members.select_related("party").order_by("position"):
        invite = invite_applicant(
            actor=PRODUCT,
            dossier=dossier,
            party=member.party,
            email=member.party.email,
            phone=member.party.phone,
            language=firm.first_language,
            sees_other_applicants=member.position == 1,
        )
        account = accept_with_password(actor=PRODUCT, invite=invite, password=password)
        agree(acting.client(account))


def _look_first(firm: DemoFirm, dossier: Dossier) -> None:
    """See the portal as the client will, which the launch check asks for before the first invitation."""
    adviser = acting.professional(account_of(firm, "adviser"))
    party = dossier.customer.members.select_related("party").order_by("position")[0].party
    with override(firm.first_language):
        viewing = start_viewing(actor=adviser, dossier=dossier, party=party, reason=_("Launch check"))
    end_viewing(actor=adviser, viewing=viewing)


def _add_operator(password: str) -> None:
    platform = Tenant.objects.get(schema_name=PLATFORM_SCHEMA)
    email = "operator@platform.example"
    with use_tenant(platform.identity), transaction.atomic():
        if Account.objects.filter(email=email).exists():
            return
        account = add_operator(actor=PRODUCT, email=email, name="Robin Operator", language="en", with_letter=False)
        set_first_password(actor=PRODUCT, account=account, password=password)
