"""Which documents belong to a dossier, which are usually asked of an applicant, and which are asked already."""

from tenant_apps.customers.models import Party
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.enums import ActionPointKind
from tenant_apps.dossiers.models import ActionPoint, Dossier, PointTemplate


def belonging_to(dossier: Dossier) -> list[DocumentType]:
    """What the firm set up for the products of the dossier, and what is asked in it of anybody; each once.

    What is usually asked comes first, then what is asked if need be, both in the firm's order.
    """
    templates = PointTemplate.objects.current().for_dossier(dossier).in_order().filter(kind=ActionPointKind.DELIVER)
    found = sorted(templates.select_related("document_type"), key=lambda template: not template.is_usual)
    points = ActionPoint.objects.current().filter(dossier=dossier, kind=ActionPointKind.DELIVER, request__subject="")
    asked = points.select_related("request__document_type").order_by("pk")
    types = [template.document_type for template in found] + [point.request.document_type for point in asked]
    return list(dict.fromkeys(each for each in types if each.is_active))


def usually_asked_of(dossier: Dossier, party: Party) -> list[DocumentType]:
    """What the firm usually asks of each applicant for the products of the dossier, in the firm's order.

    What is asked of all applicants together counts where there is one applicant only.
    """
    usual = PointTemplate.objects.current().for_dossier(dossier).in_order()
    usual = usual.filter(is_usual=True, kind=ActionPointKind.DELIVER).select_related("document_type")
    if Party.objects.people_of(dossier.customer).exclude(pk=party.pk).exists():
        usual = usual.filter(is_of_each=True)
    return list(dict.fromkeys(template.document_type for template in usual if template.document_type.is_active))


def asked_of(dossier: Dossier, party: Party) -> list[DocumentType]:
    """What stands in the dossier as asked of this applicant, or of all of them, delivered or not."""
    points = ActionPoint.objects.current().filter(dossier=dossier, kind=ActionPointKind.DELIVER, request__subject="")
    points = points.of_applicant(dossier, party).select_related("request__document_type").order_by("pk")
    return list(dict.fromkeys(point.request.document_type for point in points))
