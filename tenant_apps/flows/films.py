"""The video of a page: the page's own, or its section's on the first page of the section."""

from dataclasses import dataclass

from tenant_apps.flows.compiled import Section, Subsection, words


@dataclass(frozen=True, slots=True)
class Film:
    """A video and what the firm says about it, in the reader's language."""

    link: str
    about: str


def film_of(section: Section, page: Subsection, language: str) -> Film | None:
    """What there is to see on this page, and on no other."""
    video = page.video or (section.video if section.subsections[0] is page else None)
    return Film(video.link, words(video.about, language)) if video else None
