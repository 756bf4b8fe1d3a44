"""What a firm writes itself: one field per language that it offers, side by side.

A room's form adds its texts with ``add_text`` and shows them with ``<c-languages :form="form" />``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import current_organisation
from vestibule.core.forms import Form

SHOWN_LANGUAGE = "shown_language"


@dataclass(frozen=True, slots=True)
class Side:
    """A language of the form: ``is_shown`` beside the first one, ``missing`` texts."""

    code: str
    name: str
    is_shown: bool
    missing: int


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the form with one field per language, the first language first."""

    label: str | Promise
    fields: list[BoundField]


class WrittenForm(Form):
    """A form with texts that have one field per language that the firm offers; the first language is compulsory.

    ``shown`` is the language that stands beside the first one when the page opens.
    """

    def __init__(self, *args: Any, shown: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = current_organisation().language_choices
        self._asked_for = shown
        self._labels: dict[str, str | Promise] = {}

    def add_text(
        self,
        name: str,
        label: str | Promise,
        *,
        max_length: int,
        source: object = None,
        is_required: bool = True,
        rows: int = 0,
    ) -> None:
        """Add the fields of one text, with what ``source`` has for each language."""
        self._labels[name] = label
        for position, (code, language) in enumerate(self.offered):
            attrs = {"lang": code} | ({"rows": rows} if rows else {})
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=f"{label} · {language}" if len(self.offered) > 1 else label,
                max_length=max_length,
                required=is_required and position == 0,
                widget=forms.Textarea(attrs=attrs) if rows else forms.TextInput(attrs=attrs),
                help_text=_("Left empty, readers see the text in: %(language)s") % {"language": self.offered[0][1]}
                if position
                else "",
            )
            if source is not None:
                self.initial.setdefault(f"{name}_{code}", getattr(source, f"{name}_{code}") or "")

    def texts(self, name: str) -> dict[str, str]:
        """What was typed, by language."""
        return {code: self.cleaned_data.get(f"{name}_{code}", "") for code, _language in self.offered}

    def fields_of(self, name: str) -> list[BoundField]:
        """The fields of one text, the first language first."""
        return [self[f"{name}_{code}"] for code, _language in self.offered]

    @property
    def written(self) -> list[Written]:
        """Each text with its fields."""
        return [Written(label, self.fields_of(name)) for name, label in self._labels.items()]

    @property
    def others(self) -> list[BoundField]:
        """The fields that have nothing to do with languages."""
        texts = {f"{name}_{code}" for name in self._labels for code, _language in self.offered}
        return [field for field in self.visible_fields() if field.name not in texts]

    @property
    def sides(self) -> list[Side]:
        """Each language; a language with a mistake is shown first, then the one asked for."""
        shown = self._shown()
        return [
            Side(code, str(language), code == shown, sum(not value for value in self._values(code)))
            for code, language in self.offered
        ]

    def _shown(self) -> str:
        codes = [code for code, _language in self.offered]
        wrong = next((code for code in codes for name in self._labels if f"{name}_{code}" in self.errors), "")
        asked = wrong or (self.data.get(SHOWN_LANGUAGE, "") if self.is_bound else "") or self._asked_for
        return asked if asked in codes else codes[0]

    def _values(self, code: str) -> Iterator[object]:
        filled = [name for name in self._labels if any(field.value() for field in self.fields_of(name))]
        return (self[f"{name}_{code}"].value() for name in filled)

    @property
    def status(self) -> int:
        """What the page that shows the form answers with."""
        return 422 if self.errors else 200
