"""Forms of the pages on which the firm sets up its work."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.dossiers.enums import DossierKind, EntryRule, StageOutcome, StageTone
from tenant_apps.dossiers.models import Stage, Workflow
from vestibule.core.actors import Actor
from vestibule.core.forms import Form


class TranslatedForm(Form):
    """A form with texts that have one field per language that the firm offers; the first language is compulsory."""

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
        offered = current_organisation().language_choices
        for position, (code, language) in enumerate(offered):
            attrs = {"lang": code} | ({"rows": rows} if rows else {})
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=f"{label} · {language}" if len(offered) > 1 else label,
                max_length=max_length,
                required=is_required and position == 0,
                widget=forms.Textarea(attrs=attrs) if rows else forms.TextInput(attrs=attrs),
                help_text=_("Left empty, readers see the text in: %(language)s") % {"language": offered[0][1]}
                if position
                else "",
            )
            if source is not None:
                self.initial.setdefault(f"{name}_{code}", getattr(source, f"{name}_{code}") or "")

    def texts(self, name: str) -> dict[str, str]:
        """What was typed, by language."""
        start = f"{name}_"
        codes = (code for code, _language in current_organisation().language_choices)
        return {code: self.cleaned_data.get(start + code, "") for code in codes}

    def fields_of(self, name: str) -> list[BoundField]:
        """The fields of one text, the first language first."""
        return [self[f"{name}_{code}"] for code, _language in current_organisation().language_choices]

    @property
    def status(self) -> int:
        """What the page that shows the form answers with."""
        return 422 if self.errors else 200


class AddWorkflowForm(TranslatedForm):
    """A workflow of the firm's own."""

    kind = forms.ChoiceField(label=_("For dossiers about"), choices=DossierKind.choices)
    like = forms.ModelChoiceField(
        label=_("Begin with the stages of"),
        queryset=Workflow.objects.none(),
        to_field_name="public_id",
        empty_label=None,
        help_text=_("You can change, add and remove stages afterwards."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["like"].queryset = Workflow.objects.visible_to(actor).order_by("position", "pk")
        self.add_text("name", _("Name"), max_length=100)
        self.order_fields([*(name for name in self.fields if name.startswith("name_")), "kind", "like"])


class WorkflowForm(TranslatedForm):
    """The name of a workflow, and whether it is offered."""

    is_active = forms.BooleanField(
        label=_("Offer it for new dossiers"),
        required=False,
        help_text=_("Dossiers that follow it already go on."),
    )

    def __init__(self, *args: Any, workflow: Workflow, **kwargs: Any) -> None:
        super().__init__(*args, initial={"is_active": workflow.is_active}, **kwargs)
        self.add_text("name", _("Name"), max_length=100, source=workflow)
        self.order_fields([*(name for name in self.fields if name.startswith("name_")), "is_active"])


class StageSettingsForm(TranslatedForm):
    """A stage of a workflow."""

    tone = forms.ChoiceField(label=_("Colour"), choices=StageTone.choices, initial=StageTone.INFO)
    outcome = forms.ChoiceField(label=_("What it means"), choices=StageOutcome.choices, initial=StageOutcome.ONGOING)
    rules = forms.MultipleChoiceField(
        label=_("Before a dossier may enter"),
        choices=EntryRule.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who tries to move a dossier here too early reads what is missing."),
    )

    def __init__(self, *args: Any, stage: Stage | None = None, **kwargs: Any) -> None:
        initial = {"tone": stage.tone, "outcome": stage.outcome, "rules": stage.rules} if stage else None
        super().__init__(*args, initial=initial, **kwargs)
        self.add_text("name", _("Name"), max_length=100, source=stage)
        names = [name for name in self.fields if name.startswith("name_")]
        self.order_fields([*names, "tone", "outcome", "rules"])

    @property
    def facts(self) -> dict[str, Any]:
        """What the commands take."""
        return {
            "names": self.texts("name"),
            "tone": self.cleaned_data["tone"],
            "outcome": self.cleaned_data["outcome"],
            "rules": self.cleaned_data["rules"],
        }
