"""Texts that are written in every language."""

from modeltranslation.translator import TranslationOptions, register

from tenant_apps.notifications.models import Wording


@register(Wording)
class WordingTranslation(TranslationOptions):
    fields = ("subject", "body", "sms")
