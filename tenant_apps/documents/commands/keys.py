"""The keys with which files are encrypted."""

from uuid import uuid4

from tenant_apps.documents.gateways.sealing import new_wrapped_key
from tenant_apps.documents.holders import holding_customer
from tenant_apps.documents.models import Delivery, FileKey, StoredFile


def key_for(file: StoredFile) -> FileKey:
    """The key of the customer whose file it is, made when it is needed first; of nobody's file that of all others."""
    delivered = Delivery.objects.filter(file=file).values_list("request__customer", flat=True).first()
    customer = delivered or holding_customer(file)
    public_id = uuid4()
    fresh = {"public_id": public_id, "wrapped": new_wrapped_key(public_id)}
    key, _is_new = FileKey.objects.get_or_create(
        customer_id=customer,  # type: ignore[misc]  # nobody is a value of its own here
        defaults=fresh,
    )
    return key
