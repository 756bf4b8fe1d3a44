"""Messages from templates, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from vestibule.core.formats import one_line


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as it will be read."""

    subject: str
    text: str
    html: str


def render_mail(template: str, *, language: str, context: Mapping[str, object]) -> Rendered:
    """Render ``<template>.subject.txt``, ``.txt`` and ``.html``."""
    with translation.override(language):
        names = {"language": language, **context}
        subject = one_line(_plain(f"{template}.subject.txt", names))
        names["subject"] = subject
        return Rendered(
            subject=subject,
            text=_plain(f"{template}.txt", names).strip() + "\n",
            html=get_template(f"{template}.html").render(names),
        )


def render_sms(template: str, *, language: str, context: Mapping[str, object]) -> Rendered:
    """Render ``<template>.txt``."""
    with translation.override(language):
        text = _plain(f"{template}.txt", {"language": language, **context}).strip()
    return Rendered(subject="", text=text, html="")


def _plain(template: str, names: Mapping[str, object]) -> str:
    # Not HTML: a name such as O'Brien stays as it is.
    return get_template(template).template.render(Context(dict(names), autoescape=False))
