"""What a client's own file says to a question: read through what this client may see, and of their own part alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tenant_apps.appointments.models import Appointment, Participant
from tenant_apps.chats.enums import Intent
from tenant_apps.chats.intents import words_of
from tenant_apps.dossiers.enums import Turn
from tenant_apps.dossiers.models import Dossier
from tenant_apps.dossiers.overview import ClientOverview, Contact, Item, client_overview
from tenant_apps.portals.querysets import set_up
from tenant_apps.portals.setup import switches_of
from themes.base.templatetags.theme import telephone
from vestibule.core.actors import Actor
from vestibule.core.formats import long_day

MOST_DOSSIERS = 3
MOST_LINES = 5
SHORTEST_NAME = 4
"""Letters of a word of a question that may name a document."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the file says, with the page on which it stands."""

    text: str
    url: str
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the file says to a question."""

    lines: tuple[Line, ...]


class OwnFile:
    """The dossiers of one client, each read once however many questions are asked."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self._read: list[tuple[Dossier, ClientOverview]] | None = None

    def tell(self, intent: Intent, question: str) -> Told:
        """What the file says to a question that wants to know this."""
        lines = tuple(_TELLERS[intent](self, question))
        return Told(lines or (Line(_("No dossier is shared with you at the moment."), _home(), _("My overview")),))

    @property
    def dossiers(self) -> list[tuple[Dossier, ClientOverview]]:
        """The newest dossiers with their overviews."""
        if self._read is None:
            visible = Dossier.objects.visible_to(self.actor).with_people().annotate(**set_up())
            found = list(visible.order_by("-pk")[:MOST_DOSSIERS])
            self._read = [(dossier, client_overview(self.actor, dossier)) for dossier in found]
        return self._read

    def refused(self, question: str) -> Iterable[Line]:
        """The documents that are asked again, with what was wrong; those that the question names, if it names any."""
        items = [item for item in self._own_items() if item.is_asked_again]
        named = [item for item in items if _is_named(item, question)]
        for item in (named or items)[:MOST_LINES]:
            reason = _("%(title)s is asked again: %(reason)s.") % {
                "title": item.subject,
                "reason": item.rejection_reason.rstrip("."),
            }
            remark = _("Your adviser wrote: “%(remark)s”") % {"remark": item.rejection_remark}
            yield Line(f"{reason} {remark}" if item.rejection_remark else reason, _page_of(item), item.subject)
        if not items and self.dossiers:
            yield Line(
                _("None of your documents is asked again at the moment."),
                reverse("client:documents:index"),
                _("All documents that were asked"),
            )

    def to_do(self, _question: str) -> Iterable[Line]:
        """What is the client's own turn, the most urgent first."""
        items = [item for item in self._own_items() if item.turn == Turn.CLIENT]
        for item in items[:MOST_LINES]:
            due = _(" (before %(day)s)") % {"day": long_day(item.due_on)} if item.due_on else ""
            yield Line(f"{item.title}{due}", _page_of(item), item.subject)
        more = len(items) - MOST_LINES
        if more > 0:
            text = ngettext("And %(more)d more.", "And %(more)d more.", more) % {"more": more}
            yield Line(text, _home(), _("My overview"))
        if not items and self.dossiers:
            yield Line(_("There is nothing for you to do at the moment."), _home(), _("My overview"))

    def appointment(self, _question: str) -> Iterable[Line]:
        """The client's own appointments that are to come."""
        own = Participant.objects.visible_to(self.actor).values("appointment")
        coming = Appointment.objects.visible_to(self.actor).upcoming().filter(pk__in=own)
        found = list(coming.select_related("dossier", "organiser").soonest_first()[:MOST_LINES])
        for each in found:
            facts = {"subject": each.subject, "day": each.day, "span": each.span, "name": each.organiser.name}
            text = _("%(subject)s: %(day)s, %(span)s, with %(name)s.") % facts
            yield Line(text, reverse("client:appointments:index", args=[each.dossier.public_id]), _("Appointment"))
        if not found:
            yield Line(_("No appointment has been made with you yet."), _home(), _("My overview"))

    def adviser(self, _question: str) -> Iterable[Line]:
        """Who advises, and how they are reached as far as the firm shows it."""
        for dossier, overview in self.dossiers:
            switches = switches_of(dossier.portal_setup)
            people = [(_("Your adviser is %(name)s."), overview.adviser)]
            if switches.has_case_handler:
                people.append((_("Your case handler is %(name)s."), overview.case_handler))
            told = [_reached(words, who, has_telephone=switches.has_telephone) for words, who in people if who]
            for text in told or [_("Nobody has been named as your adviser yet.")]:
                yield Line(self._named(dossier, text), _home(), _("My overview"))

    def turn(self, _question: str) -> Iterable[Line]:
        """Whose turn it is: how much waits for the client, the adviser, and others."""
        for dossier, overview in self.dossiers:
            own = [item for item in overview.open_items if item.is_own]
            yours = sum(item.turn == Turn.CLIENT for item in own)
            firms = sum(item.turn == Turn.ADVISER for item in own)
            others = len(own) - yours - firms
            told = [
                ngettext("It is your turn: %(n)d action point.", "It is your turn: %(n)d action points.", yours)
                % {"n": yours}
                if yours
                else _("It is not your turn."),
            ]
            if firms:
                words = ngettext("Your adviser has %(n)d action point.", "Your adviser has %(n)d action points.", firms)
                told.append(words % {"n": firms})
            if others:
                words = ngettext(
                    "%(n)d action point waits for somebody else.", "%(n)d action points wait for somebody else.", others
                )
                told.append(words % {"n": others})
            yield Line(self._named(dossier, " ".join(told)), _home(), _("My overview"))

    def progress(self, _question: str) -> Iterable[Line]:
        """How far each dossier is, as the overview says it."""
        for dossier, overview in self.dossiers:
            text = _("%(percent)d%% is done.") % {"percent": overview.percent}
            if switches_of(dossier.portal_setup).has_stage_bar:
                text = f"{text} " + _("The stage is “%(stage)s”.") % {"stage": overview.stage}
            yield Line(self._named(dossier, text), _home(), _("My overview"))

    def _own_items(self) -> list[Item]:
        return [item for _dossier, overview in self.dossiers for item in overview.open_items if item.is_own]

    def _named(self, dossier: Dossier, text: str) -> str:
        return text if len(self.dossiers) == 1 else f"{dossier}: {text}"


