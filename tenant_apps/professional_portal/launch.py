"""What must be in order before the first client is invited, and what is better put in order too."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shared_apps.branding.colours import contrast
from shared_apps.branding.palette import TEXT, derive
from shared_apps.branding.published import published_values, versions
from shared_apps.domains.commands import hosts_of_the_firm
from shared_apps.organisations.disclosures import missing_registers
from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.policies import is_two_factor_required
from tenant_apps.professional_portal.commands import was_walked_through
from tenant_apps.professional_portal.written import gaps
from vestibule.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the check: what it is about, what is still to do (nothing if it is in order), and where.

    A line that ``must_be`` in order keeps the whole check from being green; the others are advice.
    """

    code: str
    title: str | Promise
    to_do: str
    url: str
    must_be: bool = True

    @property
    def is_in_order(self) -> bool:
        return not self.to_do

    @property
    def stands_in_the_way(self) -> bool:
        return self.must_be and not self.is_in_order


def check(actor: Actor) -> list[Line]:
    """Every line, the compulsory ones first."""
    return [*_compulsory(), *_advisable(actor)]


def _compulsory() -> Iterator[Line]:
    organisation, identity = current_organisation(), _url("organisations:legal_identity")
    lacking = [] if organisation.address.strip() else [_("the postal address")]
    lacking += missing_registers(organisation)
    to_do = _("Fill in: %(what)s.") % {"what": ", ".join(lacking)} if lacking else ""
    yield Line("disclosures", _("What the law wants clients to know of you"), to_do, identity)
    to_do = "" if organisation.email else _("Enter the e-mail address at which clients can reach you.")
    yield Line("sender", _("Your address for clients"), to_do, _url("organisations:edit"))
    to_do = "" if _is_readable() else _("Choose other colours: some text is hard to read.")
    yield Line("contrast", _("Contrast of your colours"), to_do, _url("branding:edit"))


def _advisable(actor: Actor) -> Iterator[Line]:
    to_do = "" if versions().exists() else _("Choose your colours and your logo, and publish them.")
    yield Line("looks", _("Your own looks"), to_do, _url("branding:edit"), must_be=False)
    missing = len(gaps(actor))
    to_do = ngettext("%(count)d text is missing in a language.", "%(count)d texts are missing in a language.", missing)
    yield Line(
        "languages",
        _("Texts in the languages that you offer"),
        to_do % {"count": missing} if missing else "",
        _url("professional_portal:missing"),
        must_be=False,
    )
    is_own = any(host.claim is not None and host.is_primary for host in hosts_of_the_firm())
    to_do = "" if is_own else _("Let clients find you under a domain of your own.")
    yield Line("domain", _("Own domain"), to_do, _url("domains:index"), must_be=False)
    to_do = "" if is_two_factor_required() else _("Ask everybody who works here for a second step at the log-in.")
    yield Line("two_factor", _("Two-factor authentication"), to_do, _url("accounts:security"), must_be=False)
    to_do = "" if was_walked_through() else _("Look at the portal once as a test client.")
    yield Line("walk", _("A walk through the portal"), to_do, "", must_be=False)


def _is_readable() -> bool:
    """Whether text in the firm's colours can be read in both schemes."""
    values = published_values()
    palette = derive(values.accent, values.second, values.header)
    return all(
        contrast(ink, ground) >= TEXT
        for shades in (palette.light, palette.dark)
        for ink, ground in (
            (shades.on_accent, shades.accent),
            (shades.accent_text, shades.accent_soft),
            (shades.on_header, shades.header),
            (shades.on_header_soft, shades.header),
        )
    )


def _url(name: str) -> str:
    return reverse(f"professional:{name}", urlconf=settings.TENANT_URLCONF)
