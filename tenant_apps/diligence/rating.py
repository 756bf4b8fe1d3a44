"""How much risk comes with a prospect: factors with their points, each with its reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.diligence.enums import Channel, Exposure, Factor, LegalForm, Level
from tenant_apps.diligence.models import Bounds, Check, Weight
from tenant_apps.dossiers.enums import ProductKind
from tenant_apps.dossiers.models import Product
from vestibule.core.countries import countries_in

OTHER = ""
"""The value that stands for every one without a weight of its own."""

EUROPE = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH GB AU NZ".split()
CALLED_FOR = "IR KP MM".split()
"""Countries about which the Financial Action Task Force calls for action; a firm adds what its own policy names."""

STANDARD: dict[tuple[str, str], tuple[int, bool]] = {
    **{(Factor.COUNTRY, code): (0, False) for code in EUROPE},
    **{(Factor.COUNTRY, code): (60, True) for code in CALLED_FOR},
    (Factor.COUNTRY, OTHER): (20, False),
    (Factor.PRODUCT, ProductKind.MORTGAGE): (5, False),
    (Factor.PRODUCT, ProductKind.INSURANCE): (5, False),
    (Factor.PRODUCT, ProductKind.INVESTMENT): (15, False),
    (Factor.PRODUCT, ProductKind.PENSION): (5, False),
    (Factor.PRODUCT, ProductKind.SAVINGS): (10, False),
    (Factor.PRODUCT, ProductKind.CREDIT): (10, False),
    (Factor.PRODUCT, OTHER): (5, False),
    (Factor.CHANNEL, Channel.IN_PERSON): (0, False),
    (Factor.CHANNEL, Channel.REMOTE): (10, False),
    (Factor.CHANNEL, Channel.INTERMEDIARY): (15, False),
    (Factor.EXPOSURE, Exposure.NO): (0, False),
    (Factor.EXPOSURE, Exposure.UNKNOWN): (15, False),
    (Factor.EXPOSURE, Exposure.YES): (60, True),
    (Factor.FORM, LegalForm.NATURAL): (0, False),
    (Factor.FORM, LegalForm.LIMITED): (10, False),
    (Factor.FORM, LegalForm.PARTNERSHIP): (10, False),
    (Factor.FORM, LegalForm.FOUNDATION): (20, False),
    (Factor.FORM, LegalForm.TRUST): (40, False),
}
STANDARD_BOUNDS = (25, 50)
_CHOICES: Mapping[Factor, type[TextChoices]] = {
    Factor.PRODUCT: ProductKind,
    Factor.CHANNEL: Channel,
    Factor.EXPOSURE: Exposure,
    Factor.FORM: LegalForm,
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One factor: the value that was looked at, what it counts, and whether that alone makes the risk high."""

    factor: str
    value: str
    shown: str
    points: int
    is_decisive: bool

    @property
    def label(self) -> str:
        return str(Factor(self.factor).label)

    @property
    def reason(self) -> str:
        if self.is_decisive:
            return _("%(value)s: makes the risk high by itself") % {"value": self.shown}
        return self.shown


@dataclass(frozen=True, slots=True)
class Rating:
    """The level, with the points and reasons that it follows from."""

    level: Level
    points: int
    counted: tuple[Counted, ...]


def weights() -> dict[tuple[str, str], tuple[int, bool]]:
    """What every value counts in this firm: its own weights over the product's."""
    own = Weight.objects.values_list("factor", "value", "points", "is_decisive")
    return STANDARD | {(factor, value): (points, is_decisive) for factor, value, points, is_decisive in own}


def bounds() -> tuple[int, int]:
    """From how many points a risk is medium, and high."""
    return Bounds.objects.values_list("medium_from", "high_from").first() or STANDARD_BOUNDS


def rating_of(check: Check) -> Rating:
    """The rating by what is known now, in three statements."""
    kinds = Product.objects.filter(dossier=check.dossier_id).order_by("pk").values_list("kind", flat=True)
    return rate(check, list(kinds), weights(), bounds())


def rate(
    check: Check,
    products: Iterable[str],
    weighed: Mapping[tuple[str, str], tuple[int, bool]],
    limits: tuple[int, int],
) -> Rating:
    """Add up what each factor counts; of several products the heaviest counts."""
    of_products = [_counted(weighed, Factor.PRODUCT, kind) for kind in products]
    none = _counted(weighed, Factor.PRODUCT, OTHER)
    counted = (
        _counted(weighed, Factor.COUNTRY, check.country),
        max(of_products, key=lambda each: (each.is_decisive, each.points), default=none),
        _counted(weighed, Factor.CHANNEL, check.channel),
        _counted(weighed, Factor.EXPOSURE, check.exposure),
        _counted(weighed, Factor.FORM, check.form),
    )
    points = min(sum(each.points for each in counted), 100)
    medium_from, high_from = limits
    if points >= high_from or any(each.is_decisive for each in counted):
        level = Level.HIGH
    else:
        level = Level.MEDIUM if points >= medium_from else Level.LOW
    return Rating(level, points, counted)


def kept(check: Check) -> Rating:
    """The rating as it was when somebody decided, in the words of whoever reads it."""
    counted = tuple(
        Counted(**{**each, "shown": _said(Factor(each["factor"]), each["value"]) or each["shown"]})
        for each in check.factors
    )
    return Rating(Level(check.level), check.points or 0, counted)


def form_of(kind: str) -> LegalForm:
    """The legal form that a customer of this kind has until somebody says more."""
    return LegalForm.LIMITED if kind == CustomerKind.BUSINESS else LegalForm.NATURAL


def _counted(weighed: Mapping[tuple[str, str], tuple[int, bool]], factor: Factor, value: str) -> Counted:
    points, is_decisive = weighed.get((factor, value)) or weighed[factor, OTHER]
    return Counted(str(factor), value, _said(factor, value), points, is_decisive)


def _said(factor: Factor, value: str) -> str:
    """What was looked at, in the reader's language; nothing for a value that is known no more."""
    if factor == Factor.COUNTRY:
        return dict(countries_in(get_language() or "en")).get(value) or _("Not known")
    if factor == Factor.PRODUCT and value == OTHER:
        return _("No product chosen")
    return str(dict(_CHOICES[factor].choices).get(value, ""))
