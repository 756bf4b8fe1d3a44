"""What a file can hold of this room's settings: which colleagues are told of what, when and how."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tenant_apps.inbox import policies
from tenant_apps.inbox.choosing import Settled, rules
from tenant_apps.inbox.commands.rules import set_inbox_rules
from tenant_apps.inbox.enums import Audience, Way
from tenant_apps.inbox.kinds import kind_named
from vestibule.core import configuration
from vestibule.core.actors import Actor
from vestibule.core.configuration import Content, Part


def _rules() -> dict[str, Content]:
    return {
        kind.code: {
            "audiences": [str(each) for each in settled.audiences],
            "way": str(settled.way),
            "days": settled.days,
        }
        for kind, settled in rules()
    }


def _title(key: str, _content: Content) -> object:
    kind = kind_named(key)
    return kind.label if kind else key


def _hinders(key: str, there: Content, _here: Content | None) -> str:
    kind = kind_named(key)
    if kind is None:
        return gettext("This product does not know it.")
    if kind.is_personal and there["audiences"]:
        return gettext("It concerns one person, whom no rule can replace.")
    if not kind.is_personal and not there["audiences"] and there["way"] != Way.OFF:
        return gettext("It tells nobody.")
    if (there["days"] is None) != (kind.days is None):
        return gettext("It says how many days before where nothing is waited for, or does not say it.")
    return ""


def _write(actor: Actor, key: str, content: Content) -> None:
    audiences = tuple(Audience(each) for each in content["audiences"])
    set_inbox_rules(actor=actor, rules={key: Settled(audiences, Way(content["way"]), content["days"])})


configuration.configures(
    Part(
        code="inbox.rules",
        label=_("How colleagues are told"),
        permission=policies.CONFIGURE,
        fields={
            "audiences": configuration.some_of(_("Who is told"), Audience.choices),
            "way": configuration.one_of(_("How"), Way.choices),
            "days": configuration.number(_("Days before"), 1, 365, is_optional=True),
        },
        read=_rules,
        write=_write,
        title=_title,
        is_key=lambda key: kind_named(key) is not None,
        hinders=_hinders,
    )
)
