"""What must be in order before the first client is invited, and what is better put in order too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from shared_apps.branding.colours import contrast
from shared_apps.branding.palette import TEXT, derive
from shared_apps.branding.published import published_values, versions
from shared_apps.domains.commands import hosts_of_the_firm
from shared_apps.organisations.disclosures import missing_registers
from shared_apps.organisations.policies import EDIT
from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.policies import is_two_factor_required
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Dossier
from tenant_apps.invites.models import Invite
from tenant_apps.invites.obstacles import Obstacle
from tenant_apps.professional_portal.commands import was_walked_through
from tenant_apps.professional_portal.written import gaps
from vestibule.core.actors import Actor, System
from vestibule.core.permissions import allows

_WHOLE = System("the launch check")
"""Sees every text of the firm: what is missing is missing, whoever invites."""


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
    return [*_compulsory(actor), *_advisable()]


def is_launched() -> bool:
    """Whether somebody was invited once: from then on the check advises, and refuses nobody."""
    return Invite.objects.exists()


def before_the_first_invite(actor: Actor, _dossier: Dossier, _party: Party) -> Iterable[Obstacle]:
    """What stands in the way of the firm's first invitation: each red line of the check, and where it is put right.

    Links are for those who may change the firm's settings; others read whom to ask.
    """
    if is_launched():
        return
    red = [line for line in _compulsory(_WHOLE) if line.stands_in_the_way]
    if not red:
        return
    if allows(actor, EDIT):
        text = _("Before your firm invites its first client, the launch check must be in order.")
        yield Obstacle("launch", text, _url("professional_portal:launch"), _("Launch check"))
    else:
        text = _(
            "Before your firm invites its first client, the launch check must be in order. "
            "Please ask an administrator of your firm."
        )
        yield Obstacle("launch", text)
    for line in red:
        text = _("%(title)s: %(to_do)s") % {"title": line.title, "to_do": line.to_do}
        if allows(actor, EDIT):
            yield Obstacle(f"launch-{line.code}", text, line.url, pgettext("launch check", "Put in order"))
        else:
            yield Obstacle(f"launch-{line.code}", text)


def _compulsory(actor: Actor) -> Iterator[Line]:
    organisation, identity = current_organisation(), f"{_url('organisations:edit')}#legal"
    lacking = [] if organisation.address.strip() else [_("the postal address")]
    lacking += missing_registers(organisation)
    to_do = _("Fill in: %(what)s.") % {"what": ", ".join(lacking)} if lacking else ""
    yield Line("disclosures", _("What the law requires you to tell clients"), to_do, identity)
    to_do = "" if organisation.email else _("Enter the e-mail address at which clients can reach you.")
    yield Line("sender", _("Your address for clients"), to_do, _url("organisations:edit"))
    to_do = "" if _is_readable() else _("Choose other colours: some text is hard to read.")
    yield Line("contrast", _("Contrast of your colours"), to_do, _url("branding:edit"))
    missing = len(gaps(actor))
    to_do = ngettext("%(count)d text is missing in a language.", "%(count)d texts are missing in a language.", missing)
    title = _("Texts in the languages that you offer")
    to_do = to_do % {"count": missing} if missing else ""
    yield Line("languages", title, to_do, _url("professional_portal:missing"))
    to_do = "" if was_walked_through() else _("Look at the portal once as a test client.")
    yield Line("walk", _("A walk through the portal"), to_do, f"{_url('professional_portal:launch')}#line-walk")


def _advisable() -> Iterator[Line]:
    to_do = "" if versions().exists() else _("Choose your colours and your logo, and publish them.")
    yield Line("looks", _("Your branding"), to_do, _url("branding:edit"), must_be=False)
    is_own = any(host.claim is not None and host.is_primary for host in hosts_of_the_firm())
    to_do = "" if is_own else _("Let clients find you under a domain of your own.")
    yield Line("domain", _("Own domain"), to_do, _url("domains:index"), must_be=False)
    to_do = "" if is_two_factor_required() else _("Ask everybody who works here for a second step at log-in.")
    yield Line("two_factor", _("Two-factor authentication"), to_do, _url("accounts:security"), must_be=False)


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
