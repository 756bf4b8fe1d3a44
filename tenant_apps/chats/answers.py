"""The answer to a question: what the own file says, then what the articles say, or plainly that it is not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.urls import reverse
from django.utils.translation import gettext as _

from shared_apps.help.centre import reading_language
from shared_apps.help.enums import Audience
from shared_apps.help.passages import Excerpt, excerpt
from shared_apps.help.retrieval import Found, answering
from tenant_apps.chats.enums import Intent
from tenant_apps.chats.intents import recognised
from tenant_apps.chats.own_file import OwnFile, Told
from vestibule.core.actors import Actor, Client

MOST_ARTICLES = 2
_READ_BEHIND = {"client": Audience.CLIENT, "professional": Audience.PROFESSIONAL}


@dataclass(frozen=True, slots=True)
class Quoted:
    """What an article says, and where."""

    excerpt: Excerpt
    url: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer. Nothing in it is said that the person who asks may not read."""

    question: str
    told: Told | None
    quoted: tuple[Quoted, ...]

    @property
    def is_known(self) -> bool:
        return bool(self.told or self.quoted)

    @property
    def text(self) -> str:
        """The answer as it is read out, and sent along."""
        lines = [line.text for line in self.told.lines] if self.told else []
        lines += [
            _("%(title)s: %(to_do)s") % {"title": quote.excerpt.title, "to_do": quote.excerpt.text}
            for quote in self.quoted
        ]
        return "\n".join(lines) or _("The help does not know the answer.")


def answers(actor: Actor, door: str, questions: Iterable[str]) -> list[Answered]:
    """Each question with its answer as it is at this moment, the oldest first."""
    own_file = OwnFile(actor) if isinstance(actor, Client) else None
    return [_answer(question, door, own_file) for question in questions]


def as_sent(answered: Sequence[Answered]) -> list[dict[str, str]]:
    """The exchange in the form in which it is handed over: words alone."""
    return [{"question": each.question, "answer": each.text} for each in answered]


def digest(answered: Sequence[Answered]) -> str:
    """Differs when anything in the exchange does."""
    return sha256(repr(as_sent(answered)).encode()).hexdigest()[:20]


def _answer(question: str, door: str, own_file: OwnFile | None) -> Answered:
    language = reading_language()
    intent = recognised(question, language) if own_file else None
    found = answering(question, audiences=(_READ_BEHIND[door],), language=language)
    if intent:
        found = _of_intent(found, intent)
    quoted = tuple(_quoted(excerpt(each, question), door) for each in found[:MOST_ARTICLES])
    return Answered(question, own_file.tell(intent, question) if own_file and intent else None, quoted)


def _of_intent(found: list[Found], intent: Intent) -> list[Found]:
    """Beside what the file says, the article that belongs to it, or the best one."""
    return sorted(found, key=lambda each: each.own_file != intent)[:1]


def _quoted(part: Excerpt, door: str) -> Quoted:
    url = reverse(f"{door}:help:article", args=[part.code])
    return Quoted(part, f"{url}#{part.anchor}" if part.anchor else url)
