"""What is switched on, and the disclosure that stands now."""

from dataclasses import dataclass

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.models import Account
from tenant_apps.portals.models import Acceptance, Confirmation, Disclosure, PortalSetup

STANDARD = 0
"""The version of the product's own text."""
QUESTIONS_FIRST = "questions_first"
"""The key of the session that says that the questions came before the overview already."""


@dataclass(frozen=True, slots=True)
class Switches:
    """What the firm switched on; the defaults are what a firm begins with."""

    has_stage_bar: bool = False
    has_case_handler: bool = True
    has_telephone: bool = True
    has_profile_first: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The disclosure that clients read now."""

    version: int
    language: str
    text: str


def switches_of(found: dict[str, bool] | None) -> Switches:
    """The switches that a dossier was read with."""
    return Switches(**found) if found else Switches()


def current_switches() -> Switches:
    """The switches, in one statement."""
    setup = PortalSetup.objects.first()
    return Switches(*(getattr(setup, name) for name in Switches.__slots__)) if setup else Switches()


def standing_disclosure(language: str = "") -> Standing:
    """The newest version in this language, or the reader's; where that was not written, in the firm's first."""
    firm = current_organisation()
    wanted = language or get_language() or firm.first_language
    newest = Disclosure.objects.newest_first().first()
    if newest is None:
        with override(wanted):
            return Standing(STANDARD, wanted, standard_text())
    for code in (wanted, firm.first_language):
        text = getattr(newest, f"text_{code}", "") or ""
        if text:
            return Standing(newest.version, code, text)
    return Standing(newest.version, firm.first_language, newest.text)


def standard_text() -> str:
    """What the product says for a firm that has not written its own."""
    firm = current_organisation()
    paragraphs = (
        _(
            "%(firm)s uses the details and documents that you give us to advise you and to do what you ask of us. "
            "We protect them, and keep them no longer than the law asks."
        ),
        _(
            "We share them only with those who need them for your application, such as lenders and insurers, and with "
            "supervisors where the law says so."
        ),
        _(
            "You may see your details, have them corrected or removed, and object to their use: tell us. If you do not "
            "agree with our answer, you may complain to the data protection authority."
        ),
    )
    return "\n\n".join(paragraph % {"firm": firm.legal_name} for paragraph in paragraphs)


def must_accept(account_id: int) -> bool:
    """Whether the disclosure that stands now was not accepted by this person yet."""
    newest = Disclosure.objects.newest_first().values_list("version", flat=True).first() or STANDARD
    return not Acceptance.objects.filter(account_id=account_id, version=newest).exists()


def must_confirm(account_id: int) -> bool:
    """Whether this person has still to look at the own details."""
    return current_switches().has_profile_first and not Confirmation.objects.filter(account_id=account_id).exists()


def is_awaited(account: Account) -> bool:
    """Whether something comes before the client's first page."""
    return account.is_client and (must_accept(account.pk) or must_confirm(account.pk))
