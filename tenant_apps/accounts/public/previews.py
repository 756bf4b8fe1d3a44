"""The log-in page as a firm sees it while it tries out its looks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tenant_apps.accounts.public.forms import LoginForm


def log_in(request: HttpRequest) -> HttpResponse:
    """The page that clients meet first; nobody can log in there."""
    form = LoginForm()
    form.fields["email"].widget.attrs.pop("autofocus")  # a frame without scripts may not take the focus
    return render(request, "accounts/public/log_in.html", {"form": form, "next": ""})
