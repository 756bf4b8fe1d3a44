"""What a firm of each country says of itself before it may advise anybody: who it is, and where it is registered."""

from collections.abc import Iterator

from shared_apps.organisations.profile import OrganisationProfile

REGISTERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "NL": (("KvK",), ("AFM",)),
    "BE": (("KBO", "BCE"), ("FSMA",)),
    "FR": (("SIREN", "RCS"), ("ORIAS",)),
    "DE": (("IHK", "Handelsregister"),),
    "LU": (("RCS",), ("CSSF", "CAA")),
    "AT": (("Firmenbuch", "GISA"),),
    "AU": (("ABN", "ACN"), ("AFSL", "ACL")),
    "NZ": (("NZBN",), ("FSPR",)),
}
"""The registers whose number must be shown; one of each group is enough."""


def missing_registers(profile: OrganisationProfile) -> Iterator[str]:
    """Each group of which no register stands there with a number, as a reader knows it: ``KBO / BCE``."""
    shown = [entry.label.casefold() for entry in profile.registrations if entry.number.strip()]
    for group in REGISTERS.get(profile.country, ()):
        if not any(name.casefold() in label for name in group for label in shown):
            yield " / ".join(group)
