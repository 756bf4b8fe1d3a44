"""Forms for the parts of a flow: the flow itself, sections, pages and questions."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.written import WrittenForm
from tenant_apps.flows.definitions import MAXIMUM_ITEMS, Definition
from tenant_apps.flows.enums import Household, Need
from tenant_apps.flows.fields.registry import FIELD_TYPES
from tenant_apps.flows.formulas import MAXIMUM_OPERANDS, OPERATIONS
from tenant_apps.flows.prefill import SOURCES
from vestibule.core.forms import Form
from vestibule.core.videos import VideoField

LONGEST_LABEL = 300
LONGEST_HELP = 2000
EMPTY_OPTIONS = 3
MAXIMUM_OPTIONS = 60


class FlowForm(Form):
    """What counts for the whole flow."""

    minutes = forms.IntegerField(
        label=_("Estimated time in minutes"),
        min_value=0,
        max_value=600,
        required=False,
        help_text=_("Left empty, the times of the pages are added up."),
    )
    client_only = forms.BooleanField(
        label=_("Only the client may answer"),
        required=False,
        help_text=_("For questionnaires on which nobody may help, such as a risk profile."),
    )

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        initial = {"minutes": definition.get("minutes") or None, "client_only": definition.get("client_only", False)}
        super().__init__(*args, initial=initial, **kwargs)
        if definition.get("scoring"):
            self.initial["client_only"] = True
            self.fields["client_only"].disabled = True

    @property
    def values(self) -> dict[str, Any]:
        """What the draft says then."""
        return {"minutes": self.cleaned_data["minutes"] or 0, "client_only": self.cleaned_data["client_only"]}


class PartForm(WrittenForm):
    """A part whose texts stand in the definition, by language."""

    def __init__(self, *args: Any, part: Definition | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part: Mapping[str, Any] = part or {}

    def add_part_text(self, name: str, label: Any, text: Mapping[str, str] | None, **how: Any) -> None:
        """Add a text with what the definition has for each language."""
        source = SimpleNamespace(**{f"{name}_{code}": (text or {}).get(code, "") for code, _language in self.offered})
        self.add_text(name, label, source=source, **how)

    def text(self, name: str, before: Mapping[str, str] | None) -> dict[str, str]:
        """The text as it is now; languages that the firm does not offer keep what they have."""
        typed = {code: text.strip() for code, text in self.texts(name).items()}
        return {code: text for code, text in ((before or {}) | typed).items() if text}


class TitleForm(PartForm):
    """A new section or page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_text("title", _("Title"), max_length=LONGEST_LABEL)


