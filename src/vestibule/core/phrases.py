"""Labels that several rooms show, so that one wording has one translation."""

from django.utils.translation import gettext_lazy as _

SAVE = _("Save")
SAVED = _("Saved.")
CANCEL = _("Cancel")
BACK = _("Back")
NEXT = _("Next")
ADD = _("Add")
EDIT = _("Edit")
REMOVE = _("Remove")
SEARCH = _("Search")
FILTER = _("Filter")
SEND = _("Send")
CONFIRM = _("Confirm")
CLOSE = _("Close")
DOWNLOAD = _("Download")
OF_FIELDS = (
    _("This field is required."),
    _("Enter a valid email address."),
    _("Enter a valid URL."),
    _("Upload a valid image. The file you uploaded was either not an image or a corrupted image."),
)
"""What the framework says of a field, named here so that our catalogues win over an installed library's."""
