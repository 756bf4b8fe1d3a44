"""What a version looks like to the client, page by page, with every question that may be asked."""

from dataclasses import dataclass

from django.urls import reverse

from tenant_apps.flows.compiled import CompiledFlow, Subsection, words
from tenant_apps.flows.filled import Filled
from tenant_apps.flows.films import Head, head_of
from tenant_apps.flows.models import FlowRun, FlowVersion
from tenant_apps.flows.pages import Group, groups_of
from tenant_apps.flows.sheets import ONCE, Page, Part
from tenant_apps.flows.versions import compiled


@dataclass(frozen=True, slots=True)
class Contents:
    """One page in the table of contents."""

    section: str
    key: str
    title: str
    url: str
    is_current: bool
    is_conditional: bool
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The page that is looked at, and the way to the others."""

    key: str
    title: str
    help: str
    groups: tuple[Group, ...]
    add_label: str
    head: Head
    is_conditional: bool
    contents: tuple[Contents, ...]
    questions: int
    minutes: int


def preview_of(version: FlowVersion, key: str, language: str) -> Preview | None:
    """The page with this key, or the first one; None when there is no such page."""
    flow = compiled(version)
    subsection = flow.subsection(key) if key else next(flow.subsections, None)
    if subsection is None:
        return None
    section = next(section for section in flow.sections if subsection in section.subsections)
    repeat = subsection.repeat
    page = Page(section, subsection, (Part(1 if repeat else ONCE, subsection.questions),))
    return Preview(
        key=subsection.key,
        title=words(subsection.title, language),
        help=words(subsection.help, language),
        groups=groups_of(Filled(FlowRun(version=version), flow, {}, {}), page, language),
        add_label=words(repeat.add, language) if repeat else "",
        head=head_of(section, subsection, language, begins=section.subsections[0] is subsection),
        is_conditional=subsection.shown_when is not None,
        contents=tuple(_contents(version, flow, subsection, language)),
        questions=sum(len(part.questions) for part in flow.subsections),
        minutes=flow.minutes,
    )


def _contents(version: FlowVersion, flow: CompiledFlow, current: Subsection, language: str) -> list[Contents]:
    return [
        Contents(
            section=words(section.title, language) if position == 0 else "",
            key=subsection.key,
            title=words(subsection.title, language),
            url=reverse("professional:flows:preview_page", args=[version.flow.public_id, *subsection.key.split(".")]),
            is_current=subsection is current,
            is_conditional=subsection.shown_when is not None,
            count=len(subsection.questions),
        )
        for section in flow.sections
        for position, subsection in enumerate(section.subsections)
    ]