class FilmForm(PartForm):
    """A part that may have a video."""

    link = VideoField(label=_("Video"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        film = self.part.get("video")
        self.initial["link"] = film["link"] if film else ""

    def add_about(self) -> None:
        """Add the sentence about the video."""
        film = self.part.get("video") or {}
        self.add_part_text(
            "about", _("About the video"), film.get("about"), max_length=LONGEST_LABEL, is_required=False
        )

    @property
    def film(self) -> dict[str, Any] | None:
        """The video as the definition holds it."""
        link = self.cleaned_data["link"]
        if not link:
            return None
        about = self.text("about", (self.part.get("video") or {}).get("about"))
        return {"link": link, **({"about": about} if about else {})}


class VideoForm(FilmForm):
    """The video alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_about()


class SectionForm(FilmForm):
    """A section: its title, what clients read where it begins, and its video."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_part_text("title", _("Title"), self.part.get("title"), max_length=LONGEST_LABEL)
        self.add_part_text(
            "help", _("Help text"), self.part.get("help"), max_length=LONGEST_HELP, is_required=False, rows=3
        )
        self.add_about()

    @property
    def values(self) -> dict[str, Any]:
        """What the draft says then."""
        return {
            "title": self.text("title", self.part.get("title")),
            "help": self.text("help", self.part.get("help")),
            "video": self.film,
        }


class PageForm(FilmForm):
    """A page: its texts, its time, whether it repeats, and its video."""

    minutes = forms.IntegerField(label=_("Estimated time in minutes"), min_value=1, max_value=120, initial=1)
    repeats = forms.BooleanField(
        label=_("Can be filled in several times"),
        required=False,
        help_text=_("For example once for each child or each loan."),
    )
    minimum = forms.IntegerField(label=_("At least"), min_value=0, max_value=MAXIMUM_ITEMS, required=False, initial=0)
    maximum = forms.IntegerField(label=_("At most"), min_value=1, max_value=MAXIMUM_ITEMS, required=False, initial=10)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        repeat = self.part.get("repeat") or {}
        self.initial |= {"minutes": self.part.get("minutes", 1), "repeats": bool(repeat)}
        self.initial |= {name: repeat[name] for name in ("minimum", "maximum") if name in repeat}
        self.add_part_text("title", _("Title"), self.part.get("title"), max_length=LONGEST_LABEL)
        self.add_part_text(
            "help", _("Help text"), self.part.get("help"), max_length=LONGEST_HELP, is_required=False, rows=3
        )
        short = {"max_length": LONGEST_LABEL, "is_required": False}
        self.add_part_text("item", _("What one entry is called"), repeat.get("item"), **short)
        self.add_part_text("add", _("What the button to add one says"), repeat.get("add"), **short)
        self.add_about()

    def clean(self) -> dict[str, Any]:
        """Refuse a page that repeats without limits or without names."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("repeats"):
            first = self.offered[0][0]
            for name in ("item", "add"):
                if not cleaned.get(f"{name}_{first}"):
                    self.add_error(f"{name}_{first}", _("Write this for a page that can be repeated."))
            minimum, maximum = cleaned.get("minimum") or 0, cleaned.get("maximum")
            if maximum is None or minimum > maximum:
                self.add_error("maximum", _("Write a number that is not below the least number."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the draft says then."""
        before, repeat = self.part.get("repeat") or {}, None
        if self.cleaned_data["repeats"]:
            repeat = {
                "minimum": self.cleaned_data["minimum"] or 0,
                "maximum": self.cleaned_data["maximum"],
                "item": self.text("item", before.get("item")),
                "add": self.text("add", before.get("add")),
            }
        return {
            "title": self.text("title", self.part.get("title")),
            "help": self.text("help", self.part.get("help")),
            "minutes": self.cleaned_data["minutes"],
            "repeat": repeat,
            "video": self.film,
        }


class NewQuestionForm(PartForm):
    """A question of the firm's own: what it asks and of what type it is; the rest follows on its own page."""

    type = forms.ChoiceField(label=_("Type of answer"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type"].choices = [(code, kind.label) for code, kind in FIELD_TYPES.items()]
        self.add_text("label", _("Question"), max_length=LONGEST_LABEL)

    @property
    def field(self) -> dict[str, Any]:
        """The question as the definition holds it."""
        return {
            "type": self.cleaned_data["type"],
            "need": Need.OPTIONAL,
            "label": {code: text for code, text in self.texts("label").items() if text},
        }


class QuestionForm(PartForm):
    """A question: its texts, whether it must be answered, and what its type lets one choose."""

    need = forms.ChoiceField(label=_("Must it be answered?"), choices=Need.choices)
    household = forms.ChoiceField(
        label=_("Where two people are advised together"), choices=Household.choices, required=False
    )
    prefill = forms.ChoiceField(label=_("Filled in beforehand with"), required=False)

    def __init__(self, *args: Any, part: Definition, numbers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, part=part, **kwargs)
        self.kind = FIELD_TYPES[part["type"]]
        self.add_part_text("label", _("Question"), part.get("label"), max_length=LONGEST_LABEL)
        self.add_part_text("help", _("Help text"), part.get("help"), max_length=LONGEST_HELP, is_required=False, rows=3)
        self.values_of_options: list[str] = []
        if self.kind.has_options:
            self._add_options(part.get("options") or [])
        self.initial |= {"need": part.get("need", Need.REQUIRED), "prefill": part.get("prefill") or ""}
        self.fields["prefill"].choices = [("", _("Nothing")), *SOURCES.items()]
        self.initial["household"] = part.get("household", "")
        if not self.kind.is_answered:
            del self.fields["need"]
        if not self.kind.is_answered or self.kind.is_file:
            del self.fields["prefill"]
        if self.kind.is_calculated:
            self._add_calculation(part.get("calculation") or {}, numbers)
        self._add_settings(part.get("settings") or {})

    def _add_options(self, options: list[Definition]) -> None:
        taken = [option["value"] for option in options]
        free = (f"own_{number}" for number in range(1, MAXIMUM_OPTIONS * 2))
        empty = [value for value in free if value not in taken][:EMPTY_OPTIONS]
        self.values_of_options = [*taken, *empty][:MAXIMUM_OPTIONS]
        texts = {option["value"]: option["label"] for option in options}
        for number, value in enumerate(self.values_of_options, start=1):
            label = _("Answer %(number)d") % {"number": number}
            short = {"max_length": LONGEST_LABEL, "is_required": False}
            self.add_part_text(f"option_{number}", label, texts.get(value), **short)

    def _add_calculation(self, calculation: Mapping[str, Any], numbers: list[tuple[str, str]]) -> None:
        names = {
            "sum": _("Sum"),
            "difference": _("The first less the others"),
            "product": _("Product"),
            "average": _("Average"),
            "smallest": _("Smallest"),
            "largest": _("Largest"),
            "share": _("The first as a percentage of the others"),
        }
        self.fields["operation"] = forms.ChoiceField(
            label=_("Calculation"), choices=[(code, names[code]) for code in OPERATIONS]
        )
        operands = list(calculation.get("of") or ())
        ordered = sorted(numbers, key=lambda pair: operands.index(pair[0]) if pair[0] in operands else len(operands))
        self.fields["of"] = forms.MultipleChoiceField(
            label=_("Of these answers"), choices=ordered, widget=forms.CheckboxSelectMultiple
        )
        self.initial |= {"operation": calculation.get("operation", "sum"), "of": operands}

    def _add_settings(self, settings: Mapping[str, Any]) -> None:
        for name, field in setting_fields().items():
            if name in self.kind.settings:
                self.fields[name] = field
                self.initial[name] = settings.get(name, "")

    def clean_of(self) -> list[str]:
        """A calculation counts a handful of answers."""
        chosen: list[str] = self.cleaned_data["of"]
        if len(chosen) > MAXIMUM_OPERANDS:
            raise forms.ValidationError(_("Choose fewer answers."))
        return chosen

    def clean(self) -> dict[str, Any]:
        """Refuse limits that leave no answer."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        least, most = cleaned.get("minimum"), cleaned.get("maximum")
        if least is not None and most is not None and least > most:
            self.add_error("maximum", _("Write a number that is not below the least number."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the draft says then."""
        said: dict[str, Any] = {
            "label": self.text("label", self.part.get("label")),
            "help": self.text("help", self.part.get("help")),
            "settings": self._settings(),
            "household": self.cleaned_data["household"],
        }
        if self.kind.is_answered:
            said |= {"need": self.cleaned_data["need"], "prefill": self.cleaned_data.get("prefill", "")}
        if self.kind.has_options:
            said["options"] = self._options()
        if self.kind.is_calculated:
            said["calculation"] = {"operation": self.cleaned_data["operation"], "of": self.cleaned_data["of"]}
        return said

    def _options(self) -> list[dict[str, Any]]:
        """The answers that have a text in the first language; an emptied one is taken out."""
        before = {option["value"]: option["label"] for option in self.part.get("options") or ()}
        first, found = self.offered[0][0], []
        for number, value in enumerate(self.values_of_options, start=1):
            label = self.text(f"option_{number}", before.get(value))
            if self.cleaned_data.get(f"option_{number}_{first}", "").strip():
                found.append({"value": value, "label": label})
        return found

    def _settings(self) -> dict[str, Any]:
        kept = {name: value for name, value in (self.part.get("settings") or {}).items() if name not in self.fields}
        for name in setting_fields():
            value = self.cleaned_data.get(name) if name in self.fields else None
            if value not in (None, ""):
                kept[name] = value if isinstance(value, int) and not isinstance(value, bool) else str(value)
        return kept


def setting_fields() -> dict[str, forms.Field]:
    """What a type may leave to the firm."""
    return {
        "shape": forms.ChoiceField(
            label=_("Shown as"),
            choices=[(code, FIELD_TYPES[code].label) for code in ("money", "number", "percentage")],
        ),
        "minimum": forms.DecimalField(label=_("At least"), required=False, max_digits=15, decimal_places=4),
        "maximum": forms.DecimalField(label=_("At most"), required=False, max_digits=15, decimal_places=4),
        "decimals": forms.IntegerField(label=_("Decimals"), required=False, min_value=0, max_value=4),
        "currency": forms.ChoiceField(
            label=_("Currency"),
            required=False,
            choices=[("", _("That of your country")), *((code, code) for code in ("EUR", "GBP", "CHF", "AUD", "NZD"))],
        ),
        "when": forms.ChoiceField(
            label=_("Which days"),
            required=False,
            choices=[("", _("Any day")), ("past", _("Up to today")), ("future", _("From today on"))],
        ),
    }
