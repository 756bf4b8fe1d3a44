"""The firm's looks, as its people choose them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shared_apps.branding.enums import Corners, HeaderStyle, Network, Typeface
from shared_apps.branding.looks import TEXTS, Values
from shared_apps.branding.models import link_pattern
from shared_apps.organisations.profile import current_organisation
from shared_apps.organisations.written import WrittenForm
from vestibule.core.forms import Form

_COLOUR = RegexValidator(
    r"^#[0-9a-fA-F]{6}$", _("Please choose a colour, or write it as # and six digits or letters a to f.")
)
_LIMITS = {"welcome_title": 80, "welcome_text": 600, "login_text": 400, "footer": 400}
_LABELS = {
    "welcome_title": _("Welcome"),
    "welcome_text": _("Welcome text"),
    "login_text": _("Text above the log-in form"),
    "footer": _("Text at the foot of pages and e-mails"),
}

PREVIEW_PAGES = (
    ("login", _("Log-in page")),
    ("overview", _("Overview of a client")),
    ("email", _("E-mail")),
    ("pdf", _("PDF")),
)
PREVIEW_SCHEMES = (("light", pgettext_lazy("colour scheme", "Light")), ("dark", pgettext_lazy("colour scheme", "Dark")))
PREVIEW_SIZES = (("desktop", _("Computer")), ("phone", _("Telephone")))


def _colour(**options: Any) -> forms.CharField:
    return forms.CharField(validators=[_COLOUR], widget=forms.TextInput(attrs={"type": "color"}), **options)


class BrandForm(WrittenForm):
    """Everything but the images. No text is compulsory."""

    accent = _colour(
        label=_("Your colour"),
        help_text=_("Buttons, links and the header follow it. We adjust the shade where a text would be hard to read."),
    )
    has_second = forms.BooleanField(label=_("Use a second colour"), required=False)
    second = _colour(label=_("Second colour"), help_text=_("For lines, numbers and charts."), required=False)
    header = forms.ChoiceField(label=_("Header and menu"), choices=HeaderStyle, widget=forms.RadioSelect)
    typeface = forms.ChoiceField(label=_("Letters"), choices=Typeface, widget=forms.RadioSelect)
    corners = forms.ChoiceField(label=_("Corners"), choices=Corners, widget=forms.RadioSelect)
    sender_name = forms.CharField(
        label=_("Sender of e-mails"),
        help_text=_("The name that clients see in their inbox. Without one it is the name of your firm."),
        max_length=80,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for network in Network:
            self.fields[network.value] = _link_field(network)
        for text in TEXTS:
            rows = 0 if text == "welcome_title" else 3
            self.add_text(text, _LABELS[text], max_length=_LIMITS[text], is_required=False, rows=rows)

    def links(self) -> list[BoundField]:
        """One field per network."""
        return [self[network.value] for network in Network]

    def values(self, images_of: Values) -> Values:
        """What was chosen; texts in languages that are not offered any more are kept, and so are the images."""
        data = self.cleaned_data
        columns = images_of.to_columns() | {
            name: str(data[name]).lower() if name == "accent" else data[name]
            for name in ("accent", "header", "typeface", "corners", "sender_name")
        }
        columns |= {network.value: data[network.value] for network in Network}
        columns["second"] = data["second"].lower() if data["has_second"] else ""
        codes = {code for code, _name in settings.LANGUAGES} & {code for code, _name in self.offered}
        for text in TEXTS:
            columns |= {f"{text}_{code}": data[f"{text}_{code}"] for code in codes}
        return Values.from_columns(columns)


def _link_field(network: Network) -> forms.CharField:
    check = RegexValidator(
        link_pattern(network),
        _("Please give the address of your page, starting with https:// and on %(host)s.") % {"host": network.host},
    )
    return forms.CharField(
        label=network.label,
        max_length=200,
        required=False,
        validators=[check],
        widget=forms.URLInput(attrs={"placeholder": f"https://www.{network.host}/"}),
    )


class PreviewForm(Form):
    """What is shown beside the form: which page, how bright, how wide, in which language."""

    page = forms.ChoiceField(label=_("Page"), choices=PREVIEW_PAGES)
    scheme = forms.ChoiceField(label=_("Light or dark"), choices=PREVIEW_SCHEMES)
    size = forms.ChoiceField(label=_("Screen"), choices=PREVIEW_SIZES)
    language = forms.ChoiceField(label=_("Language"))

    prefix = "preview"

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__()
        self.fields["language"].choices = current_organisation().language_choices
        self.chosen = {name: self._choice(name, data.get(self.add_prefix(name), "")) for name in self.fields}
        self.initial = self.chosen
        for field in self.fields.values():
            # They stand beside the form of the looks and are sent with it.
            field.widget = forms.RadioSelect(attrs={"form": "branding"}, choices=field.choices)

    def _choice(self, name: str, wanted: str) -> str:
        """What was asked for, or the first choice for anything else."""
        codes = [code for code, _label in self.fields[name].choices]
        return wanted if wanted in codes else codes[0]

    @property
    def query(self) -> str:
        """The same choices in an address, for a browser without modules."""
        return urlencode({self.add_prefix(name): code for name, code in self.chosen.items()})


def initial_of(values: Values) -> dict[str, Any]:
    """The form's first contents."""
    return values.to_columns() | {"has_second": bool(values.second), "second": values.second or "#c9974d"}


class ImageForm(Form):
    """One image for the draft."""

    image = forms.FileField(
        label=_("Image"),
        help_text=_("PNG, JPEG or WebP, at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp", "data-autosubmit": ""}),
    )
