"""What a file can hold of this room's settings: document types with their freshness, and labels."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.documents import policies
from tenant_apps.documents.commands.labels import add_label, edit_label
from tenant_apps.documents.commands.types import add_document_type, edit_document_type
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.models import DocumentType, Label
from vestibule.core import configuration
from vestibule.core.actors import Actor
from vestibule.core.configuration import Content, Part, called, columns, written


def _types() -> dict[str, Content]:
    return {
        row.code: columns("name", row)
        | columns("help", row)
        | {
            "formats": list(row.formats),
            "sensitive": row.sensitive,
            "fresh_days": row.fresh_days,
            "is_active": row.is_active,
        }
        for row in DocumentType.objects.order_by("pk")
    }


def _write_type(actor: Actor, key: str, content: Content) -> None:
    facts = {name: content[name] for name in ("formats", "sensitive", "fresh_days")}
    words = {"names": written("name", content), "helps": written("help", content)}
    row = DocumentType.objects.filter(code=key).first()
    if row is None:
        row = add_document_type(actor=actor, code=key, **words, **facts)
        if content["is_active"]:
            return
    edit_document_type(actor=actor, document_type=row, is_active=content["is_active"], **words, **facts)


def _labels() -> dict[str, Content]:
    return {
        row.code: columns("name", row)
        | columns("text", row)
        | {"is_required": row.is_required, "is_active": row.is_active}
        for row in Label.objects.order_by("pk")
    }


def _write_label(actor: Actor, key: str, content: Content) -> None:
    words = {"names": written("name", content), "texts": written("text", content)}
    row = Label.objects.filter(code=key).first()
    if row is None:
        row = add_label(actor=actor, code=key, is_required=content["is_required"], **words)
        if content["is_active"]:
            return
    facts = {name: content[name] for name in ("is_required", "is_active")}
    edit_label(actor=actor, label=row, **words, **facts)


configuration.configures(
    Part(
        code="documents.types",
        label=_("Document types and freshness"),
        permission=policies.CONFIGURE,
        fields={
            **configuration.texts("name", _("Name"), 120),
            **configuration.texts("help", _("Explanation for the client"), 4000),
            "formats": configuration.some_of(_("Formats"), FormatGroup.choices),
            "sensitive": configuration.flag(_("Record who reads it")),
            "fresh_days": configuration.number(_("Days that it may be old"), 1, 3650, is_optional=True),
            "is_active": configuration.flag(_("In use"), default=True),
        },
        read=_types,
        write=_write_type,
        title=lambda _key, content: called("name", content),
        is_key=configuration.codes(60),
        needed_words=("name",),
    )
)
configuration.configures(
    Part(
        code="documents.labels",
        label=_("Labels of documents"),
        permission=policies.CONFIGURE,
        fields={
            **configuration.texts("name", _("Name"), 120),
            **configuration.texts("text", pgettext_lazy("of a document", "Template"), 20_000),
            "is_required": configuration.flag(_("Needed before sharing")),
            "is_active": configuration.flag(_("In use"), default=True),
        },
        read=_labels,
        write=_write_label,
        title=lambda _key, content: called("name", content),
        is_key=configuration.codes(60),
        needed_words=("name",),
    )
)
