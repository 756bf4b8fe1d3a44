"""Forms of the inbox."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.accounts.models import Account
from tenant_apps.inbox.choosing import Settled
from tenant_apps.inbox.enums import Audience, Box, Grouping, State, Until, Way
from tenant_apps.inbox.kinds import Kind, kinds_for
from tenant_apps.inbox.listing import Question, colleagues_of
from tenant_apps.inbox.models import Notice
from vestibule.core.actors import Professional
from vestibule.core.forms import Form
from vestibule.core.ways import is_uuid


class FilterForm(Form):
    """The question to the inbox, from the address; what is not understood is left out of it."""

    box = forms.ChoiceField(label=_("Inbox"), required=False, choices=Box.choices)
    state = forms.ChoiceField(label=_("Show"), required=False, choices=State.choices)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    grouping = forms.ChoiceField(label=_("Together"), required=False, choices=Grouping.choices)
    after = forms.UUIDField(label=_("From"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Professional, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.code, kind.label) for kind in kinds_for(actor.permissions)]
        self.fields["kind"].choices = [("", _("All kinds")), *kinds]

    @cached_property
    def question(self) -> Question:
        self.is_valid()
        return Question(**{name: value for name, value in self.cleaned_data.items() if value})

    @property
    def is_narrowed(self) -> bool:
        """Whether the list is another than the one somebody begins with."""
        asked = self.question
        return bool(asked.kind or asked.after) or asked.state != State.OPEN or asked.box != Box.MINE


class BulkForm(Form):
    """Which notices are ticked, and what becomes of them."""

    notices = forms.MultipleChoiceField(label=_("Notices"), required=False)
    until = forms.ChoiceField(label=_("Until when"), choices=Until.choices, required=False)
    to = forms.ModelChoiceField(
        label=_("Colleague"),
        queryset=Account.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("Choose a colleague"),
    )

    def __init__(self, *args: Any, actor: Professional, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["notices"].valid_value = is_uuid
        self.fields["to"].queryset = colleagues_of(actor)

    @property
    def chosen(self) -> list[Notice]:
        """The notices that are ticked and may be seen."""
        visible = Notice.objects.visible_to(self.actor)
        return list(visible.filter(public_id__in=self.cleaned_data["notices"]).order_by("pk"))


class PreferencesForm(Form):
    """How one is told of each kind of news."""

    def __init__(self, *args: Any, own: list[tuple[Kind, Way, bool]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = {kind.code: kind.code.replace(".", "-") for kind, _way, _chosen in own}
        for kind, way, _chosen in own:
            self.fields[self._names[kind.code]] = forms.ChoiceField(label=kind.label, choices=Way.choices, initial=way)

    @property
    def ways(self) -> dict[str, Way | None]:
        """What was chosen; what was left as it was stays the firm's to decide."""
        return {code: Way(self.cleaned_data[name]) for code, name in self._names.items() if name in self.changed_data}


class RulesForm(Form):
    """For each kind: who is told, how, and how long before."""

    def __init__(self, *args: Any, rules: list[tuple[Kind, Settled]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rules = rules
        for kind, settled in rules:
            name = _name(kind)
            if not kind.is_personal:
                self.fields[f"{name}-audiences"] = forms.MultipleChoiceField(
                    label=_("Who is told"),
                    choices=Audience.choices,
                    initial=list(settled.audiences),
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )
            self.fields[f"{name}-way"] = forms.ChoiceField(
                label=pgettext_lazy("told of something", "How"), choices=Way.choices, initial=settled.way
            )
            if kind.days is not None:
                self.fields[f"{name}-days"] = forms.IntegerField(
                    label=_("Days before"), min_value=1, max_value=365, initial=settled.days
                )

    @property
    def shared(self) -> list[tuple[Kind, list[forms.BoundField]]]:
        """The fields of each kind that several people may be told of."""
        parts = ("audiences", "way", "days")
        return [
            (kind, [self[f"{_name(kind)}-{part}"] for part in parts if f"{_name(kind)}-{part}" in self.fields])
            for kind, _settled in self._rules
            if not kind.is_personal
        ]

    @property
    def personal(self) -> list[tuple[Kind, forms.BoundField]]:
        """How the one person is told whom the others concern."""
        return [(kind, self[f"{_name(kind)}-way"]) for kind, _settled in self._rules if kind.is_personal]

    @property
    def settled(self) -> dict[str, Settled]:
        """What the command takes: what differs from before."""
        found = {}
        for kind, before in self._rules:
            said = {part: self.cleaned_data.get(f"{_name(kind)}-{part}") for part in ("audiences", "way", "days")}
            now = Settled(tuple(Audience(code) for code in said["audiences"] or ()), Way(said["way"]), said["days"])
            if now != before:
                found[kind.code] = now
        return found


def _name(kind: Kind) -> str:
    return kind.code.replace(".", "-")
