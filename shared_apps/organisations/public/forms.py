"""The sign-up form: what a firm must say to have its portals, and nothing more."""

import re

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.enums import Country
from vestibule.core.forms import Form, without_web_address

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class SignUpForm(Form):
    """Validates shape; ``slug`` is proposed from the firm's name when it is left empty."""

    firm_name = forms.CharField(
        label=_("Name of your firm"),
        max_length=120,
        validators=[without_web_address],
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    slug = forms.CharField(
        label=_("Web address"),
        help_text=_(
            "The first part of the address at which your clients find you. Letters, digits and hyphens. If you leave "
            "it empty, it is made of the name of your firm."
        ),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}),
    )
    country = forms.ChoiceField(label=_("Country"), choices=Country)
    language = forms.ChoiceField(
        label=_("First language"),
        help_text=_("The language in which your portals open. You can offer others too."),
        choices=settings.LANGUAGES,
    )
    contact_name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        validators=[without_web_address],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address at the firm"),
        help_text=_("We send a link to this address to confirm the sign-up."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    terms = forms.BooleanField(
        label=_("I may act for this firm and agree to the terms of service and the data processing agreement."),
        error_messages={"required": _("Please agree to the terms to continue.")},
    )

    def clean_firm_name(self) -> str:
        """On one line: the name stands in letters' heads."""
        return " ".join(self.cleaned_data["firm_name"].split())

    def clean_contact_name(self) -> str:
        """On one line, for the same reason."""
        return " ".join(self.cleaned_data["contact_name"].split())

    def clean_slug(self) -> str:
        """The address in lower case; a proposal where none was typed."""
        typed = self.cleaned_data["slug"].strip().lower()
        if not typed and "firm_name" in self.errors:
            return ""
        slug = typed or slugify(self.cleaned_data.get("firm_name", ""))[:40].strip("-")
        if len(slug) < 3 or not SLUG.fullmatch(slug):
            raise forms.ValidationError(
                _("Use at least three letters, digits or hyphens, and begin with a letter."), code="slug"
            )
        return slug
