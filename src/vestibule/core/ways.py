"""What addresses name: the page that a browser is sent on to, and public ids."""

from uuid import UUID

from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 1_500


def own_page(wanted: str | None, *, under: str = "/") -> str:
    """The page asked for when it is an address below ``under`` on this very host, otherwise nothing.

    Only a path is one: what has no slash in front would be taken for the name of a view.
    """
    if not wanted or len(wanted) > LONGEST or not wanted.startswith(under):
        return ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def is_uuid(text: str) -> bool:
    """Whether the text is a public id."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True
