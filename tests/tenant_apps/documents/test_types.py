"""Settings > Document types: what a firm asks for that nobody thought of before."""

import pytest
from django.urls import reverse

from tenant_apps.activity.models import Entry
from tenant_apps.documents.commands.types import edit_document_type
from tenant_apps.documents.errors import ForbiddenFormat, FormatsMissing, TypeNameMissing
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.models import Dossier, PointTemplate
from tests.factories import documents, dossiers, samples
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
INDEX = "/pro/documents/types/"


def words(**texts: str) -> dict[str, str]:
    return {"en": "", "nl": "", "fr": "", "de": ""} | texts


def asking(opened: Dossier) -> str:
    urls = "vestibule.config.urls_tenant"
    return reverse("professional:dossiers:ask_documents", args=[opened.public_id], urlconf=urls)


def test_a_type_of_the_firms_own_is_asked_for_at_once(cast):
    browser = cast.ada.browser()
    sent = {"name_en": "Mooring permit", "name_nl": "Ligplaatsvergunning", "help_en": "Both pages."}
    sent |= {"formats": ["image"], "sensitive": "on", "fresh_days": "30"}

    refused = browser.post(f"{INDEX}add/", sent | {"formats": []})
    assert refused.status_code == 422
    assert "Choose what clients can send." in refused.content.decode()
    assert 'value="Ligplaatsvergunning"' in refused.content.decode()

    assert browser.post(f"{INDEX}add/", sent).status_code == 302
    made = DocumentType.objects.get(name_en="Mooring permit")
    assert (made.name_nl, made.help_en, made.formats, made.sensitive, made.fresh_days, made.is_active) == (
        "Ligplaatsvergunning",
        "Both pages.",
        ["image"],
        True,
        30,
        True,
    )
    opened = dossiers.dossier()
    ask = reverse(
        "professional:dossiers:ask_documents", args=[opened.public_id], urlconf="vestibule.config.urls_tenant"
    )
    assert browser.post(ask, {"document_types": made.public_id}).status_code == 302
    asked = opened.action_points.get().request
    with pytest.raises(ForbiddenFormat):
        documents.delivery(asked, content=samples.pdf(pages=1))
    assert "documents.add_type" in Entry.objects.values_list("verb", flat=True)


def test_what_is_switched_off_is_asked_for_nowhere_and_stays_where_it_was_asked(cast):
    kind, asked = documents.document_type(), documents.request()
    template = PointTemplate.objects.create(kind="deliver", document_type=kind)
    opened = dossiers.dossier()
    browser, address = cast.ada.browser(), f"{INDEX}{kind.public_id}/"
    sent = {"name_en": "Payslip", "formats": ["pdf"]}

    assert browser.post(address, sent).status_code == 302  # without the tick: not in use
    kind.refresh_from_db()
    assert (kind.is_active, kind.fresh_days, kind.sensitive) == (False, None, False)
    ask = reverse(
        "professional:dossiers:ask_documents", args=[opened.public_id], urlconf="vestibule.config.urls_tenant"
    )
    assert str(kind.public_id) not in browser.get(ask).content.decode()
    assert template not in PointTemplate.objects.for_dossier(opened)
    listed = browser.get(INDEX).content.decode()
    assert listed.index("Not in use") > listed.index("Valuation report")
    assert documents.delivery(asked).request.is_open

    assert browser.post(address, sent | {"is_active": "on"}).status_code == 302
    assert template in PointTemplate.objects.for_dossier(opened)


def test_who_sets_up_and_what_is_needed(cast):
    facts = {"document_type": documents.document_type(), "helps": words(), "sensitive": False, "fresh_days": None}
    with pytest.raises(NotAllowed):
        edit_document_type(actor=cast.ben.actor, names=words(en="X"), formats=["pdf"], **facts)
    with pytest.raises(TypeNameMissing):
        edit_document_type(actor=cast.ada.actor, names=words(fr="X"), formats=["pdf"], **facts)
    with pytest.raises(FormatsMissing):
        edit_document_type(actor=cast.ada.actor, names=words(en="X"), formats=[], **facts)


@pytest.mark.parametrize("count", [1, 30])
def test_list_counts(cast, assert_queries, count):
    DocumentType.objects.exclude(code__in=DocumentType.objects.order_by("pk").values("code")[:count]).delete()
    browser = cast.ada.browser()
    browser.get(INDEX)
    with assert_queries(3):  # of which one is for who changed it last
        assert browser.get(INDEX).status_code == 200
