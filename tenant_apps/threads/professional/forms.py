"""What professionals ask of the list, and say of a conversation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Account
from tenant_apps.dossiers.enums import Interest
from tenant_apps.threads.enums import Show, WaitsFor
from tenant_apps.threads.models import Thread
from tenant_apps.threads.querysets import ThreadQuerySet
from vestibule.core.actors import Actor
from vestibule.core.forms import Form


class FilterForm(Form):
    """The question to the list, from the address; what is not understood is left out of it."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    show = forms.ChoiceField(label=_("Show"), required=False, choices=Show.choices)
    interest = forms.ChoiceField(
        label=_("Whose"), required=False, choices=[("", _("Everybody’s dossiers")), *Interest.choices]
    )
    owner = forms.ChoiceField(label=_("Adviser or case handler"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        colleagues = Account.objects.visible_to(actor).professionals().active().order_by("name", "pk")
        people = [(str(person.public_id), person.name) for person in colleagues]
        self.fields["owner"].choices = [("", _("Everybody")), *people]
        self.is_valid()

    def found(self) -> ThreadQuerySet:
        """The conversations that answer the question, in order."""
        asked = self.cleaned_data
        visible = Thread.objects.visible_to(self.actor).begun().with_people()
        found = visible.shown(asked.get("show", ""), self.actor).of_interest_to(self.actor, asked.get("interest", ""))
        if asked.get("q"):
            found = found.matching(asked["q"])
        if asked.get("owner"):
            found = found.owned_by(asked["owner"])
        return found.longest_waiting_first()

    @property
    def is_narrowed(self) -> bool:
        """Whether the list leaves out anything."""
        return any(value for name, value in self.cleaned_data.items() if name != "show")


class TurnForm(Form):
    """Who is to answer; nobody, where nothing is chosen."""

    waits_for = forms.ChoiceField(required=False, choices=WaitsFor.choices, widget=forms.HiddenInput)
