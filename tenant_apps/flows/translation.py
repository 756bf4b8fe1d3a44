"""The texts of this room that are written in every language. What a flow asks is translated inside its versions."""

from modeltranslation.translator import TranslationOptions, register

from tenant_apps.flows.models import Flow


@register(Flow)
class FlowTranslation(TranslationOptions):
    fields = ("name", "summary")
