"""Forms with one field of every kind."""

from django import forms

from vestibule.core.forms import DateField, Form

_KINDS = [("purchase", "Buying a home"), ("refinance", "Refinancing"), ("renovate", "Renovating")]
_HELP = "As it stands on your identity card."


class SampleForm(Form):
    """Nothing filled in."""

    name = forms.CharField(label="First name", help_text=_HELP, max_length=80)
    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = forms.CharField(label="Password", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    amount = forms.DecimalField(label="Gross income per year", widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    born_on = DateField(label="Date of birth")
    code = forms.CharField(
        label="Code from the text message",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 6}),
    )
    country = forms.ChoiceField(label="Country", choices=[("nl", "Netherlands"), ("be", "Belgium")])
    remark = forms.CharField(label="Remark", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(label="What are you planning?", choices=_KINDS, widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label="Which of these apply?", required=False, choices=_KINDS, widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(
        label="I have read how the firm uses my data", help_text="You can withdraw this at any time."
    )
    colour = forms.CharField(label="Colour", widget=forms.TextInput(attrs={"type": "color"}), initial="#1f4e79")
    scan = forms.FileField(label="Logo", required=False, help_text="PNG or JPEG, at most 2 MB.")


class FaultyForm(Form):
    """Filled in wrongly."""

    name = forms.CharField(label="First name", help_text=_HELP)
    email = forms.EmailField(label="E-mail address")
    amount = forms.DecimalField(label="Gross income per year", widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    kind = forms.ChoiceField(label="What are you planning?", choices=_KINDS, widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="I have read how the firm uses my data")


class FilterForm(Form):
    """Questions to a list."""

    q = forms.CharField(label="Search", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "All kinds"), *_KINDS])
    sort = forms.ChoiceField(label="Order", required=False, choices=[("newest", "Newest first"), ("name", "By name")])


class WrittenSample(Form):
    """One text in three languages, as the forms of firms have it."""

    name_nl = forms.CharField(label="Name · Dutch", initial="Loonstrook")
    name_fr = forms.CharField(label="Name · French", initial="Fiche de salaire", required=False)
    name_de = forms.CharField(label="Name · German", required=False)
    sides = (
        {"code": "nl", "name": "Dutch", "is_shown": False, "missing": 0},
        {"code": "fr", "name": "French", "is_shown": True, "missing": 0},
        {"code": "de", "name": "German", "is_shown": False, "missing": 1},
    )

    @property
    def written(self) -> list[dict[str, object]]:
        """The text with its fields."""
        return [{"label": "Name", "fields": list(self)}]
