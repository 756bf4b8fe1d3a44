"""Links between pages that are mounted in more than one portal."""

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag
def own_url(namespace: str, name: str, *args: object) -> str:
    """The address of a page of the account door in the portal that has this namespace."""
    return reverse(f"{namespace}:{name}", args=args)
