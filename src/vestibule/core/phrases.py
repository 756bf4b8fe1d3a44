"""Labels that several rooms show, so that one wording has one translation."""

from django.utils.translation import gettext_lazy as _

SAVE = _("Save")
SAVED = _("Saved.")
ADD = _("Add")
OF_FIELDS = (
    _("This field is required."),
    _("Enter a valid email address."),
    _("Enter a valid URL."),
    _("Upload a valid image. The file you uploaded was either not an image or a corrupted image."),
)
"""What the framework says of a field, named here so that our catalogues win over an installed library's."""
