"""Texts that are written in every language."""

from modeltranslation.translator import TranslationOptions, register

from tenant_apps.library.models import Category, Document


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ("name",)


@register(Document)
class DocumentTranslation(TranslationOptions):
    fields = ("title", "remark")
