"""How far somebody is: the sections and pages with their addresses, and what is still missing."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from tenant_apps.flows.compiled import words
from tenant_apps.flows.filled import Filled
from tenant_apps.flows.models import FlowRun
from tenant_apps.flows.sheets import Gap, Page


@dataclass(frozen=True, slots=True)
class Links:
    """Where a run is filled in: in the client portal or in the professional one."""

    portal: str
    run: FlowRun

    @property
    def overview(self) -> str:
        return reverse(f"{self.portal}:flows:run", args=[self.run.public_id])

    @property
    def summary(self) -> str:
        return reverse(f"{self.portal}:flows:summary", args=[self.run.public_id])

    @property
    def missing(self) -> str:
        """The list of what is still missing, on the page that shows all answers."""
        return f"{self.overview if self.portal == 'professional' else self.summary}#missing"

    @property
    def household(self) -> str:
        return reverse(f"{self.portal}:flows:household", args=[self.run.public_id])

    def page(self, key: str) -> str:
        return reverse(f"{self.portal}:flows:page", args=[self.run.public_id, *key.split(".")])

    def answer(self, key: str) -> str:
        return reverse(f"{self.portal}:flows:answer", args=[self.run.public_id, *key.split(".")])


@dataclass(frozen=True, slots=True)
class Step:
    """One section in the stepper."""

    label: str
    url: str
    state: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page in the overview: how far it is, and what is still missing."""

    title: str
    url: str
    answered: int
    total: int
    missing: tuple[tuple[str, str], ...]
    to_confirm: int

    @property
    def is_done(self) -> bool:
        return not self.missing and not self.to_confirm and (self.answered > 0 or self.total == 0)


def steps(filled: Filled, links: Links, current: Page | None) -> list[Step]:
    """The sections in order, each leading to its first page."""
    language, found = get_language(), []
    for section in filled.flow.sections:
        pages = [page for page in filled.sheet.pages if page.section is section]
        if not pages:
            continue
        is_done = not any(filled.sheet.gaps(page=page) for page in pages) and any(
            filled.sheet.counts(page)[0] for page in pages
        )
        state = "current" if current and current.section is section else "done" if is_done else "open"
        found.append(Step(words(section.title, language), links.page(pages[0].key), state))
    return found


def chapters(filled: Filled, links: Links) -> list[Chapter]:
    """Every page that is shown now."""
    language = get_language()
    return [
        Chapter(
            title=words(page.subsection.title, language),
            url=links.page(page.key),
            answered=filled.sheet.counts(page)[0],
            total=filled.sheet.counts(page)[1],
            missing=missing(filled, links, page),
            to_confirm=sum(1 for _waiting in filled.to_confirm(page)),
        )
        for page in filled.sheet.pages
    ]


def missing(filled: Filled, links: Links, page: Page | None = None) -> tuple[tuple[str, str], ...]:
    """What is required and not answered, each with where it is asked."""
    language = get_language()
    return tuple(
        (_name_of(gap, language), f"{links.page(gap.page.key)}#q-{gap.question.name}-{gap.item}")
        for gap in filled.sheet.gaps(page=page)
    )


def _name_of(gap: Gap, language: str) -> str:
    label, repeat = words(gap.question.label, language), gap.page.subsection.repeat
    if repeat is None:
        return label
    position = [part.item for part in gap.page.parts].index(gap.item) + 1
    return ": ".join(filter(None, (repeat.name_of(position, language), label)))


def progress(filled: Filled, links: Links) -> dict[str, object]:
    """How far it is, and where what is still missing is listed."""
    return {"percent": filled.sheet.percent, "open": len(filled.sheet.gaps()), "missing_url": links.missing}
