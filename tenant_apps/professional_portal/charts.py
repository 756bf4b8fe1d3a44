"""The charts of the home page: what they count, in the reader's words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.documents.enums import RequestState
from tenant_apps.professional_portal.home import Month, Standing
from themes.base.charts import Bars, Donut, Part, Row, bars, donut
from vestibule.core.formats import written


def registrations(months: Sequence[Month]) -> Bars:
    """The customers registered in each month, by kind."""
    rows = [
        Row(
            label=written(month.starts_on, "YEAR_MONTH_FORMAT"),
            short=written(month.starts_on, "M"),
            values=tuple(month.counts.values()),
        )
        for month in months
    ]
    return bars([str(kind.label) for kind in CustomerKind], rows)


def documents(standing: Standing) -> Donut:
    """Where the documents of ongoing dossiers stand, from the first step to the last."""
    return donut(
        [
            Part(str(RequestState.ASKED.label), standing.asked),
            Part(str(RequestState.REJECTED.label), standing.again, "warning"),
            Part(_("To review"), standing.review, "info"),
            Part(str(RequestState.APPROVED.label), standing.approved, "success"),
        ]
    )
