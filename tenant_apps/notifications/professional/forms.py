"""How clients are told of news."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shared_apps.organisations.written import WrittenForm
from tenant_apps.notifications.choosing import Ways
from tenant_apps.notifications.happenings import SWITCHABLE, Happening
from tenant_apps.notifications.models import ContactPolicy, Wording
from tenant_apps.notifications.wording import Part, Text, own_texts, standard_of
from vestibule.core.forms import Form, TimeField


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the matrix."""

    happening: Happening
    email: BoundField
    sms: BoundField


class MatrixForm(Form):
    """Each happening by e-mail, text message, both or neither."""

    def __init__(self, *args: Any, ways: Mapping[str, Ways], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in SWITCHABLE:
            for name, label, is_on in (
                ("email", _("e-mail"), ways[each.code].is_email),
                ("sms", _("text message"), ways[each.code].is_sms),
            ):
                widget = forms.CheckboxInput(attrs={"aria-label": _Joined(each.label, label)})
                self.fields[f"{each.code}_{name}"] = forms.BooleanField(required=False, initial=is_on, widget=widget)

    @property
    def lines(self) -> list[Line]:
        """The rows, in their order."""
        return [Line(each, self[f"{each.code}_email"], self[f"{each.code}_sms"]) for each in SWITCHABLE]

    @property
    def ways(self) -> dict[str, Ways]:
        """What was ticked."""
        data = self.cleaned_data
        return {each.code: Ways(data[f"{each.code}_email"], data[f"{each.code}_sms"]) for each in SWITCHABLE}


class _Joined:
    """Two texts as one, in the reader's language."""

    def __init__(self, *texts: str | Promise) -> None:
        self.texts = texts

    def __str__(self) -> str:
        return ": ".join(map(str, self.texts))


class ContactForm(Form):
    """Quiet hours and the weekly limit."""

    quiet_from = TimeField(label=_("Quiet from"), required=False)
    quiet_until = TimeField(
        label=_("Quiet until"),
        help_text=_("What is written in between goes out afterwards. Invitations and codes always go at once."),
        required=False,
    )
    weekly_cap = forms.IntegerField(
        label=_("Most messages per client and week"),
        help_text=_(
            "Over all dossiers. Anything above that is held back and sent in one message; empty means no limit."
        ),
        required=False,
        min_value=1,
        max_value=100,
    )

    def __init__(self, *args: Any, policy: ContactPolicy, **kwargs: Any) -> None:
        names = ("quiet_from", "quiet_until", "weekly_cap")
        super().__init__(*args, initial={name: getattr(policy, name) for name in names}, **kwargs)


class ClientForm(Form):
    """What holds for one client."""

    CHOICES = {
        "email": (_("E-mail"), Ways(is_email=True, is_sms=False)),
        "sms": (_("Text message"), Ways(is_email=False, is_sms=True)),
        "both": (_("E-mail and text message"), Ways(is_email=True, is_sms=True)),
        "none": (pgettext_lazy("way of telling", "Neither"), Ways(is_email=False, is_sms=False)),
    }

    def __init__(self, *args: Any, own: Mapping[str, Ways], firm: Mapping[str, Ways], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = {ways: code for code, (_label, ways) in self.CHOICES.items()}
        for each in SWITCHABLE:
            usual = self.CHOICES[named[firm[each.code]]][0]
            labels = [(code, label) for code, (label, _ways) in self.CHOICES.items()]
            self.fields[each.code] = forms.ChoiceField(
                label=each.label,
                choices=[("", _("As for everybody: %(way)s") % {"way": usual}), *labels],
                required=False,
                initial=named[own[each.code]] if each.code in own else "",
            )

    @property
    def ways(self) -> dict[str, Ways]:
        """What was chosen; what follows the firm is left out."""
        return {code: self.CHOICES[chosen][1] for code, chosen in self.cleaned_data.items() if chosen}


class WordingForm(WrittenForm):
    """A text by language; each field begins with what clients read now."""

    LABELS = {
        "subject": pgettext_lazy("of a letter", "Subject"),
        "body": _("Letter"),
        "sms": _("Text message"),
    }
    LIMITS = {"subject": 150, "body": 3000, "sms": 500}
    ROWS = {"subject": 0, "body": 8, "sms": 3}

    def __init__(self, *args: Any, text: Text, row: Wording | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        for part, spec in text.parts.items():
            self.add_text(
                part, self.LABELS[part], max_length=self.LIMITS[part], is_required=False, rows=self.ROWS[part]
            )
            for code, _language in self.offered:
                self.fields[f"{part}_{code}"].help_text = _help(spec)
        for code, _language in self.offered:
            current = standard_of(text, code) | own_texts(row, code)
            self.initial |= {f"{part}_{code}": current[part] for part in text.parts}

    @property
    def by_part(self) -> dict[str, dict[str, str]]:
        """What was typed, by part and language."""
        return {part: self.texts(part) for part in self.text.parts}

    @property
    def shown(self) -> str:
        """The language that is looked at."""
        return next(side.code for side in self.sides if side.is_shown)

    def as_typed(self, language: str) -> dict[str, str]:
        """The texts as they stand in the fields, right or wrong; an empty one is the product's."""
        typed = {part: str(self[f"{part}_{language}"].value() or "").strip() for part in self.text.parts}
        return standard_of(self.text, language) | {part: text for part, text in typed.items() if text}


def _help(part: Part) -> str:
    values = ", ".join(f"{{{value}}}" for value in part.values)
    allowed = _("You can insert: %(values)s.") % {"values": values}
    if not part.needed:
        return allowed
    needed = ", ".join(f"{{{value}}}" for value in part.needed)
    return f"{allowed} {_('Compulsory: %(values)s.') % {'values': needed}}"
