"""Forms of documents for many clients."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.written import WrittenForm
from tenant_apps.customers.models import Customer
from tenant_apps.customers.querysets import CustomerQuerySet
from tenant_apps.documents.errors import FileMissing
from tenant_apps.handouts.commands import Words
from tenant_apps.handouts.enums import Fit, Way
from tenant_apps.handouts.matching import Candidate, Directory, Match
from tenant_apps.handouts.models import HandoutFile
from vestibule.core.forms import Form, ManyFilesInput

_EVERYBODY, _CHOSEN = "everybody", "chosen"
_NOBODY = "none"


class FilesField(forms.FileField):
    """One file or many; their content is judged where it is stored, not here."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [file for file in data or [] if file]
        if not files:
            missing = FileMissing()
            raise forms.ValidationError(str(missing.message), code=missing.code)
        return files


class HandoutForm(WrittenForm):
    """What is given, to whom, and the words with it."""

    way = forms.ChoiceField(
        label=_("What do they get?"), choices=Way.choices, initial=Way.SAME, widget=forms.RadioSelect
    )
    audience = forms.ChoiceField(
        label=_("Who gets it?"),
        help_text=_("For the same document. With a document of their own, the file names say whose each is."),
        choices=[(_EVERYBODY, _("All clients")), (_CHOSEN, _("The clients ticked here"))],
        widget=forms.RadioSelect,
        required=False,
    )
    customers = forms.ModelMultipleChoiceField(
        label=_("Chosen clients"),
        queryset=Customer.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    files = FilesField(label=_("Files"))
    is_told = forms.BooleanField(
        label=_("Write to the clients that there is a document for them"), required=False, initial=True
    )

    def __init__(self, *args: Any, everybody: CustomerQuerySet, chosen: CustomerQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._everybody = everybody
        keys = [str(customer.public_id) for customer in chosen]
        if keys:
            self.fields["customers"].queryset = chosen
            self.initial |= {"audience": _CHOSEN, "customers": keys}
        else:
            del self.fields["customers"]
            self.fields["audience"].choices = [(_EVERYBODY, _("All clients"))]
            self.initial["audience"] = _EVERYBODY
        self.add_text("title", _("Title"), max_length=200)
        self.add_text("remark", _("Remark for the client"), max_length=2_000, is_required=False, rows=3)

    @property
    def facts(self) -> dict[str, Any]:
        """What the command takes."""
        found = self.cleaned_data
        words = Words(titles=self.texts("title"), remarks=self.texts("remark"), is_told=found["is_told"])
        keys: list[int] = []
        if found["way"] == Way.SAME:
            is_everybody = found["audience"] == _EVERYBODY
            chosen = self._everybody if is_everybody else found.get("customers", Customer.objects.none())
            keys = sorted(chosen.values_list("pk", flat=True))
        return {"way": found["way"], "files": found["files"], "words": words, "customers": keys}


@dataclass(frozen=True, slots=True)
class Row:
    """A file with for whom it may be."""

    file: HandoutFile
    match: Match
    to: BoundField
    named: BoundField | None


class MatchForm(Form):
    """For whom each file is. What was found stands there; the rest is chosen, named or left out."""

    def __init__(self, *args: Any, files: Sequence[HandoutFile], directory: Directory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._directory = directory
        self._matches = [(file, directory.find(file.name.rpartition(".")[0] or file.name)) for file in files]
        self._named: dict[int, Candidate] = {}
        for file, match in self._matches:
            self._add(file, match)

    def _add(self, file: HandoutFile, match: Match) -> None:
        is_ambiguous = match.fit == Fit.AMBIGUOUS
        people = [(each.public_id, each.label) for each in match.candidates]
        nobody = (_NOBODY, _("Leave this file out"))
        self.fields[f"to_{file.public_id}"] = forms.ChoiceField(
            label=_("Who gets %(name)s") % {"name": file.name},
            choices=[*([("", _("Choose…"))] if is_ambiguous else []), *people, nobody],
            initial="" if is_ambiguous else (people[0][0] if people else _NOBODY),
            required=False,
        )
        if match.fit != Fit.MATCHED:
            self.fields[f"named_{file.public_id}"] = forms.CharField(
                label=_("Or the number or full name of the client"), required=False, max_length=200
            )

    def clean(self) -> dict[str, Any]:
        """Find who was named, and ask about what is still open."""
        found = super().clean() or self.cleaned_data
        for file, match in self._matches:
            named = (found.get(f"named_{file.public_id}") or "").strip()
            if named:
                self._name(file, named)
            elif match.fit == Fit.AMBIGUOUS and not found.get(f"to_{file.public_id}"):
                self.add_error(f"to_{file.public_id}", translated("Choose a client, or leave this file out."))
        return found

    def _name(self, file: HandoutFile, named: str) -> None:
        people = self._directory.named(named)
        if len(people) == 1:
            self._named[file.pk] = people[0]
        elif people:
            message = translated("Several clients have this name. Type the client number.")
            self.add_error(f"named_{file.public_id}", message)
        else:
            message = translated("No client has this number or name. Look it up in the list of clients.")
            self.add_error(f"named_{file.public_id}", message)

    @property
    def choices(self) -> dict[int, int]:
        """Whose each file is, by key; those that are left out are not in it."""
        chosen: dict[int, int] = {}
        for file, match in self._matches:
            to = self.cleaned_data.get(f"to_{file.public_id}")
            person = self._named.get(file.pk) or next((each for each in match.candidates if each.public_id == to), None)
            if person is not None:
                chosen[file.pk] = person.key
        return chosen

    @property
    def rows(self) -> list[Row]:
        """Each file with its fields: what asks for somebody's attention first."""
        order = [Fit.AMBIGUOUS, Fit.UNMATCHED, Fit.MATCHED]
        found = sorted(self._matches, key=lambda pair: (order.index(pair[1].fit), pair[0].name))
        return [
            Row(
                file,
                match,
                self[f"to_{file.public_id}"],
                self[f"named_{file.public_id}"] if f"named_{file.public_id}" in self.fields else None,
            )
            for file, match in found
        ]

    @property
    def counts(self) -> dict[str, int]:
        """How many files of each kind there are."""
        return {str(fit): sum(match.fit == fit for _file, match in self._matches) for fit in Fit}
