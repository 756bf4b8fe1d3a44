"""Settings > Languages: which are offered, and what is missing in each."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from shared_apps.organisations.commands import offer_languages
from shared_apps.organisations.policies import EDIT
from shared_apps.organisations.profile import current_organisation
from tenant_apps.professional_portal.written import gaps, readers_by_language
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.forms import Form


class LanguagesForm(Form):
    """The languages on offer. To withdraw one that people read, one has to say that one knows what happens."""

    languages = forms.MultipleChoiceField(
        label=_("Languages that you offer"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    first_language = forms.ChoiceField(
        label=_("First language"),
        help_text=_("Used for everybody who has not chosen another language."),
        choices=settings.LANGUAGES,
    )
    understood = forms.BooleanField(
        label=_("I know what happens to the people who read a language that I withdraw"), required=False
    )

    def __init__(self, *args: Any, readers: dict[str, int], **kwargs: Any) -> None:
        organisation = current_organisation()
        initial = {"languages": organisation.languages, "first_language": organisation.first_language}
        super().__init__(*args, initial=initial, **kwargs)
        self.readers = readers
        names = dict(settings.LANGUAGES)
        self.fields["languages"].choices = [(code, self._with_readers(code, names[code])) for code in names]

    def _with_readers(self, code: str, name: object) -> str:
        count = self.readers.get(code, 0)
        text = ngettext("%(count)d person chose it", "%(count)d people chose it", count) % {"count": count}
        return f"{name} ({text})" if count else str(name)

    @property
    def withdrawn(self) -> list[str]:
        """The languages that people read and that are not offered any more."""
        kept = self.cleaned_data.get("languages", ())
        return [code for code in current_organisation().languages if code not in kept and self.readers.get(code)]

    def clean(self) -> dict[str, Any]:
        """Say what happens before it happens."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("languages") and self.withdrawn and not data.get("understood"):
            names = dict(settings.LANGUAGES)
            listed = get_text_list([str(names[code]) for code in self.withdrawn], _("and"))
            text = _("People chose %(languages)s. Please read above what happens to them, and tick that you know it.")
            self.add_error("understood", text % {"languages": listed})
        return data


@professional_view(EDIT)
@require_http_methods(["GET", "POST"])
def languages(request: HttpRequest) -> HttpResponse:
    """Which languages the portals, e-mails and text messages speak."""
    data = request.POST if request.method == "POST" else None
    form = LanguagesForm(data, readers=dict(readers_by_language(request.actor)))
    if request.method == "POST" and form.is_valid():
        form.run(
            offer_languages,
            actor=request.actor,
            languages=form.cleaned_data["languages"],
            first_language=form.cleaned_data["first_language"],
        )
        if not form.errors:
            messages.success(request, phrases.SAVED)
            return redirect("professional:professional_portal:languages")
    missing = len(gaps(request.actor))
    status = 422 if form.errors else 200
    context = {"form": form, "missing": missing}
    return render(request, "professional_portal/professional/languages.html", context, status=status)


@professional_view(EDIT)
@require_GET
def missing(request: HttpRequest) -> HttpResponse:
    """Each text that readers of a language get in another one, with a link to its field."""
    found = gaps(request.actor)
    choices = current_organisation().language_choices
    lists = [(code, name, [gap for gap in found if gap.language == code]) for code, name in choices]
    return render(request, "professional_portal/professional/missing.html", {"lists": lists})
