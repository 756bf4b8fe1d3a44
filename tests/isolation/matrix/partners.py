"""What each client page gives a partner of what is of the other applicant. A route without a line fails the test."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpResponseBase
from django.test import Client as Browser
from django.test import override_settings
from django.urls import reverse

from tests.isolation.matrix.couples import Couple
from tests.isolation.matrix.routes import ENTRIES, HOSTS, Route, routes


class Gets(StrEnum):
    """What somebody who sees both gets; for somebody who sees one it does not exist, is not said and not counted.

    An address that names a row of an applicant is asked for with the other's row. Any other address, also that of the
    dossier of both, is the page itself, on which what is of the other stands, or does not.
    """

    READS = "reads what is of the other"
    COUNTS = "counts it"
    OPENS = "is led to it"
    DOES = "may do it for the other"
    NOTHING = "nothing: it is the other's alone, or about nobody"


def _each(room: str, names: str) -> list[str]:
    return [f"client:{room}:{name}" for name in names.split()]


PARTNERS = {
    **dict.fromkeys(_each("client_portal", "overview todo questions product for_appointment"), Gets.READS),
    "client:client_portal:counts": Gets.COUNTS,
    "client:client_portal:choose": Gets.READS,
    # Whom one meets and what one confirms one says oneself; a "yes" lets one read of it.
    "client:client_portal:done": Gets.NOTHING,
    **dict.fromkeys(_each("appointments", "index calendar"), Gets.READS),
    **dict.fromkeys(_each("appointments", "confirm ask choose"), Gets.NOTHING),
    "client:contracts:asked": Gets.READS,
    **dict.fromkeys(_each("documents", "index panel request state"), Gets.READS),
    **dict.fromkeys(_each("documents", "deliver declare merge uploads take_back withdraw"), Gets.DOES),
    **dict.fromkeys(_each("documents", "download page"), Gets.OPENS),
    # Half a file belongs to who sends it: nobody else can go on with it.
    "client:documents:upload": Gets.NOTHING,
    "client:dossiers:publications": Gets.READS,
    "client:dossiers:publication": Gets.OPENS,
    **dict.fromkeys(_each("flows", "run summary printed statement page"), Gets.READS),
    # Answers are given by the person whom they are about.
    **dict.fromkeys(_each("flows", "confirm reopen household answer"), Gets.NOTHING),
    "client:journeys:steps": Gets.NOTHING,
    # A "yes" opens details and documents: letters and one's own data stay one's own.
    **dict.fromkeys(
        _each("threads", "index dossier conversation messages read draft attach uploads upload remove"), Gets.NOTHING
    ),
    **dict.fromkeys(_each("exports", "index ask download"), Gets.NOTHING),
    **dict.fromkeys(_each("help", "index for_page article rate"), Gets.NOTHING),
    **dict.fromkeys(_each("chats", "chat forget hand_over"), Gets.NOTHING),
    **dict.fromkeys(_each("portals", "welcome details address privacy"), Gets.NOTHING),
    **dict.fromkeys(_each("library", "index document"), Gets.NOTHING),
    **dict.fromkeys([*_each("notifications", "choose"), *_each("viewings", "index")], Gets.NOTHING),
}

ROUTES = [route for route in routes("tenant") if route.name != "accounts:logout"]
CLIENTS = [route for route in ROUTES if route.door == "client"]
SHARED = {"customer", "dossier", "product", "step"}
NOT_FOUND, NOT_ALLOWED, FOUND = 404, 405, 302
TUS = {"Tus-Resumable": "1.0.0", "Upload-Length": "1000", "Upload-Metadata": "filename eC5wZGY="}
TYPED = {"wish": "Another day, please"}
# What differs from one look at the same page to the next.
TOKENS = re.compile(r"\"x-csrftoken\": \"\w+\"|name=\"(?:csrfmiddlewaretoken|form_key)\" value=\"[^\"]*\"")


@dataclass
class Partner:
    """The partner of a couple in a browser, who asks for what is of the other applicant."""

    couple: Couple
    ids: dict[str, object]

    @property
    def browser(self) -> Browser:
        return self.couple.browser

    def names_a_row(self, route: Route) -> bool:
        """Whether the address says whose thing it is."""
        return bool(set(ENTRIES["tenant"][route.name].objects.values()) & set(self.couple.own) - SHARED)

    def ask(self, route: Route, *, whose: dict[str, object] | None = None, method: str = "get") -> "Answer":
        """Ask for the address with these rows in it, and go where it leads."""
        entry, rows = ENTRIES["tenant"][route.name], self.ids | (self.couple.own if whose is None else whose)
        kwargs = {name: rows[row] for name, row in entry.objects.items()} | entry.words
        address = reverse(route.name, urlconf=HOSTS["tenant"], kwargs=kwargs)
        if method == "get":
            first = self.browser.get(address)
            is_here = first.status_code == FOUND and first["Location"].startswith("/")
            return Answer(first, self.browser.get(first["Location"]) if is_here else first)
        typed = {"data": TYPED} if method == "post" else {}
        answer = getattr(self.browser, method)(address, **typed, headers=TUS)
        return Answer(answer, answer)

    def look(self) -> dict[str, str]:
        """Every client page that names no row of an applicant, as it reads now."""
        return {route.name: self.ask(route).text for route in CLIENTS if not self.names_a_row(route)}


@dataclass(frozen=True)
class Answer:
    """What came first, and what is read in the end."""

    first: HttpResponseBase
    last: HttpResponseBase

    @property
    def status(self) -> int:
        return self.first.status_code

    @property
    def text(self) -> str:
        content = b"".join(self.last.streaming_content) if self.last.streaming else self.last.content
        return TOKENS.sub("", content.decode(errors="replace"))

    @property
    def is_hidden(self) -> bool:
        return self.status in {NOT_FOUND, NOT_ALLOWED}


def misread(partner: Partner, *, sees_both: bool) -> Iterator[str]:
    """The routes that show, lead to or count something else than the invite says, by looking alone."""
    couple = partner.couple
    for route in CLIENTS:
        gets, is_of_one = PARTNERS[route.name], partner.names_a_row(route)
        answer = partner.ask(route, whose=couple.others if is_of_one else None)
        says = couple.canary in answer.text or couple.canary in repr(dict(answer.first.headers))
        is_open = sees_both and gets is not Gets.NOTHING
        if says != (is_open and gets is Gets.READS) and not (is_open and gets is Gets.OPENS):
            yield f"{route.name}: {'says too much' if says else 'says nothing'}"
        if gets is Gets.OPENS and is_of_one and answer.status != (FOUND if is_open else NOT_FOUND):
            yield f"{route.name}: {answer.status}"
        if is_of_one and not is_open and not (answer.is_hidden or (gets is Gets.NOTHING and answer.status == FOUND)):
            yield f"{route.name}: {answer.status}"
        if is_of_one and partner.ask(route).status == NOT_FOUND and route.name not in NEVER_THERE:
            yield f"{route.name}: the own is not there"


# One person's run has nothing to be compared with, and an export that was not made yet cannot be fetched.
NEVER_THERE = {"client:flows:household", "client:exports:download"}


def miscounted(couple: Couple, *, sees_both: bool) -> Iterator[str]:
    """The pages that changed, or did not, when the other applicant got things of their own."""
    for name, before in couple.before.items():
        is_changed = before != couple.after[name]
        if sees_both and PARTNERS[name] in {Gets.READS, Gets.COUNTS} and not is_changed:
            yield f"{name}: counts nothing"
        if not sees_both and is_changed:
            yield f"{name}: is not as it was"


def misdone(partner: Partner, *, sees_both: bool) -> Iterator[str]:
    """The routes that do something for the other applicant, or refuse it, against what the invite says."""
    for route in CLIENTS:
        if not partner.names_a_row(route):
            continue
        gets = PARTNERS[route.name]
        for method in ("post", *(("head", "delete") if route.name.endswith(":upload") else ())):
            answer = partner.ask(route, whose=partner.couple.others, method=method)
            is_led_to_it = sees_both and gets is Gets.READS and answer.status == FOUND
            is_as_said = not answer.is_hidden if sees_both and gets is Gets.DOES else answer.is_hidden or is_led_to_it
            if not is_as_said or (partner.couple.canary in answer.text and not sees_both):
                yield f"{route.name}: {method} {answer.status}"


def misplaced(partner: Partner) -> Iterator[str]:
    """The routes of everybody else, asked for with the other applicant's rows, that a partner enters all the same."""
    with override_settings(NAVIGATION={}):
        for route in ROUTES:
            if route.door == "client":
                continue
            for method in ("get", "post") if route.door == "professional" else ("get",):
                answer = partner.ask(route, whose=partner.couple.others, method=method)
                says = answer.last is answer.first and partner.couple.canary in answer.text  # not where it leads
                if says or (route.door == "professional" and not answer.is_hidden):
                    yield f"{route.name}: {method} {answer.status}"
