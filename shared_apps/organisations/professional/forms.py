"""The firm's details, as its own people edit them."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from vestibule.core.forms import Form


class OrganisationForm(Form):
    """What clients and letters show of the firm, and the languages on offer."""

    name = forms.CharField(label=_("Name"), max_length=120)
    legal_name = forms.CharField(label=_("Legal name"), max_length=160, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages that you offer"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    first_language = forms.ChoiceField(
        label=_("First language"),
        help_text=_("Used for everybody who has not chosen another language."),
        choices=settings.LANGUAGES,
    )
    phone = forms.CharField(label=_("Telephone"), max_length=32, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    registration_number = forms.CharField(
        label=_("Registration number"),
        help_text=_("For example the number in the trade register."),
        max_length=64,
        required=False,
    )
    licence = forms.CharField(
        label=_("Licence"),
        help_text=_("The supervisor's name and your licence number, as clients should see them."),
        max_length=160,
        required=False,
    )
