"""What those who manage users type."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Account, Team
from tenant_apps.accounts.rights import LONGEST_NAME, assignable
from vestibule.core.actors import Actor
from vestibule.core.forms import Form
from vestibule.core.sorting import alphabetical


class RolesForm(Form):
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A person may have several. What each role may do is added up."),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = choices


class RoleForm(Form):
    """The name and the rights of a role of the firm's own."""

    name = forms.CharField(label=_("Name of the role"), max_length=LONGEST_NAME)
    rights = forms.MultipleChoiceField(
        label=_("What this role may do"),
        help_text=_("Exactly this and nothing else; who has several roles may do what any of them may."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one right.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rights"].choices = [(each.code, each.label) for each in assignable()]


class InviteForm(RolesForm):
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("We send a link there to set a password."))
    language = forms.ChoiceField(label=_("Language"), help_text=_("Of the invitation and of the pages."))

    field_order = ("name", "email", "language", "roles")

    def __init__(self, *args: Any, languages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages


class SecurityForm(Form):
    is_two_factor_required = forms.BooleanField(
        label=_("Everybody who works here needs two-factor authentication"),
        required=False,
        help_text=_("Who has not set it up yet is asked to do so at the next page. Clients choose for themselves."),
    )
    idle_minutes = forms.IntegerField(
        label=_("Log out after this many minutes without activity"),
        required=False,
        min_value=5,
        max_value=720,
        help_text=_("Of those who work here. Left empty, after twelve hours."),
    )
    networks = forms.CharField(
        label=_("IP addresses that people may work from"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One address or network on each line. Left empty, from anywhere. Clients are not affected."),
    )

    def clean_networks(self) -> list[str]:
        """The lines that say something."""
        return [line for line in self.cleaned_data["networks"].split() if line]


class TeamForm(Form):
    """A team."""

    name = forms.CharField(label=_("Name"), max_length=80)
    members = forms.ModelMultipleChoiceField(
        label=_("Members"),
        queryset=Account.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, actor: Actor, team: Team | None, **kwargs: Any) -> None:
        initial = {"name": team.name, "members": list(team.members.order_by("pk"))} if team else None
        super().__init__(*args, initial=initial, **kwargs)
        colleagues = Account.objects.visible_to(actor).professionals().active()
        self.fields["members"].queryset = colleagues.order_by(alphabetical("name"), "pk")
