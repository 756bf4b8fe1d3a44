"""What a file can hold of this room's settings: the flows as they are published, read as a file of one flow is."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.flows import policies
from tenant_apps.flows.commands.drafts import edit_draft
from tenant_apps.flows.commands.flows import import_flow, restore_flow, switch_flow, word_flow
from tenant_apps.flows.commands.publishing import mark_of, publish_draft
from tenant_apps.flows.definitions import FORMAT
from tenant_apps.flows.differences import differences
from tenant_apps.flows.drafts import Edit
from tenant_apps.flows.enums import FlowKind
from tenant_apps.flows.exchange import Imported, read_definition
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.problems import problems_in
from vestibule.core import configuration
from vestibule.core.actors import Actor
from vestibule.core.configuration import Content, Field, Part, called, columns, written

_SHOWN = 12


def _flows() -> dict[str, Content]:
    """Every flow that was ever published and is not put away."""
    newest = FlowVersion.objects.published().filter(flow__archived_at=None).order_by("flow_id", "-number")
    versions = newest.distinct("flow_id").select_related("flow")
    return {
        version.flow.code: columns("name", version.flow)
        | columns("summary", version.flow)
        | {
            "kind": version.flow.kind,
            "is_active": version.flow.is_active,
            "definition": {name: value for name, value in version.definition.items() if name != "languages"},
        }
        for version in versions
    }


def _is_definition(value: Any) -> bool:
    return isinstance(value, dict) and value.get("format") == FORMAT and isinstance(value.get("sections"), list)


def _take(value: Mapping[str, Any]) -> tuple[Any, list[str]]:
    definition, left_out = read_definition(value)
    definition.pop("languages", None)
    return definition, [f"{each['where']} · {each['what']}".strip(" ·") for each in left_out]


def _tell(value: Mapping[str, Any]) -> str:
    count = sum(len(page["fields"]) for section in value["sections"] for page in section["subsections"])
    return ngettext("%(count)d question", "%(count)d questions", count) % {"count": count}


def _tell_change(here: Mapping[str, Any], there: Mapping[str, Any]) -> str:
    found = differences(here, there, get_language() or "en")
    shown = [f"{each.label}: {each.where + ' › ' if each.where else ''}{each.what}" for each in found[:_SHOWN]]
    return "\n".join([*shown, "…"] if len(found) > _SHOWN else shown)


def _are_same(here: Mapping[str, Any], there: Mapping[str, Any]) -> bool:
    """Whether publishing one after the other would change anything for whoever is asked."""
    return here == there or not differences(here, there, "en")


def _for_firm(definition: Mapping[str, Any]) -> dict[str, Any]:
    return {**definition, "languages": [current_organisation().first_language]}


def _hinders(key: str, there: Content, here: Content | None) -> str:
    if here is not None and here["kind"] != there["kind"]:
        return gettext("The flow of this name is of another kind here.")
    if here is not None and _are_same(here["definition"], there["definition"]):
        return ""
    if FlowVersion.objects.drafts().filter(flow__code=key).exists():
        return gettext("There is a draft of it here. Publish it or throw it away first.")
    found = problems_in(_for_firm(there["definition"]), get_language() or "en")
    return " ".join(part for part in (found[0].title, found[0].text) if part) if found else ""


def _write(actor: Actor, key: str, content: Content) -> None:
    row = Flow.objects.filter(code=key).first()
    names, summaries, definition = written("name", content), written("summary", content), content["definition"]
    if row is None:
        row = import_flow(actor=actor, imported=Imported(content["kind"], names, summaries, definition), code=key)
        _publish(actor, row)
    else:
        if row.archived_at is not None:
            restore_flow(actor=actor, flow=row)
        word_flow(actor=actor, flow=row, names=names, summaries=summaries)
        newest = FlowVersion.objects.newest_of(row).first()
        if newest is None or not _are_same(newest.definition, definition):
            edit_draft(actor=actor, flow=row, edit=_replace(definition))
            _publish(actor, row)
    switch_flow(actor=actor, flow=row, is_active=content["is_active"])


def _replace(definition: Mapping[str, Any]) -> Edit:
    def edit(draft: dict[str, Any]) -> None:
        draft.clear()
        draft.update(_for_firm(definition))

    return edit


def _publish(actor: Actor, flow: Flow) -> None:
    draft = FlowVersion.objects.drafts().get(flow=flow)
    publish_draft(actor=actor, flow=flow, seen=mark_of(draft))


configuration.configures(
    Part(
        code="flows.flows",
        label=_("Flows"),
        permission=policies.MANAGE,
        fields={
            **configuration.texts("name", _("Name"), 120),
            **configuration.texts("summary", _("Summary"), 300),
            "kind": configuration.one_of(_("Kind"), FlowKind.choices),
            "is_active": configuration.flag(_("Switched on"), default=True),
            "definition": Field(
                _("Questions"),
                _is_definition,
                _tell,
                is_same=_are_same,
                tell_change=_tell_change,
                take=_take,
            ),
        },
        read=_flows,
        write=_write,
        title=lambda _key, content: called("name", content),
        is_key=configuration.codes(50),
        hinders=_hinders,
    )
)
