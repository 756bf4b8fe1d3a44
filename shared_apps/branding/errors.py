"""What can be wrong with a firm's looks, each with what to do about it."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class NotAnImage(DomainError):
    """Something that is no picture, or one that cannot be read."""

    def __init__(self) -> None:
        super().__init__(
            "branding:not-an-image",
            _("This file cannot be read as an image. Please choose a PNG, JPEG or WebP file."),
            field="image",
        )


class EmptyImage(DomainError):
    """A picture in which every point is transparent."""

    def __init__(self) -> None:
        super().__init__(
            "branding:empty-image",
            _("There is nothing to see in this image: it is transparent all over. Please choose another one."),
            field="image",
        )


class ImageTooLarge(DomainError):
    """More bytes or pixels than a logo needs."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            "branding:image-too-large",
            _("This image is too large. Please choose one of at most %(megabytes)d MB and 40 megapixels.")
            % {"megabytes": megabytes},
            field="image",
        )


class TooManyImages(DomainError):
    """The firm keeps more images than the versions in its history use."""

    def __init__(self) -> None:
        super().__init__(
            "branding:too-many-images",
            _("You have uploaded many images today. Please publish your draft or try again tomorrow."),
            field="image",
        )


class NothingToPublish(DomainError):
    """The draft is what is already published."""

    def __init__(self) -> None:
        super().__init__("branding:nothing-to-publish", _("There is nothing new to publish."))