def _is_named(item: Item, question: str) -> bool:
    """Whether a word of the question is one of the document's name, or part of one (German and Dutch join words)."""
    asked = [word for word in words_of(question) if len(word) >= SHORTEST_NAME]
    return any(word in name or name in word for word in asked for name in words_of(item.subject) if len(name) > 3)


def _reached(words: str, who: Contact, *, has_telephone: bool) -> str:
    ways = [telephone(who.phone) if has_telephone else "", who.email]
    return " ".join([words % {"name": who.name}, ", ".join(filter(None, ways))]).strip()


def _page_of(item: Item) -> str:
    if item.request_public_id:
        return reverse("client:documents:request", args=[item.request_public_id])
    return reverse("client:flows:run", args=[item.run_public_id]) if item.run_public_id else _home()


def _home() -> str:
    return reverse("client:client_portal:overview")


_TELLERS: dict[Intent, Callable[[OwnFile, str], Iterable[Line]]] = {
    Intent.REFUSED: OwnFile.refused,
    Intent.TO_DO: OwnFile.to_do,
    Intent.APPOINTMENT: OwnFile.appointment,
    Intent.ADVISER: OwnFile.adviser,
    Intent.TURN: OwnFile.turn,
    Intent.PROGRESS: OwnFile.progress,
}
