"""Forms of the imports' pages."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.customers.models import Customer
from tenant_apps.documents.errors import NoSpace
from tenant_apps.imports.enums import Choice, Fate, RowKind
from tenant_apps.imports.errors import FileTooLarge
from tenant_apps.imports.fields import CHOICES, FIELDS, KIND, NAMED, chosen
from tenant_apps.imports.models import Import, Row
from tenant_apps.imports.reading import LARGEST
from tenant_apps.imports.telling import said, said_match
from vestibule.core.actors import Actor
from vestibule.core.errors import DomainError
from vestibule.core.forms import Form
from vestibule.core.uploads import RefusedUpload

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class UploadForm(Form):
    """A file to import."""

    file = forms.FileField(
        label=_("CSV or XLSX file"),
        help_text=_("Up to 20 MB and 100,000 rows, with a heading for each column. Nothing is brought in yet."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={"required": _("Choose a file first.")},
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse what is too large before it is read, and what could not be kept on its way in."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        refused: DomainError | None = FileTooLarge(LARGEST // (1024 * 1024)) if (file.size or 0) > LARGEST else None
        if refused is None and isinstance(file, RefusedUpload):
            refused = NoSpace()
        if refused is not None:
            raise forms.ValidationError(str(refused), code=refused.code)
        return file


class FateForm(Form):
    """Which rows the page shows."""

    fate = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[("", pgettext_lazy("rows of a file", "All rows")), *Fate.choices],
    )

    @cached_property
    def asked(self) -> str:
        """What is asked for, if that is understood."""
        return self.cleaned_data.get("fate", "") if self.is_valid() else ""


class ColumnsForm(Form):
    """What each column of a file stands for, and what its rows are about."""

    usual_kind = forms.ChoiceField(
        label=_("What every row is about"),
        help_text=_("Only where no column says so."),
        required=False,
        choices=[("", _("A column says so")), *RowKind.choices],
    )

    def __init__(self, *args: Any, owner: Import, examples: Mapping[int, Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Leave out")), *((field.code, field.label) for field in FIELDS)]
        self.fields["usual_kind"].initial = owner.usual_kind
        self.places = [place for place, heading in enumerate(owner.header) if heading or examples.get(place)]
        for place in self.places:
            told = " · ".join(examples.get(place, ()))
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=owner.header[place] or _("Column %(number)d, without a heading") % {"number": place + 1},
                help_text=_("In the file: %(examples)s") % {"examples": told} if told else "",
                choices=choices,
                required=False,
                initial=owner.mapping.get(str(place), ""),
            )

    @property
    def columns(self) -> dict[int, str]:
        """What the command takes."""
        return {place: self.cleaned_data[f"column_{place}"] for place in self.places}


class RowForm(Form):
    """The cells of a row, with what is wrong beside each."""

    def __init__(self, *args: Any, row: Row, codes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, initial=row.cells, prefix=f"line{row.line}", **kwargs)
        for code in codes:
            self.fields[code] = _field(code, row.cells.get(code, ""))
            self.fields[code].is_needed = code == KIND or row.kind in NAMED[code].needed

    @classmethod
    def showing(cls, row: Row, codes: Sequence[str]) -> "RowForm":
        """The form with the cells as they are and what is wrong with them."""
        shown = {f"line{row.line}-{code}": row.cells.get(code, "") for code in codes}
        form = cls(shown, row=row, codes=codes)
        form.tell(row)
        return form

    def tell(self, row: Row) -> None:
        """Put what is wrong beside its cell."""
        self.is_valid()
        for trouble in row.troubles:
            field = trouble["field"] if trouble["field"] in self.fields else None
            self.add_error(field, forms.ValidationError(said(trouble), code="imports:trouble"))


def _field(code: str, typed: str) -> forms.Field:
    field = NAMED[code]
    if code in CHOICES:
        as_typed = [(typed, typed)] if typed and not chosen(code, typed) else []  # nothing the file says is lost
        choices = [("", "–"), *as_typed, *CHOICES[code].items()]
        return _Chosen(label=field.label, required=False, choices=choices, code=code)
    return forms.CharField(label=field.label, required=False, help_text=field.help, strip=True)


class _Chosen(forms.ChoiceField):
    """A choice that a file may hold in words."""

    def __init__(self, *, code: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._code = code

    def prepare_value(self, value: Any) -> Any:
        return chosen(self._code, value) or value if isinstance(value, str) and value else value

    def clean(self, value: Any) -> Any:
        """What cannot be understood is for the row's own check."""
        return value if isinstance(value, str) else ""


class ChoiceForm(Form):
    """What happens with a row that is like somebody on file."""

    choice = forms.ChoiceField(
        label=_("What happens to this row"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what happens to this row.")},
    )

    def __init__(self, *args: Any, row: Row, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"choice{row.line}", **kwargs)
        words = _("Update %(name)s (%(number)s): same %(why)s")
        likely = [said_match(each) for each in row.matches if each["may_update"]]
        updates = [(f"{Choice.UPDATE}:{each['customer']}", words % each) for each in likely]
        self.fields["choice"].choices = [
            *updates,
            (Choice.ADD.value, Choice.ADD.label),
            (Choice.SKIP.value, Choice.SKIP.label),
        ]

    def chosen(self, actor: Actor) -> dict[str, Any]:
        """What the command takes."""
        choice, _colon, public_id = self.cleaned_data["choice"].partition(":")
        customers = Customer.objects.visible_to(actor).filter(public_id=public_id) if public_id else None
        return {"choice": choice, "customer": customers.first() if customers is not None else None}


class ChoiceForAllForm(Form):
    """What happens with every row that waits for a choice."""

    choice = forms.ChoiceField(label=_("For all of them"), choices=Choice.choices)


def codes_of(row: Row) -> list[str]:
    """The fields that the row may have: those of its kind, and what the file said besides. The kind comes first."""
    return [field.code for field in FIELDS if row.kind in field.kinds or field.code in row.cells or field.code == KIND]
