"""The tabs of the client portal: which there are, what their numbers count, and what stands on that of a product."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision
from tenant_apps.documents.models import StoredFile
from tenant_apps.documents.tasks import check_file
from tenant_apps.dossiers.commands.action_points import handle_action_point, reopen_action_point
from tenant_apps.dossiers.commands.products import add_product, edit_product
from tenant_apps.dossiers.commands.turns import give_turn
from tenant_apps.dossiers.models import ActionPoint, Dossier, Product
from tenant_apps.flows.models import Flow
from tenant_apps.invites.models import Invite
from tests.cast import Cast, Member
from tests.factories import appointments, documents, dossiers, library
from tests.factories.dossiers import A_TEST
from tests.factories.invites import accepted, invite
from tests.tenant_apps.dossiers.conftest import deliver

pytestmark = pytest.mark.django_db
__all__ = ["deliver"]
TOKEN = re.compile(r'name="(?:csrfmiddlewaretoken|form_key)" value="[^"]*"')


def path(name: str, *arguments: object) -> str:
    return reverse(f"client:{name}", urlconf="vestibule.config.urls_tenant", args=arguments)


@pytest.fixture
def opened(db) -> Dossier:
    return dossiers.dossier()


@pytest.fixture
def cleo(cast: Cast, opened: Dossier) -> Member:
    accepted(opened, cast.cleo.account)
    return cast.cleo


def tabs(member: Member, page: str = "") -> list[str]:
    """What the tabs are called, from what the layout got."""
    answer = member.browser().get(page or path("client_portal:overview"))
    return [str(entry.label) for entry in answer.context["navigation"].tabs]


def counts(member: Member) -> dict[str, int]:
    return json.loads(member.browser().get(path("client_portal:counts")).content)["counts"]


def mortgage_of(opened: Dossier) -> Product:
    return opened.products.get()


def test_what_an_invitation_asks_stands_on_the_tab_of_the_product(cast, opened):
    party, flow = opened.customer.parties.get(), Flow.objects.order_by("pk").first()
    address = reverse(
        "professional:invites:share", urlconf="vestibule.config.urls_tenant", args=[opened.public_id, party.public_id]
    )
    form = cast.ben.browser().get(address).context["form"]
    product = mortgage_of(opened)
    assert form["product"].value() == product.public_id
    invite(opened, flow=flow, document_types=[documents.document_type()], product=product)
    Invite.objects.update(account=cast.cleo.account, activated_at=timezone.now())
    assert counts(cast.cleo) == {"todo": 2, "appointment": 0, "messages": 0, f"product-{product.public_id}": 2}
    page = cast.cleo.browser().get(path("client_portal:product", product.public_id)).content.decode()
    assert page.count("Deliver now") == 1
    assert page.count("Fill in") == 1


def test_tabs_follow_products_and_appointment(cast, opened, cleo):
    assert tabs(cleo) == ["My overview", "Mortgage", "Important documents", "Messages"]
    life = add_product(actor=A_TEST, dossier=opened, kind="insurance", description="Life", is_shown=False)
    assert tabs(cleo) == ["My overview", "Mortgage", "Important documents", "Messages"]
    edit_product(actor=A_TEST, product=life, description="Life", is_shown=True)
    appointments.appointment(opened, cast.ben.account)
    assert tabs(cleo) == ["My overview", "Mortgage", "Insurance", "Appointment", "Important documents", "Messages"]


def test_two_products_of_a_kind_are_called_as_described(opened, cleo):
    add_product(actor=A_TEST, dossier=opened, kind="mortgage", description="Bridging loan")

    assert tabs(cleo)[1:3] == ["Mortgage", "Bridging loan"]


def test_numbers_count_what_is_open_for_each_product(opened, cleo):
    product = mortgage_of(opened)
    life = add_product(actor=A_TEST, dossier=opened, kind="insurance")
    points = [dossiers.free_point(opened, product=product) for _number in range(2)]
    dossiers.free_point(opened, product=life)
    dossiers.free_point(opened)
    mortgage, insurance = f"product-{product.public_id}", f"product-{life.public_id}"
    assert counts(cleo) | {"messages": 0} == {"todo": 4, "appointment": 0, mortgage: 2, insurance: 1, "messages": 0}

    for point in points:
        handle_action_point(actor=A_TEST, action_point=point)

    assert counts(cleo)[mortgage] == 0  # the number that the page shows goes away without another page


def test_product_tab_has_everything_about_it(opened, cleo):
    product = mortgage_of(opened)
    dossiers.deliver_point(opened, subject="Payslip of May", product=product, remark="Of both jobs")
    dossiers.free_point(opened, subject="Choose a notary", product=product)
    done = dossiers.free_point(opened, subject="Choose a bank", product=product)
    handle_action_point(actor=A_TEST, action_point=done)
    dossiers.free_point(opened, subject="Of the dossier")
    page = path("client_portal:product", product.public_id)

    whole = cleo.browser().get(page).content.decode()
    part = cleo.browser().get(page, headers={"HX-Request": "true"}).content.decode()

    for text in (whole, part):
        for word in (
            "Documents to deliver",
            "Payslip of May",
            "Of both jobs",
            "Choose a notary",
            "Choose a bank",
            "1 of 3",
        ):
            assert word in text
        assert "Of the dossier" not in text
        assert "<c-" not in text
    assert TOKEN.sub("", part).strip() in TOKEN.sub("", whole)


def test_tab_stays_marked_on_the_page_of_its_document(opened, cleo):
    product = mortgage_of(opened)
    asked = dossiers.deliver_point(opened, product=product).request

    answer = cleo.browser().get(path("documents:request", asked.public_id))

    active = [str(entry.label) for entry in answer.context["navigation"].tabs if entry.is_active]
    assert active == ["Mortgage"]


def test_product_without_anything_to_do(opened, cleo):
    page = cleo.browser().get(path("client_portal:product", mortgage_of(opened).public_id)).content.decode()

    assert "Nothing to do" in page


def test_product_of_another_dossier_of_ones_own_is_gone_to(opened, cleo):
    older = mortgage_of(opened)
    newer = dossiers.dossier(opened.customer, kind="insurance")
    accepted(newer, cleo.account)

    page = cleo.browser().get(path("client_portal:product", older.public_id)).content.decode()

    assert older.dossier.number in page


def test_product_of_somebody_else_or_hidden_is_not_there(opened, cleo):
    foreign = mortgage_of(dossiers.dossier())
    hidden = add_product(actor=A_TEST, dossier=opened, kind="pension", is_shown=False)

    for product in (foreign, hidden):
        assert cleo.browser().get(path("client_portal:product", product.public_id)).status_code == 404


def test_product_page_embeds_what_is_about_such_products(opened, cleo):
    made = library.document("On mortgages", product_kind="mortgage")
    library.document("For all")
    StoredFile.objects.update(state="promoted", checked_at=made.created_at)
    index = path("library:index")

    part = cleo.browser().get(index, {"kind": "mortgage"}, headers={"HX-Request": "true"}).content.decode()
    wrong = cleo.browser().get(index, {"kind": "no such"}, headers={"HX-Request": "true"}).content.decode()

    assert "On mortgages" in part
    assert "For all" not in part
    assert "For all" in wrong


def test_rows_show_the_remarks_of_the_adviser(opened, cleo, deliver):
    product = mortgage_of(opened)
    approved = deliver(dossiers.deliver_point(opened, product=product))
    review_delivery(actor=A_TEST, request=approved, decision=Decision.APPROVE, remark="Bring the original.")
    for remark in ("The last three.", "The last four."):  # the first of the two is the next step, the other a row
        again = deliver(dossiers.deliver_point(opened, product=product, remark=remark))
        review_delivery(actor=A_TEST, request=again, decision=Decision.REJECT, reason="outdated", remark="Of May.")
    for page in (path("client_portal:overview"), path("client_portal:product", product.public_id)):
        text = cleo.browser().get(page).content.decode()
        said = ("Bring the original.", "The last three.", "The last four.")
        assert [text.count(each) for each in said] == [1, 1, 1], page
        assert text.count("Of May.") == 2


def test_each_open_item_says_for_whom_it_waits_and_for_how_many_days(opened, cleo):
    product = mortgage_of(opened)
    names = ("The first", "The second", "Sell the house", "The offer")
    points = [dossiers.free_point(opened, subject=name, product=product) for name in names]
    give_turn(actor=A_TEST, action_point=points[2], waits_for="third_party", third_party="the notary")
    ActionPoint.objects.update(created_at=timezone.now() - timedelta(days=7), turn_changed_at=None)
    since = timezone.now() - timedelta(days=1, hours=1)
    ActionPoint.objects.filter(pk=points[2].pk).update(turn_changed_at=since)
    ActionPoint.objects.filter(pk=points[3].pk).update(kind="sign")
    said = ("Your turn · for 7 days", "Waiting for the notary · for 1 day", "Your adviser’s turn · for 7 days")
    for page in (path("client_portal:overview"), path("client_portal:product", product.public_id)):
        text = cleo.browser().get(page).content.decode().replace("&#x27;", "’").replace("'", "’")
        assert [text.count(each) for each in said] == [2, 1, 1], page


def test_whoever_ticks_something_off_stays_on_its_tab(cast, opened, cleo):
    product, browser = mortgage_of(opened), cleo.browser()
    appointments.appointment(opened, cast.ben.account)
    of_product = dossiers.free_point(opened, product=product)
    of_appointment = dossiers.free_point(opened, is_for_appointment=True)
    tab, appointment = (
        path("client_portal:product", product.public_id),
        path("appointments:index", opened.public_id),
    )
    assert browser.get(path("client_portal:todo")).url == path("client_portal:overview"), "never a page without a frame"
    part = browser.get(path("client_portal:for_appointment", opened.public_id), headers={"HX-Request": "true"})
    assert f'name="back" value="{tab}"' in browser.get(tab).content.decode()
    assert f'name="back" value="{appointment}"' in part.content.decode()

    for point, back, where in (
        (of_product, tab, tab),
        (of_appointment, appointment, appointment),
        (of_appointment, "", path("client_portal:overview")),
        (of_appointment, "https://evil.example/", path("client_portal:overview")),
    ):
        answer = browser.post(path("client_portal:done", point.public_id), {"back": back})
        assert answer.headers["Location"] == where


def test_what_is_to_be_signed_is_delivered_as_a_file_or_ticked_off(opened, cleo):
    product = mortgage_of(opened)
    point = dossiers.free_point(opened, kind="sign", subject="The offer", product=product)
    assert counts(cleo)["todo"] == 1
    for page in (path("client_portal:overview"), path("client_portal:product", product.public_id)):
        text = cleo.browser().get(page).content.decode()
        assert "Sign it, then deliver a scan" in text
        assert "Deliver the signed copy" in text

    handle_action_point(actor=A_TEST, action_point=point)
    text = cleo.browser().get(path("client_portal:overview")).content.decode()
    assert "Deliver the signed copy" not in text
    assert counts(cleo)["todo"] == 0
    point.refresh_from_db()
    assert point.request.is_cancelled
    assert point.removed_at is None

    reopen_action_point(actor=A_TEST, action_point=point)
    delivery = documents.delivery(point.request, name="offer.pdf")
    check_file(effect_id=uuid4(), file_id=str(delivery.file.public_id))
    point = ActionPoint.objects.get()
    assert (point.is_handled, point.is_by_hand) == (True, False)
    delivery.request.refresh_from_db()
    review_delivery(
        actor=A_TEST,
        request=delivery.request,
        decision=Decision.REJECT,
        reason="incomplete",
        remark="Page 2 is not signed.",
    )
    text = cleo.browser().get(path("client_portal:overview")).content.decode()
    assert "Asked again: The offer" in text
    assert "Deliver the signed copy" in text
