"""The products that a dossier is about."""

from collections.abc import Mapping

from tenant_apps.documents.commands.requests import ask_for_product
from tenant_apps.documents.enums import RequestState
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.action_points import remove_action_point
from tenant_apps.dossiers.commands.publications import withdraw_publication
from tenant_apps.dossiers.commands.workflows import columns_of
from tenant_apps.dossiers.enums import PointsOfProduct
from tenant_apps.dossiers.errors import ProductInUse, ProductRemoved, WouldBeShown
from tenant_apps.dossiers.models import ActionPoint, Dossier, Product, ProductText
from tenant_apps.flows.commands.runs import ask_run_for_product
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def add_product(*, actor: Actor, dossier: Dossier, kind: str, description: str = "", is_shown: bool = True) -> Product:
    """Add a product to the dossier; the client sees it, with what has to be done for it, when it is shown."""
    require(actor, policies.EDIT)
    product = Product.objects.create(dossier=dossier, kind=kind, description=description.strip(), is_shown=is_shown)
    record("dossiers.add_product", dossier, actor=actor, product=str(product.public_id), kind=kind)
    return product


@command
def edit_product(
    *, actor: Actor, product: Product, description: str, is_shown: bool, details: str | None = None
) -> Product:
    """Describe the product otherwise; show it to the client or hide it, with what has to be done for it.

    Without ``details`` those that stand are kept.
    """
    require(actor, policies.EDIT)
    product = _locked(product)
    product.description = description.strip()
    product.is_shown = is_shown
    if details is not None:
        product.details = details.strip()
    product.save(update_fields=["description", "details", "is_shown"])
    facts = {"product": str(product.public_id), "is_shown": is_shown}
    record("dossiers.edit_product", product.dossier, actor=actor, **facts)
    return product


@command
def save_product_text(*, actor: Actor, kind: str, texts: Mapping[str, str]) -> ProductText | None:
    """Write what every client reads about a kind of product; without a word in any language there is no text."""
    require(actor, policies.CONFIGURE)
    columns = columns_of("text", texts, is_required=any(text.strip() for text in texts.values()))
    if any(columns.values()):
        written, _is_new = ProductText.objects.update_or_create(kind=kind, defaults=columns)
    else:
        ProductText.objects.filter(kind=kind).delete()
        written = None
    record("dossiers.save_product_text", None, actor=actor, kind=kind)
    return written


@command
def remove_product(
    *, actor: Actor, product: Product, action_points: PointsOfProduct | str = "", reveals: bool = False
) -> None:
    """Remove a product. While it has action points, say what happens to them: ``ProductInUse`` otherwise.

    They are kept for the whole dossier; or those that are still open are removed, and the handled ones kept. What was
    made available for it is kept for the dossier; withdrawn if the client did not see the product. What the client
    sees only because the product is gone needs ``reveals``: ``WouldBeShown`` otherwise.
    """
    require(actor, policies.EDIT)
    product = _locked(product)
    points = list(product.action_points.current().with_sources().select_related("dossier").order_by("pk"))
    if points and action_points not in PointsOfProduct.values:
        raise ProductInUse(len(points))
    if not product.is_shown and not reveals and _would_be_shown(product, points, action_points):
        raise WouldBeShown
    if action_points == PointsOfProduct.REMOVE:
        for point in points:
            if not point.is_handled:
                remove_action_point(actor=actor, action_point=point)
    for point in product.action_points.exclude(request=None).select_related("request").order_by("pk"):
        ask_for_product(actor=actor, request=point.request, product_id=None)
    for point in product.action_points.exclude(run=None).select_related("run").order_by("pk"):
        ask_run_for_product(actor=actor, run=point.run, product_id=None)
    product.action_points.update(product=None)
    for publication in product.publications.order_by("pk"):
        if not product.is_shown:
            withdraw_publication(actor=actor, publication=publication)
    product.publications.update(product=None)
    record("dossiers.remove_product", product.dossier, actor=actor, product=str(product.public_id), kind=product.kind)
    product.delete()


def _locked(product: Product) -> Product:
    """The product as it is now; ``ProductRemoved`` when a colleague was first."""
    found: Product | None = Product.objects.select_for_update(of=("self",), no_key=True).filter(pk=product.pk).first()
    if found is None:
        raise ProductRemoved
    return found


def _would_be_shown(product: Product, points: list[ActionPoint], action_points: PointsOfProduct | str) -> bool:
    """Whether anything is left that the client did not see: an action point, or a document of a removed one."""
    if action_points == PointsOfProduct.REMOVE:
        points = [point for point in points if point.is_handled]
    removed = product.action_points.filter(removed_at__isnull=False, request__isnull=False)
    return bool(points) or removed.exclude(request__state=RequestState.CANCELLED).exists()
