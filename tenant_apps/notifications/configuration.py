"""What a file can hold of this room's settings: how clients are told, when, how often, and in which words."""

from datetime import time
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.notifications.choosing import Ways, contact_policy, matrix
from tenant_apps.notifications.commands.rules import set_contact_policy, set_rules
from tenant_apps.notifications.commands.wording import check_values, save_wording
from tenant_apps.notifications.happenings import SWITCHABLE
from tenant_apps.notifications.models import Wording
from tenant_apps.notifications.policies import CONFIGURE
from tenant_apps.notifications.wording import PARTS, TEXTS
from vestibule.core import configuration
from vestibule.core.actors import Actor
from vestibule.core.configuration import ONE, Content, Field, Part, columns, written
from vestibule.core.errors import DomainError

_LABELS = {each.code: each.label for each in SWITCHABLE}


def _rules() -> dict[str, Content]:
    return {code: {"is_email": ways.is_email, "is_sms": ways.is_sms} for code, ways in matrix().items()}


configuration.configures(
    Part(
        code="notifications.rules",
        label=_("How clients are told"),
        permission=CONFIGURE,
        fields={
            "is_email": configuration.flag(_("by e-mail")),
            "is_sms": configuration.flag(_("by text message")),
        },
        read=_rules,
        write=lambda actor, key, content: set_rules(actor=actor, ways={key: Ways(**content)}),
        title=lambda key, _content: _LABELS[key],
        is_key=configuration.one_key_of(_LABELS),
    )
)


def _is_clock(value: Any) -> bool:
    if value is None:
        return True
    try:
        return isinstance(value, str) and time.fromisoformat(value).strftime("%H:%M") == value
    except ValueError:
        return False


def _policy() -> dict[str, Content]:
    policy = contact_policy()
    clocks = {name: getattr(policy, name) for name in ("quiet_from", "quiet_until")}
    said = {name: clock.strftime("%H:%M") if clock else None for name, clock in clocks.items()}
    return {ONE: {**said, "weekly_cap": policy.weekly_cap}}


def _write_policy(actor: Actor, _key: str, content: Content) -> None:
    clocks = {name: content[name] for name in ("quiet_from", "quiet_until")}
    parsed = {name: time.fromisoformat(clock) if clock else None for name, clock in clocks.items()}
    set_contact_policy(actor=actor, weekly_cap=content["weekly_cap"], **parsed)


configuration.configures(
    Part(
        code="notifications.policy",
        label=_("Quiet hours and the weekly limit"),
        permission=CONFIGURE,
        fields={
            "quiet_from": Field(_("Quiet from"), _is_clock, default=None),
            "quiet_until": Field(_("Quiet until"), _is_clock, default=None),
            "weekly_cap": configuration.number(_("Most messages per client and week"), 1, 100, is_optional=True),
        },
        read=_policy,
        write=_write_policy,
    )
)


def _wordings() -> dict[str, Content]:
    """Every text that a firm can write; one that is empty is the product's."""
    rows = {row.code: row for row in Wording.objects.order_by("pk")}
    return {code: _words(rows.get(code, Wording())) for code in TEXTS}


def _words(row: Wording) -> Content:
    found: dict[str, str] = {}
    for part in PARTS:
        found |= columns(part, row)
    return found


def _hinders_wording(key: str, there: Content, _here: Content | None) -> str:
    for part in PARTS:
        for language, text in written(part, there).items():
            if text and part not in TEXTS[key].parts:
                return str(_("It has a text that is not sent here."))
            try:
                if text:
                    check_values(TEXTS[key], part, text, field=f"{part}_{language}")
            except DomainError as error:
                return str(error)
    return ""


def _write_wording(actor: Actor, key: str, content: Content) -> None:
    save_wording(actor=actor, code=key, texts={part: written(part, content) for part in TEXTS[key].parts})


configuration.configures(
    Part(
        code="notifications.wording",
        label=_("Texts of e-mails and text messages"),
        permission=CONFIGURE,
        fields={
            **configuration.texts("subject", pgettext_lazy("of a letter", "Subject"), 150),
            **configuration.texts("body", _("Text"), 3000),
            **configuration.texts("sms", _("Text message"), 500),
        },
        read=_wordings,
        write=_write_wording,
        title=lambda key, _content: TEXTS[key].label,
        is_key=configuration.one_key_of(TEXTS),
        hinders=_hinders_wording,
    )
)
