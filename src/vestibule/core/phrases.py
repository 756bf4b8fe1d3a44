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
