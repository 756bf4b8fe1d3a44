"""Texts that are written in every language."""

from modeltranslation.translator import TranslationOptions, register

from tenant_apps.dossiers.models import Letter, PointTemplate, ProductText, Publication, Stage, Workflow


@register(Workflow)
class WorkflowTranslation(TranslationOptions):
    fields = ("name",)


@register(Stage)
class StageTranslation(TranslationOptions):
    fields = ("name",)


@register(PointTemplate)
class PointTemplateTranslation(TranslationOptions):
    fields = ("subject", "remark")


@register(Publication)
class PublicationTranslation(TranslationOptions):
    fields = ("title", "remark")


@register(Letter)
class LetterTranslation(TranslationOptions):
    fields = ("subject", "body")


@register(ProductText)
class ProductTextTranslation(TranslationOptions):
    fields = ("text",)
