"""The pages of this door are mounted in each portal; these say in which one the reader is."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.shortcuts import render as render_template
from django.urls import reverse

from tenant_apps.accounts.entry import is_password_fresh
from vestibule.core.ways import own_page

View = Callable[..., HttpResponse]


def own_url(request: HttpRequest, name: str, *args: object) -> str:
    """The address of one of these pages in the portal that the request is in."""
    return reverse(f"{request.resolver_match.namespace}:{name}", args=args)


def go(request: HttpRequest, name: str, *args: object) -> HttpResponseRedirect:
    """On to another of these pages, in the same portal."""
    return redirect(own_url(request, name, *args))


def render(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Render in the frame of the reader's portal; a form with errors answers 422."""
    status = 422 if "form" in context and context["form"].errors else 200
    context = {**context, "layout": f"layouts/{request.actor.kind}.html", "namespace": request.resolver_match.namespace}
    return render_template(request, f"accounts/account/{template}.html", context, status=status)


def fresh_password(view: View) -> View:
    """Ask for the password again when it was typed more than ten minutes ago, then come back."""

    @wraps(view)
    def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_password_fresh(request):
            return view(request, *args, **kwargs)
        back = request.get_full_path() if request.method == "GET" else own_url(request, "two_factor")
        return redirect(f"{own_url(request, 'confirm')}?{urlencode({'next': back})}")

    return enter


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """The page asked for in ``next`` when it is one of this host."""
    return own_page(request.POST.get("next") or request.GET.get("next")) or otherwise
