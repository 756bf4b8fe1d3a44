"""Documents on the firm's letterhead: its logo, colours, letters and legal identity."""

from collections.abc import Mapping
from typing import Any

from shared_apps.branding.looks import Branding
from shared_apps.branding.models import BrandImage
from shared_apps.branding.published import current_branding
from shared_apps.organisations.profile import current_organisation
from tenants.context import current_tenant
from themes.base.pdf import SCHEME, render_pdf


def branded_pdf(template: str, context: Mapping[str, Any], *, branding: Branding | None = None) -> bytes:
    """Render the template with the published looks, or those given. Raises ``PdfUnavailable``."""
    brand = branding or current_branding()
    image = BrandImage.objects.filter(tenant_id=current_tenant().id, digest=brand.values.logo or None).first()
    images = {"logo": bytes(image.content)} if image else {}
    names = {"brand": brand, "organisation": current_organisation(), "logo": f"{SCHEME}logo" if image else ""}
    return render_pdf(template, names | dict(context), images)
