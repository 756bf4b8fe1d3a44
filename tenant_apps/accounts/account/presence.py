"""What clients see of somebody who works here, and the photograph itself."""

from datetime import time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.accounts.account.pages import render
from tenant_apps.accounts.commands.presence import remove_photo, set_photo, set_signature, set_working_hours
from tenant_apps.accounts.hours import as_hours, in_words, zone_name
from tenant_apps.accounts.models import LONGEST_SIGNATURE, Account, Photo
from tenant_apps.accounts.signing import as_signature
from vestibule.core import phrases
from vestibule.core.doors import account_view
from vestibule.core.errors import NotAllowed, NotFound
from vestibule.core.forms import Form, TimeField

PAGE = "professional:accounts:presence"


class PhotoForm(Form):
    """``image`` is what the errors of pictures are about."""

    image = forms.FileField(label=_("Photograph"), widget=forms.FileInput(attrs={"accept": "image/*"}))


class HoursForm(Form):
    """From when to when on each day of the week."""

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day, name in WEEKDAYS.items():
            begins, ends = as_hours(account.working_hours).get(day, (None, None))
            shown = str(name)[:1].upper() + str(name)[1:]
            self.fields[f"from_{day}"] = _moment(_("%(day)s from") % {"day": shown}, begins)
            self.fields[f"to_{day}"] = _moment(_("%(day)s until") % {"day": shown}, ends)

    def clean(self) -> dict[str, Any]:
        """Both or neither."""
        found = super().clean()
        for day in WEEKDAYS:
            begins, ends = found.get(f"from_{day}"), found.get(f"to_{day}")
            if (begins is None) != (ends is None) and not {f"from_{day}", f"to_{day}"} & set(self.errors):
                missing = f"from_{day}" if begins is None else f"to_{day}"
                self.add_error(missing, forms.ValidationError(_("Enter both times, or neither."), code="half"))
        return found

    @property
    def days(self) -> list[tuple[Any, Any]]:
        """The two fields of each day."""
        return [(self[f"from_{day}"], self[f"to_{day}"]) for day in WEEKDAYS]

    @property
    def hours(self) -> dict[int, tuple[time, time]]:
        """What the command takes."""
        spans = {day: (self.cleaned_data[f"from_{day}"], self.cleaned_data[f"to_{day}"]) for day in WEEKDAYS}
        return {day: span for day, span in spans.items() if None not in span}


class SignatureForm(Form):
    """What stands below one's messages and letters."""

    text = forms.CharField(
        label=pgettext_lazy("below a letter", "Signature"),
        help_text=_("Several lines are fine. Leave it empty for none."),
        required=False,
        max_length=LONGEST_SIGNATURE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _moment(label: str, initial: time | None) -> TimeField:
    return TimeField(label=label, required=False, initial=initial)


@account_view
@require_http_methods(["GET", "POST"])
def presence(request: HttpRequest) -> HttpResponse:
    """Photograph and hours; the form that is sent here is the one with the hours."""
    account = _at_work(request)
    form = HoursForm(request.POST if request.method == "POST" else None, account=account)
    if form.is_valid() and form.run(set_working_hours, actor=request.actor, account=account, hours=form.hours):
        messages.success(request, phrases.SAVED)
        return redirect(PAGE)
    return _page(request, account, form=form)


@account_view
@require_POST
def photo(request: HttpRequest) -> HttpResponse:
    """Take in a photograph."""
    account = _at_work(request)
    photo_form = PhotoForm(request.POST, request.FILES)
    if photo_form.is_valid():
        image = photo_form.cleaned_data["image"]
        if photo_form.run(set_photo, actor=request.actor, account=account, file=image):
            messages.success(request, phrases.SAVED)
            return redirect(PAGE)
    answer = _page(request, account, photo_form=photo_form)
    answer.status_code = 422
    return answer


@account_view
@require_POST
def photo_remove(request: HttpRequest) -> HttpResponse:
    """Show initials again."""
    remove_photo(actor=request.actor, account=_at_work(request))
    messages.success(request, phrases.SAVED)
    return redirect(PAGE)


@account_view
@require_http_methods(["GET", "POST"])
def signature(request: HttpRequest) -> HttpResponse:
    """What stands below one's messages and letters: looked at first, then kept."""
    account = _at_work(request)
    form = SignatureForm(request.POST if request.method == "POST" else None, initial={"text": account.signature})
    shown = account.signature
    if form.is_valid():
        shown = as_signature(form.cleaned_data["text"])
        is_kept = "preview" not in request.POST
        if is_kept and form.run(set_signature, actor=request.actor, account=account, text=shown):
            messages.success(request, phrases.SAVED)
            return redirect("professional:accounts:signature")
    return render(request, "signature", {"form": form, "account": account, "shown": shown})


@account_view
@require_GET
def portrait(request: HttpRequest, digest: str) -> HttpResponse:
    """The photograph of somebody who works here, for anybody who is logged in; named by its content."""
    found = Photo.objects.visible_to(request.actor).filter(digest=digest).order_by("pk").first()
    if found is None:  # two people may have the same one
        raise NotFound
    kept = {"Cache-Control": "private, max-age=31536000, immutable"}
    return HttpResponse(bytes(found.content), content_type=found.content_type, headers=kept)


def _page(request: HttpRequest, account: Account, **forms_sent: Form) -> HttpResponse:
    context = {
        "form": HoursForm(account=account),
        "photo_form": PhotoForm(),
        "account": account,
        "hours": in_words(account.working_hours),
        "zone": zone_name(),
    }
    return render(request, "presence", context | forms_sent)


def _at_work(request: HttpRequest) -> Account:
    """The account, for who works at the firm; there is no such page for anybody else."""
    if request.actor.kind != "professional":
        raise NotAllowed
    return request.user
