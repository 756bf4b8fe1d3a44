"""Forms about telling clients."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.customers.languages import writing_hint
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.letters import people_to_tell
from tenant_apps.dossiers.models import Dossier, Letter
from vestibule.core.actors import Actor
from vestibule.core.forms import Form
from vestibule.core.sorting import alphabetical


class TellingPolicyForm(Form):
    """When clients are told."""

    is_automatic = forms.BooleanField(
        label=_("Tell clients automatically about new and changed action points"),
        required=False,
        help_text=_(
            "One e-mail, a quarter of an hour after the last change."
            " Otherwise they are told only when you send them a letter."
        ),
    )


class TellForm(Form):
    """Whom to tell what has to be done, and in which words."""

    parties = forms.ModelMultipleChoiceField(
        label=_("Whom do you want to tell?"),
        queryset=Party.objects.none(),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose whom you want to tell.")},
    )
    letter = forms.ModelChoiceField(
        label=pgettext_lazy("to a client", "Letter"),
        queryset=Letter.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("The standard text"),
    )
    message = forms.CharField(
        label=_("Something to add"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [party.pk for party in people_to_tell(dossier)]
        people = Party.objects.visible_to(actor).people_of(dossier.customer).filter(pk__in=told)
        self.fields["parties"].queryset = people
        self.fields["message"].help_text = writing_hint(people)
        self.fields["parties"].initial = list(people) if not self.is_bound else None
        self.fields["letter"].queryset = Letter.objects.visible_to(actor).current().order_by(alphabetical("name"), "pk")
