"""A firm's looks: the draft, each published version, and the images that they name."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from shared_apps.branding.enums import Corners, HeaderStyle, ImageKind, Network, Typeface
from vestibule.core.models import Record

_COLOUR = RegexValidator(r"^#[0-9a-f]{6}$")
_DIGEST_LENGTH = 64
_COLOUR_LENGTH = 7
_LINK_LENGTH = 200


def link_pattern(network: Network) -> str:
    """What a link to a network looks like: its own host, encrypted, nothing that breaks out of an attribute."""
    host = network.host.replace(".", r"\.")
    return rf"^https://([a-z0-9-]+\.)*{host}/[A-Za-z0-9._~%@/?&=+-]*$"


def _is_link_of(network: Network) -> models.Q:
    return models.Q(**{network.value: ""}) | models.Q(**{f"{network.value}__regex": link_pattern(network)})


class BrandVersion(Record):
    """One published version, never changed afterwards; the highest number of a firm is the one in use."""

    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    published_by = models.CharField(_("published by"), max_length=120)
    accent = models.CharField(_("colour"), max_length=_COLOUR_LENGTH, validators=[_COLOUR])
    second = models.CharField(_("second colour"), max_length=_COLOUR_LENGTH, blank=True, validators=[_COLOUR])
    header = models.CharField(_("header"), max_length=16, choices=HeaderStyle, default=HeaderStyle.DEEP)
    typeface = models.CharField(_("letters"), max_length=16, choices=Typeface, default=Typeface.MODERN)
    corners = models.CharField(_("corners"), max_length=16, choices=Corners, default=Corners.SOFT)
    logo = models.CharField(max_length=_DIGEST_LENGTH, blank=True)
    header_logo = models.CharField(max_length=_DIGEST_LENGTH, blank=True)
    header_image = models.CharField(max_length=_DIGEST_LENGTH, blank=True)
    favicon = models.CharField(max_length=_DIGEST_LENGTH, blank=True)
    sender_name = models.CharField(_("sender of e-mails"), max_length=80, blank=True)
    linkedin = models.CharField("LinkedIn", max_length=_LINK_LENGTH, blank=True, default="")
    facebook = models.CharField("Facebook", max_length=_LINK_LENGTH, blank=True, default="")
    instagram = models.CharField("Instagram", max_length=_LINK_LENGTH, blank=True, default="")
    youtube = models.CharField("YouTube", max_length=_LINK_LENGTH, blank=True, default="")
    xing = models.CharField("XING", max_length=_LINK_LENGTH, blank=True, default="")
    x = models.CharField("X", max_length=_LINK_LENGTH, blank=True, default="")
    welcome_title = models.CharField(_("welcome"), max_length=80, blank=True, default="")
    welcome_text = models.TextField(_("welcome text"), max_length=600, blank=True, default="")
    login_text = models.TextField(_("text above the log-in form"), max_length=400, blank=True, default="")
    footer = models.TextField(_("text at the foot of pages and e-mails"), max_length=400, blank=True, default="")

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(name="brand_version_number", fields=["tenant", "number"]),
            models.CheckConstraint(
                name="brand_version_colours",
                condition=models.Q(accent__regex=r"^#[0-9a-f]{6}$")
                & (models.Q(second="") | models.Q(second__regex=r"^#[0-9a-f]{6}$")),
            ),
            *(
                models.CheckConstraint(name=f"brand_version_{network.value}", condition=_is_link_of(network))
                for network in Network
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class BrandDraft(models.Model):
    """What a firm is trying out; at most one. Read and written through ``gate`` functions only."""

    tenant = models.OneToOneField("tenants.Tenant", on_delete=models.CASCADE, primary_key=True, related_name="+")
    values = models.JSONField()
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.tenant_id)


class BrandImage(Record):
    """An image, re-encoded by us and named by its contents."""

    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=_DIGEST_LENGTH)
    kind = models.CharField(max_length=16, choices=ImageKind)
    content_type = models.CharField(max_length=32)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(name="brand_image_once", fields=["tenant", "digest"])]

    def __str__(self) -> str:
        return self.digest
