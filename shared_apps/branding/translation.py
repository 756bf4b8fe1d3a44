"""Which columns have one twin per language."""

from modeltranslation.translator import TranslationOptions, register

from shared_apps.branding.models import BrandVersion


@register(BrandVersion)
class BrandVersionTranslations(TranslationOptions):
    """What a firm writes in each of its languages."""

    fields = ("welcome_title", "welcome_text", "login_text", "footer")
