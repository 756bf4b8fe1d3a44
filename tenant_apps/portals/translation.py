"""Texts that are written in every language."""

from modeltranslation.translator import TranslationOptions, register

from tenant_apps.portals.models import Disclosure, StageVideo


@register(Disclosure)
class DisclosureTranslation(TranslationOptions):
    fields = ("text",)


@register(StageVideo)
class StageVideoTranslation(TranslationOptions):
    fields = ("about",)
