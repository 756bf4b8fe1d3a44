"""Labels of papers."""

from tenant_apps.documents.models import Label

LANGUAGES = ("en", "nl", "fr", "de")


def label(code: str = "credit_guide", name: str = "Credit guide", **facts: object) -> Label:
    """A label that sharing waits for, with a template, in every language."""
    text = facts.pop("text", "# About us\nDear {client},\n- one\n- two\n\nYours, {firm}")
    names = {f"name_{language}": name for language in LANGUAGES}
    texts = {f"text_{language}": text for language in LANGUAGES}
    return Label.objects.create(code=code, **names, **texts, **{"is_required": True} | facts)
