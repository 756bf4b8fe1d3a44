"""Putting a row right, and choosing what happens with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tenant_apps.imports import policies
from tenant_apps.imports.commands import rows
from tenant_apps.imports.enums import AT_REST, Fate
from tenant_apps.imports.listing import line_of
from tenant_apps.imports.models import Row
from tenant_apps.imports.professional.forms import ChoiceForAllForm, ChoiceForm, RowForm, codes_of
from tenant_apps.imports.professional.views import found
from vestibule.core import formats
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError


@professional_view(policies.RUN)
@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, public_id: UUID, line: int) -> HttpResponse:
    """Every cell of a row; what is sent is kept and checked again, and what was not sent stays as it is."""
    found_row = _row(request, public_id, line)
    codes = codes_of(found_row)
    if request.method != "POST":
        return _page(request, found_row, RowForm.showing(found_row, codes))
    form = RowForm(request.POST, row=found_row, codes=[code for code in codes if f"line{line}-{code}" in request.POST])
    if form.is_valid():
        cells = found_row.cells | form.cleaned_data
        checked = form.run(rows.edit_row, actor=request.actor, row=found_row, cells=cells)
        if checked is None:
            return _page(request, found_row, form, status=422)
        if checked.fate == Fate.BAD:
            return _page(request, checked, RowForm.showing(checked, codes_of(checked)), status=422)
        if checked.fate == Fate.ASKED:
            messages.warning(
                request, _("Line %(line)d is like somebody on file. Choose what happens.") % {"line": line}
            )
            return redirect("professional:imports:row", public_id, line)
        messages.success(request, _("Line %(line)d is in order.") % {"line": line})
        return redirect(_list(request, found_row, Fate.BAD))
    return _page(request, found_row, form, status=422)


@professional_view(policies.RUN)
@require_POST
def choose(request: HttpRequest, public_id: UUID, line: int) -> HttpResponse:
    """Update, add or skip."""
    found_row = _row(request, public_id, line)
    form = ChoiceForm(request.POST, row=found_row)
    if form.is_valid() and form.run(rows.choose, actor=request.actor, row=found_row, **form.chosen(request.actor)):
        messages.success(request, _("Your choice for line %(line)d was saved.") % {"line": line})
        return redirect(_list(request, found_row, Fate.ASKED))
    shown = RowForm.showing(found_row, codes_of(found_row))
    return _page(request, found_row, shown, choice_form=form, status=422)


@professional_view(policies.RUN)
@require_POST
def choose_for_all(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Update, add or skip every row that waits for a choice."""
    owner = found(request, public_id)
    form = ChoiceForAllForm(request.POST)
    try:
        if form.is_valid():
            choice = form.cleaned_data["choice"]
            count = rows.choose_for_all(actor=request.actor, owner=owner, choice=choice)
            text = ngettext("Chosen for %(count)s row.", "Chosen for %(count)s rows.", count)
            messages.success(request, text % {"count": formats.number(count)})
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("professional:imports:detail", public_id)


def _row(request: HttpRequest, public_id: UUID, line: int) -> Row:
    owner = found(request, public_id)
    return get_object_or_404(owner.rows.visible_to(request.actor).select_related("owner", "customer"), line=line)


def _list(request: HttpRequest, row: Row, fate: Fate) -> str:
    """The list of what is left to do, or of everything."""
    address = reverse("professional:imports:detail", args=[row.owner.public_id])
    left = Row.objects.visible_to(request.actor).filter(owner=row.owner, fate=fate).exists()
    return f"{address}?fate={fate}" if left else address


def _page(
    request: HttpRequest, row: Row, form: RowForm, *, choice_form: ChoiceForm | None = None, status: int = 200
) -> HttpResponse:
    is_open = row.fate in rows.OPEN and row.owner.state in AT_REST and row.owner.forgotten_at is None
    context = {
        "import": row.owner,
        "row": row,
        "line": line_of(row),
        "form": form,
        "choice_form": (choice_form or ChoiceForm(row=row)) if row.matches else None,
        "is_open": is_open,
    }
    return render(request, "imports/professional/row.html", context, status=status)
