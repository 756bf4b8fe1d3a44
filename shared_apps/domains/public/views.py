"""For the edge, and for the demonstration."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from shared_apps.domains.gateways.choice import pretended
from shared_apps.domains.public.forms import RecordForm
from tenants.directory import look_up
from vestibule.core.doors import public_view


@public_view
@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """Whether a certificate may be fetched for ``?domain=``: 200 for a host that is served, 404 for any other."""
    found = look_up(request.GET.get("domain", "").lower().removesuffix("."))
    is_served = found is not None and found.serves
    return HttpResponse(
        "yes\n" if is_served else "no\n",
        status=200 if is_served else 404,
        content_type="text/plain",
        headers={"Cache-Control": "no-store"},
    )


@public_view
@require_http_methods(["GET", "POST"])
def dns(request: HttpRequest) -> HttpResponse:
    """The records that the embedded default takes for those of the world. This page exists only there."""
    records = pretended()
    if "forget" in request.POST:
        name, _space, text = request.POST["forget"].partition(" ")
        records.forget(name, text)
        return redirect("domains:dns")
    form = RecordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        records.tell(form.cleaned_data["name"].lower(), form.cleaned_data["value"])
        return redirect("domains:dns")
    context = {"form": form, "records": records.records()}
    return render(request, "domains/demo/dns.html", context, status=422 if form.errors else 200)
