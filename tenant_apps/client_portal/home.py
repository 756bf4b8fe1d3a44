"""Which dossier the client is looking at, and what the shell says of it."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from tenant_apps.appointments.models import Appointment
from tenant_apps.dossiers.enums import ActionPointKind, StageOutcome, Turn
from tenant_apps.dossiers.models import Dossier, Product, Stage
from tenant_apps.dossiers.overview import ClientOverview, Item, client_overview, points_read
from tenant_apps.journeys.models import Journey
from tenant_apps.portals.models import StageVideo
from tenant_apps.portals.querysets import set_up
from tenant_apps.portals.setup import QUESTIONS_FIRST, switches_of
from tenant_apps.threads.querysets import in_dossier
from vestibule.core.actors import Actor, Viewer

CHOSEN = "dossier"
_SHOWN_OF_PRODUCT = ("public_id", "kind", "description", "details")


@dataclass(frozen=True, slots=True)
class Todo:
    """What is open: what the client does first, what else is theirs, and what somebody else has to do."""

    first: Item | None
    own: tuple[Item, ...]
    of_others: tuple[Item, ...]


def todo_of(overview: ClientOverview) -> Todo:
    """Sort the open action points by whose turn it is; the most urgent of the client's own comes first."""
    own = [item for item in overview.open_items if item.turn == Turn.CLIENT]
    first = next((item for item in own if _is_doable(item)), None)
    return Todo(
        first=first,
        own=tuple(item for item in own if item is not first),
        of_others=tuple(item for item in overview.open_items if item.turn != Turn.CLIENT),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What the firm's set-up adds to the overview, and what it leaves out of it."""

    steps: tuple[dict[str, str], ...] = ()
    film: StageVideo | None = None
    has_journey: bool = False
    has_case_handler: bool = True
    has_telephone: bool = True


def questions_first(request: HttpRequest) -> UUID | None:
    """The fact find that comes before the overview, once per log-in, where the firm begins with the details.

    Whoever then goes to the overview does it later, and is not sent back until the next log-in.
    """
    dossier, overview = current_dossier(request), current_overview(request)
    if dossier is None or overview is None or isinstance(request.actor, Viewer):
        return None
    if request.session.get(QUESTIONS_FIRST) or not switches_of(dossier.portal_setup).has_profile_first:
        return None
    request.session[QUESTIONS_FIRST] = True
    own = (item for item in overview.open_items if item.turn == Turn.CLIENT and item.is_own)
    return next((item.run_public_id for item in own if item.run_public_id), None)


def shown_of(request: HttpRequest, dossier: Dossier | None) -> Shown:
    """The stages and the film of the dossier's stage where there are any; the switches were read with the dossier."""
    if dossier is None:
        return Shown()
    switches = switches_of(dossier.portal_setup)
    films = StageVideo.objects.visible_to(request.actor).filter(stage=dossier.stage_id)
    return Shown(
        steps=_steps(request, dossier) if switches.has_stage_bar else (),
        film=films.first() if dossier.has_film else None,
        has_journey=dossier.has_journey,
        has_case_handler=switches.has_case_handler,
        has_telephone=switches.has_telephone,
    )


def _steps(request: HttpRequest, dossier: Dossier) -> tuple[dict[str, str], ...]:
    """The stages on the way, and how far the dossier has come; how work can end otherwise is not on the way."""
    stages = Stage.objects.visible_to(request.actor).filter(workflow=dossier.workflow_id).order_by("position")
    here = dossier.stage_id
    on_the_way = [
        stage for stage in stages if stage.pk == here or not (stage.is_archived or stage.outcome == StageOutcome.ENDED)
    ]
    place = next(number for number, stage in enumerate(on_the_way) if stage.pk == here)
    states = {True: "done", False: "todo"}
    return tuple(
        {"label": stage.name, "state": "current" if number == place else states[number < place]}
        for number, stage in enumerate(on_the_way)
    )


@dataclass(frozen=True, slots=True)
class Work:
    """What is to do and done for one product: the documents that are still to deliver, what else is open, the rest."""

    to_deliver: tuple[Item, ...]
    other: tuple[Item, ...]
    handled: tuple[Item, ...]

    @property
    def total(self) -> int:
        return len(self.to_deliver) + len(self.other) + len(self.handled)


def work_of(overview: ClientOverview, product: UUID) -> Work:
    """The part of the overview that is about this product."""
    opened = [item for item in overview.open_items if item.product_public_id == product]
    return Work(
        to_deliver=tuple(item for item in opened if item.kind == ActionPointKind.DELIVER),
        other=tuple(item for item in opened if item.kind != ActionPointKind.DELIVER),
        handled=tuple(item for item in overview.handled_items if item.product_public_id == product),
    )


def tab_counts(overview: ClientOverview | None) -> dict[str, int]:
    """How many action points the client must still handle: in all, for the appointment, and for each product."""
    todo = [item for item in overview.open_items if item.turn == Turn.CLIENT] if overview else []
    of_products = Counter(counter_of(item.product_public_id) for item in todo if item.product_public_id)
    products = {item.product_public_id for item in overview.handled_items} if overview else set()
    return {
        "todo": len(todo),
        "appointment": sum(item.is_for_appointment for item in todo),
        **{counter_of(public_id): 0 for public_id in products if public_id},
        **of_products,
    }


def counter_of(product: UUID) -> str:
    """The name of the number on a product's tab."""
    return f"product-{product}"


def version_of(overview: ClientOverview) -> str:
    """Differs when anything on the overview does."""
    fall = (overview.fall.fell_at, overview.fall.percent_before) if overview.fall else None
    items = [
        (
            *(item.public_id, item.title, item.note, item.turn, item.due_on, item.handled_at),
            *(item.rejection_remark, item.verdict_remark, item.third_party, item.days_waiting),
        )
        for item in (*overview.open_items, *overview.handled_items)
    ]
    facts = (overview.percent, overview.stage, overview.adviser, overview.case_handler, fall, items)
    return sha256(repr(facts).encode()).hexdigest()[:20]


def _is_doable(item: Item) -> bool:
    return bool(item.request_public_id or item.may_handle or (item.run_public_id and item.is_own))


def dossiers_of(request: HttpRequest) -> list[Dossier]:
    """The dossiers that the client's invites open, the newest first; read once per request."""
    if not hasattr(request, "client_dossiers"):
        found = (
            Dossier.objects.visible_to(request.actor)
            .with_people()
            .annotate(
                unread_messages=in_dossier(request.actor, "unread"),
                messages_revision=in_dossier(request.actor, "revision"),
                **set_up(),
                has_appointment=Exists(_upcoming(request.actor)),
                has_journey=Exists(Journey.objects.visible_to(request.actor).filter(dossier=OuterRef("pk"))),
                shown_products=_shown_products(request.actor),
            )
        )
        request.client_dossiers = list(found.order_by("-pk"))  # type: ignore[attr-defined]
    return request.client_dossiers  # type: ignore[attr-defined, no-any-return]


def _upcoming(actor: Actor) -> QuerySet[Appointment]:
    """The appointments to come of each dossier, known with it: every page's tabs ask whether there is one."""
    return Appointment.objects.visible_to(actor).upcoming().filter(dossier=OuterRef("pk"))


def unread_messages(request: HttpRequest) -> int:
    """How many messages the client has not read, over all dossiers."""
    return sum(dossier.unread_messages for dossier in dossiers_of(request))


def numbers_of(request: HttpRequest) -> tuple[dict[str, int], str]:
    """The numbers on the tabs, and what differs when anything else does that pages show while they are open."""
    found = current_overview(request)
    version = f"{version_of(found)} {messages_version(request)}" if found else ""
    return tab_counts(found) | {"messages": unread_messages(request)}, version


def messages_version(request: HttpRequest) -> str:
    """Differs when anything in the client's conversations does."""
    return str(sum(dossier.messages_revision for dossier in dossiers_of(request)))


def current_dossier(request: HttpRequest) -> Dossier | None:
    """The dossier that the client chose in this browser, or the newest; None when no invite opens one."""
    found = dossiers_of(request)
    chosen = request.session.get(CHOSEN, "")
    return next((dossier for dossier in found if str(dossier.public_id) == chosen), found[0] if found else None)


def choose_dossier(request: HttpRequest, public_id: UUID) -> bool:
    """Remember the choice; False for a dossier that is not the client's."""
    if all(dossier.public_id != public_id for dossier in dossiers_of(request)):
        return False
    request.session[CHOSEN] = str(public_id)
    return True


def _shown_products(actor: Actor) -> ArraySubquery:
    """The products of each dossier that the client sees, fetched with it: every page's tabs name them."""
    shown = Product.objects.visible_to(actor).filter(dossier=OuterRef("pk")).order_by("pk")
    return ArraySubquery(shown.values(entry=JSONObject(**{name: name for name in _SHOWN_OF_PRODUCT})))


def products_of(request: HttpRequest) -> list[Product]:
    """The products of all the client's dossiers that are shown, in the order in which they were chosen."""
    return [
        Product(dossier=dossier, **entry | {"public_id": UUID(entry["public_id"])})
        for dossier in dossiers_of(request)
        for entry in dossier.shown_products
    ]


def current_products(request: HttpRequest) -> list[Product]:
    """The products of the current dossier."""
    dossier = current_dossier(request)
    return [product for product in products_of(request) if dossier and product.dossier_id == dossier.pk]


def has_appointment(request: HttpRequest) -> bool:
    """Whether there is an appointment to come in the current dossier."""
    dossier = current_dossier(request)
    return dossier is not None and dossier.has_appointment


def current_overview(request: HttpRequest) -> ClientOverview | None:
    """The overview of the current dossier, read once per request: page and tabs share it."""
    if not hasattr(request, "client_overview"):
        dossier = current_dossier(request)
        points = points_read(request, dossier) if dossier else ()
        request.client_overview = client_overview(request.actor, dossier, points) if dossier else None  # type: ignore[attr-defined]
    return request.client_overview  # type: ignore[attr-defined, no-any-return]
