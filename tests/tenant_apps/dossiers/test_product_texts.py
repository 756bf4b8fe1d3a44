"""What clients read about a product: the firm's text about its kind, and the details of their own."""

import pytest
from django.urls import reverse

from tenant_apps.dossiers.commands.products import edit_product, save_product_text
from tenant_apps.dossiers.errors import NameMissing
from tenant_apps.dossiers.models import Dossier, ProductText
from tenant_apps.professional_portal.written import gaps
from tests.cast import Cast
from tests.factories.dossiers import A_TEST, dossier
from tests.factories.invites import accepted
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db


def path(name: str, *arguments: object) -> str:
    return reverse(name, urlconf="vestibule.config.urls_tenant", args=arguments)


@pytest.fixture
def opened(cast: Cast) -> Dossier:
    made = dossier()
    accepted(made, cast.cleo.account)
    return made


def tab(cast: Cast, opened: Dossier) -> str:
    return (
        cast.cleo.browser().get(path("client:client_portal:product", opened.products.get().public_id)).content.decode()
    )


def test_administrator_writes_what_clients_read(cast: Cast, opened):
    browser, page = cast.ada.browser(), path("professional:dossiers:product_text", "mortgage")
    assert "No text yet" in browser.get(path("professional:dossiers:product_texts")).content.decode()
    languages = [name.removeprefix("text_") for name in browser.get(page).context["form"].fields]
    refused = browser.post(page, {f"text_{languages[1]}": "Only in the second"})
    assert refused.status_code == 422
    assert "Only in the second" in refused.content.decode()

    assert browser.post(page, {f"text_{code}": f"A loan, in {code}." for code in languages}).status_code == 302

    assert "A loan, in en." in tab(cast, opened)
    assert "A loan, in" in browser.get(path("professional:dossiers:product_texts")).content.decode()
    assert browser.post(page, {}).status_code == 302
    assert not ProductText.objects.exists()
    assert "product-about" not in tab(cast, opened)
    assert browser.get(path("professional:dossiers:product_text", "nonsense")).status_code == 404


def test_text_is_of_one_kind_and_its_gaps_are_named(cast: Cast, opened):
    save_product_text(actor=cast.ada.actor, kind="insurance", texts={"en": "A cover."})
    assert "A cover." not in tab(cast, opened)
    assert {(gap.of, gap.language) for gap in gaps(cast.ada.actor) if "texts/insurance" in gap.url} >= {
        ("Insurance", "nl")
    }
    with pytest.raises(NameMissing):
        save_product_text(actor=cast.ada.actor, kind="insurance", texts={"en": "", "nl": "Een dekking."})
    with pytest.raises(NotAllowed):
        save_product_text(actor=cast.cleo.actor, kind="insurance", texts={"en": "Mine"})


def test_details_of_the_own_product_stand_on_its_tab(cast: Cast, opened):
    product = opened.products.get()
    browser, page = cast.ben.browser(), path("professional:dossiers:product_edit", product.public_id)
    sent = {"description": "", "details": "The bank, 200,000 euro,\n30 years", "is_shown": "on"}

    assert browser.post(page, sent).status_code == 302

    assert "200,000 euro,<br>30 years" in tab(cast, opened)
    edit_product(actor=A_TEST, product=product, description="Our house", is_shown=True)
    assert "200,000 euro" in tab(cast, opened)
