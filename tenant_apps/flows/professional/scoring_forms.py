"""Forms for how a flow is scored: dimensions, bands, answers that do not go together, and points."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.compiled import words
from tenant_apps.flows.definitions import MOST_SCORE, Definition
from tenant_apps.flows.professional.condition_forms import ConditionForm, JointField
from tenant_apps.flows.professional.part_forms import LONGEST_HELP, LONGEST_LABEL, PartForm
from tenant_apps.flows.scoring import MOST_POINTS, MOST_WEIGHT, NO, YES, answers_of
from tenant_apps.flows.scoring_faults import REPEATS
from vestibule.core.forms import Form


class DimensionForm(PartForm):
    """A dimension: what it is called, from how many answers on it counts, and how much."""

    minimum = forms.IntegerField(
        label=_("Answers that it needs at least"), min_value=1, max_value=50, initial=1,
        help_text=_("With fewer answers, no result is worked out and the client is asked to answer more."),
    )  # fmt: skip
    weight = forms.IntegerField(
        label=_("Weight"), min_value=0, max_value=MOST_WEIGHT, initial=1,
        help_text=_("Its points are multiplied by this. With nought it is shown, but does not count for the band."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial |= {name: self.part[name] for name in ("minimum", "weight") if name in self.part}
        self.add_part_text("title", _("Name"), self.part.get("title"), max_length=LONGEST_LABEL)

    @property
    def values(self) -> dict[str, Any]:
        """What the draft says then."""
        numbers = {name: self.cleaned_data[name] for name in ("minimum", "weight")}
        return {"title": self.text("title", self.part.get("title")), **numbers}


class BandForm(PartForm):
    """A band: from which score to which, and what it means."""

    lowest = forms.IntegerField(label=_("From score"), min_value=0, max_value=MOST_SCORE)
    highest = forms.IntegerField(label=_("To score"), min_value=0, max_value=MOST_SCORE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial |= {"lowest": self.part.get("from"), "highest": self.part.get("to")}
        self.add_part_text("title", _("Name"), self.part.get("title"), max_length=LONGEST_LABEL)
        self.add_part_text(
            "text", _("What it means for the client"), self.part.get("text"), max_length=LONGEST_HELP, rows=4
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a band that ends before it begins."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        lowest, highest = cleaned.get("lowest"), cleaned.get("highest")
        if lowest is not None and highest is not None and lowest > highest:
            self.add_error("highest", _("Write a number that is not below the least number."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the draft says then."""
        texts = {name: self.text(name, self.part.get(name)) for name in ("title", "text")}
        return {**texts, "from": self.cleaned_data["lowest"], "to": self.cleaned_data["highest"]}


class ContradictionForm(PartForm):
    """What the client reads when answers do not go together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = _("What the client reads")
        self.add_part_text("text", label, self.part.get("text"), max_length=LONGEST_HELP, rows=3)

    @property
    def values(self) -> dict[str, Any]:
        """What the draft says then; the rule itself is set on its own page."""
        return {"text": self.text("text", self.part.get("text")), "when": self.part.get("when")}


FORMS: dict[str, type[DimensionForm | BandForm | ContradictionForm]] = {
    "dimensions": DimensionForm,
    "bands": BandForm,
    "contradictions": ContradictionForm,
}


class RuleForm(ConditionForm):
    """Which answers do not go together, in lines as conditions are."""

    joint = JointField(label=_("They do not go together when"), initial="and")


class PointsForm(Form):
    """For which dimension a question counts, and what each of its answers is worth."""

    dimension = forms.ChoiceField(label=_("Counts for"), required=False)

    def __init__(
        self, *args: Any, field: Definition, dimensions: Sequence[Definition], language: str, repeats: bool = False
    ) -> None:
        super().__init__(*args)
        self.repeats = repeats
        score = field.get("score") or {}
        named = [(each["key"], words(each.get("title"), language)) for each in dimensions]
        self.fields["dimension"].choices = [("", _("Nothing: it has no points")), *named]
        self.initial["dimension"] = score.get("dimension", "")
        labels = {option["value"]: words(option["label"], language) for option in field.get("options") or ()}
        labels |= {YES: _("Yes"), NO: _("No")} if field["type"] == "yes_no" else {}
        self.names: list[str] = answers_of(field)
        for number, name in enumerate(self.names):
            self.fields[f"points_{number}"] = forms.IntegerField(
                label=labels[name], min_value=0, max_value=MOST_POINTS, required=False
            )
            self.initial[f"points_{number}"] = (score.get("points") or {}).get(name, 0)

    def clean_dimension(self) -> str:
        """Refuse points where nobody knows how often a question is answered."""
        chosen: str = self.cleaned_data["dimension"]
        if chosen and self.repeats:
            raise forms.ValidationError(str(REPEATS))
        return chosen

    @property
    def points(self) -> dict[str, int]:
        """What each answer is worth; an emptied field is nought."""
        return {name: self.cleaned_data[f"points_{number}"] or 0 for number, name in enumerate(self.names)}
