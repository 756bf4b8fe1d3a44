"""The texts of this room that are written in every language."""

from modeltranslation.translator import TranslationOptions, register

from tenant_apps.documents.models import DocumentType, Label


@register(DocumentType)
class DocumentTypeTranslation(TranslationOptions):
    fields = ("name", "help")


@register(Label)
class LabelTranslation(TranslationOptions):
    fields = ("name", "text")
