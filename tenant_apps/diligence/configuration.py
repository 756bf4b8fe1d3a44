"""What a file can hold of this room's settings: how much each factor of a risk counts, and when two people decide."""

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from tenant_apps.diligence import policies
from tenant_apps.diligence.commands import set_bounds, weigh
from tenant_apps.diligence.enums import Channel, Exposure, Factor, LegalForm
from tenant_apps.diligence.rating import STANDARD, bounds, weights
from tenant_apps.dossiers.enums import ProductKind
from vestibule.core import configuration
from vestibule.core.actors import Actor
from vestibule.core.configuration import ONE, Content, Part
from vestibule.core.countries import countries_in

_OTHERS = "-"
"""Stands in a key for every value without a weight of its own."""
_VALUES = {
    Factor.PRODUCT: ProductKind,
    Factor.CHANNEL: Channel,
    Factor.EXPOSURE: Exposure,
    Factor.FORM: LegalForm,
}


def _key(factor: str, value: str) -> str:
    return f"{factor}/{value or _OTHERS}"


def _named(key: str) -> tuple[str, str]:
    factor, _sign, value = key.partition("/")
    return factor, "" if value == _OTHERS else value


def _is_key(key: str) -> bool:
    factor, value = _named(key)
    is_country = factor == Factor.COUNTRY and value in dict(countries_in("en"))
    return key == _key(factor, value) and ((factor, value) in STANDARD or is_country)


def _title(key: str, _content: Content) -> str:
    factor, value = _named(key)
    if factor == Factor.COUNTRY:
        said = dict(countries_in(get_language() or "en")).get(value, "")
    else:
        said = dict(_VALUES[Factor(factor)].choices).get(value, "")
    return f"{Factor(factor).label}: {said or gettext('every other')}"


def _weights() -> dict[str, Content]:
    return {
        _key(factor, value): {"points": points, "is_decisive": is_decisive}
        for (factor, value), (points, is_decisive) in sorted(weights().items())
    }


def _write(actor: Actor, key: str, content: Content) -> None:
    factor, value = _named(key)
    weigh(actor=actor, factor=factor, value=value, **content)


def _bounds() -> dict[str, Content]:
    medium_from, high_from = bounds()
    return {ONE: {"medium_from": medium_from, "high_from": high_from}}


def _hinders(_key: str, there: Content, _here: Content | None) -> str:
    is_upright = there["medium_from"] < there["high_from"]
    return "" if is_upright else gettext("A high risk would begin before a medium one.")


configuration.configures(
    Part(
        code="diligence.weights",
        label=_("Due diligence: what counts how much"),
        permission=policies.CONFIGURE,
        fields={
            "points": configuration.number(_("Points"), 0, 100),
            "is_decisive": configuration.flag(_("Makes the risk high by itself")),
        },
        read=_weights,
        write=_write,
        title=_title,
        is_key=_is_key,
    )
)
configuration.configures(
    Part(
        code="diligence.bounds",
        label=_("Due diligence: medium and high risk"),
        permission=policies.CONFIGURE,
        fields={
            "medium_from": configuration.number(_("Medium from"), 1, 99),
            "high_from": configuration.number(_("High from"), 2, 100),
        },
        read=_bounds,
        write=lambda actor, _key, content: set_bounds(actor=actor, **content),
        hinders=_hinders,
    )
)
