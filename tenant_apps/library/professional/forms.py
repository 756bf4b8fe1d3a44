"""What the firm's people send about important documents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import current_organisation
from shared_apps.organisations.written import WrittenForm
from tenant_apps.documents.errors import FileMissing
from tenant_apps.documents.models import Upload
from tenant_apps.dossiers.enums import ProductKind
from tenant_apps.library.models import Category, Document
from vestibule.core.actors import Actor
from vestibule.core.forms import Form


class CategoryForm(WrittenForm):
    """The name of a category."""

    def __init__(self, *args: Any, source: Category | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_text("name", _("Name"), max_length=120, source=source)


class DocumentForm(WrittenForm):
    """Where a document stands, for whom it is, and its words; a new one comes with its file."""

    category = forms.ModelChoiceField(
        label=_("Category"), queryset=Category.objects.none(), to_field_name="public_id", empty_label=None
    )
    product_kind = forms.ChoiceField(
        label=_("For whom"), required=False, choices=[("", _("All clients")), *ProductKind.choices]
    )

    def __init__(
        self,
        *args: Any,
        actor: Actor,
        source: Document | None = None,
        waiting: Upload | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = Category.objects.visible_to(actor).current().in_order()
        self.fields["product_kind"].help_text = _("Choose a product, and only clients with such a product find it.")
        self.add_text("title", _("Title"), max_length=200, source=source)
        self.add_text("remark", _("Remark for the client"), max_length=2_000, source=source, is_required=False, rows=3)
        if source is None:
            self.fields["files"] = _file_field(waiting)
            self.fields["language"] = _language_field()
        else:
            self.initial |= {"category": source.category.public_id, "product_kind": source.product_kind}

    @property
    def facts(self) -> dict[str, Any]:
        """What the commands take."""
        chosen = {name: self.cleaned_data[name] for name in ("category", "product_kind")}
        return chosen | {"titles": self.texts("title"), "remarks": self.texts("remark")}


class ReplaceForm(Form):
    """A newer file, for all readers or for those of one language."""

    def __init__(self, *args: Any, waiting: Upload | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"] = _file_field(waiting)
        self.fields["language"] = _language_field()

    @property
    def status(self) -> int:
        return 422 if self.errors else 200


def _file_field(waiting: Upload | None) -> forms.FileField:
    """The file, unless it came in ahead of the form."""
    missing = str(FileMissing().message)
    return forms.FileField(label=_("File"), required=waiting is None, error_messages={"required": missing})


def _language_field() -> forms.ChoiceField:
    choices = [("", _("All languages")), *current_organisation().language_choices]
    return forms.ChoiceField(
        label=_("The file is for readers of"),
        required=False,
        choices=choices,
        help_text=_("Add a file per language, and each client gets the one in their own."),
    )
