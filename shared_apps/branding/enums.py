"""Choices that a firm makes about its looks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HeaderStyle(TextChoices):
    """How the band on top, the side menu and the log-in page are filled."""

    DEEP = "deep", _("Deep: a dark shade of your colour")
    STRONG = "strong", _("Strong: your colour itself")
    LIGHT = "light", _("Light: white, with your colour as an accent")


class Typeface(TextChoices):
    """Which letters headings and texts are set in."""

    MODERN = "modern", _("Modern")
    CLASSIC = "classic", _("Classic, with serif headings")
    DEVICE = "device", _("The reader’s own device")


class Corners(TextChoices):
    """How round buttons, fields and cards are."""

    SQUARE = "square", _("Square")
    SOFT = "soft", _("Soft")
    ROUND = "round", _("Round")


class ImageKind(TextChoices):
    """What an uploaded image is for."""

    LOGO = "logo", _("Logo")
    HEADER_LOGO = "header_logo", _("Logo for dark and coloured grounds")
    HEADER_IMAGE = "header_image", _("Image behind the header and the log-in page")
    FAVICON = "favicon", _("Icon in the browser’s tab")


class Network(TextChoices):
    """Where a firm may have a page of its own that people know."""

    LINKEDIN = "linkedin", "LinkedIn"
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    YOUTUBE = "youtube", "YouTube"
    XING = "xing", "XING"
    X = "x", "X"

    @property
    def host(self) -> str:
        """The only host, with its subdomains, that a link to this network may name."""
        return f"{self.value}.com"
