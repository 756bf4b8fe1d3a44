"""The products that a dossier is about."""

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.errors import ProductInUse
from tenant_apps.dossiers.models import Dossier, Product
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def add_product(*, actor: Actor, dossier: Dossier, kind: str, description: str = "", is_shown: bool = True) -> Product:
    """Add a product to the dossier; the client sees it when it is shown."""
    require(actor, policies.EDIT)
    product = Product.objects.create(dossier=dossier, kind=kind, description=description.strip(), is_shown=is_shown)
    record("dossiers.add_product", dossier, actor=actor, product=str(product.public_id), kind=kind)
    return product


@command
def remove_product(*, actor: Actor, product: Product) -> None:
    """Remove a product that no action point belongs to any more; removed action points let go of it."""
    require(actor, policies.EDIT)
    product = Product.objects.select_for_update(of=("self",), no_key=True).get(pk=product.pk)
    count = product.action_points.current().count()
    if count:
        raise ProductInUse(count)
    product.action_points.update(product=None)
    record("dossiers.remove_product", product.dossier, actor=actor, product=str(product.public_id), kind=product.kind)
    product.delete()
