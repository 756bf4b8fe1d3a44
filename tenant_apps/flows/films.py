"""What stands at the head of a page: its video, and on the first page of a section what is said of that section."""

from dataclasses import dataclass

from tenant_apps.flows.compiled import Section, Subsection, words


@dataclass(frozen=True, slots=True)
class Film:
    """A video and what the firm says about it, in the reader's language."""

    link: str
    about: str


@dataclass(frozen=True, slots=True)
class Head:
    """The video of a page, and what is said of the section that begins with it."""

    film: Film | None
    section: str = ""
    introduction: str = ""


def head_of(section: Section, page: Subsection, language: str, *, begins: bool) -> Head:
    """What there is on this page, and on no other. ``begins``: it is the first of its section that is asked."""
    video = page.video or (section.video if begins else None)
    film = Film(video.link, words(video.about, language)) if video else None
    introduction = words(section.help, language) if begins else ""
    return Head(film, words(section.title, language) if introduction else "", introduction)
