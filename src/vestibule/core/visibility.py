"""What a client's invites open of the rows that rooms below the dossiers keep."""

from django.db.models import Q

from vestibule.core.actors import Client


def not_hidden(client: Client, path: str = "") -> Q:
    """The condition on rows with ``product_id``, reached over ``path``, that leaves out what no client is shown."""
    hidden = {product_id for grant in client.grants for product_id in grant.hidden_product_ids}
    return ~Q((f"{path}product_id__in", sorted(hidden))) if hidden else Q()


def opened_to(client: Client, path: str = "") -> Q:
    """The condition on rows with ``customer``, ``party`` and ``dossier_id``, reached over ``path``.

    An invite opens, of its own dossier, what is of its person and what is of nobody in particular; with "yes" also what
    is of the other applicants. A row of no dossier belongs to the customer as such: no "yes" was said about it, so an
    invite of that customer opens only what is of its person, or of nobody in particular.
    """
    opened = Q(pk__in=())
    for grant in client.grants:
        own = Q((f"{path}party", None)) | Q((f"{path}party", grant.party_id))
        in_dossier, in_none = Q((f"{path}dossier_id", grant.dossier_id)), Q((f"{path}dossier_id", None))
        opens = in_dossier | in_none & own if grant.sees_other_applicants else (in_dossier | in_none) & own
        opened |= Q((f"{path}customer", grant.customer_id)) & opens
    return opened
