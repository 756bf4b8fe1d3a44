"""What a file can hold of this room's settings: how many months each reason keeps somebody."""

from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.retention import policies
from tenant_apps.retention.commands.keeping import set_rules
from tenant_apps.retention.enums import DUTY, Ground
from tenant_apps.retention.errors import DutyTooShort
from tenant_apps.retention.rules import months, usual_months
from vestibule.core import configuration
from vestibule.core.configuration import Content, Part

_LABELS = {**{ground.value: ground.label for ground in Ground}, DUTY: _("After due diligence, by law")}


def _hinders(key: str, there: Content, _here: Content | None) -> str:
    """The law of this firm's country is the least, whatever the file's firm kept."""
    least = usual_months(current_organisation().country)[DUTY]
    return str(DutyTooShort(least)) if key == DUTY and there["months"] < least else ""


configuration.configures(
    Part(
        code="retention.rules",
        label=_("Retention"),
        permission=policies.CONFIGURE,
        fields={"months": configuration.number(_("Months"), 1, 240)},
        read=lambda: {reason: {"months": number} for reason, number in months().items()},
        write=lambda actor, key, content: set_rules(actor=actor, chosen={key: content["months"]}),
        title=lambda key, _content: _LABELS[key],
        is_key=configuration.one_key_of(_LABELS),
        hinders=_hinders,
    )
)
