"""Document types, requests, the files that came, the verdicts, and the labels of papers."""

from tenant_apps.documents.models.labels import Label
from tenant_apps.documents.models.papers import (
    Delivery,
    DocumentRequest,
    DocumentType,
    FileKey,
    Review,
    StoredFile,
    every_format,
)
from tenant_apps.documents.models.uploads import Upload

__all__ = [
    "Delivery",
    "DocumentRequest",
    "DocumentType",
    "FileKey",
    "Label",
    "Review",
    "StoredFile",
    "Upload",
    "every_format",
]
