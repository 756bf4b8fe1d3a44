"""Reviews of clients: asked once for everything, answered on a telephone, compared, closed on paper, moved."""

from datetime import timedelta
from io import BytesIO

import pypdfium2
from django.utils import timezone

from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.test_fact_find import CONTINUE, QUESTIONNAIRE, begin, birth_date
from tests.journeys.world import Person, World
from vestibule.core.formats import month_name


def become_client(world: World) -> tuple[Person, steps.Prospect, Person]:
    """An adviser, somebody who sent a fact find and was taken on, and that somebody's telephone."""
    adviser, prospect, phone = begin(world)
    birth_date(phone, "27", "3", "1985")
    phone.press(CONTINUE).sees("How we reach you")
    phone.page.get_by_label("By telephone").check()
    phone.press(CONTINUE).sees("What brings you to us")
    phone.page.get_by_label("Buying or financing a home").check()
    phone.press(CONTINUE).sees("Remarks").press(CONTINUE).press("Send to my adviser").sees("Your answers were sent")
    errands.make_client(world, adviser, prospect)
    return adviser, prospect, phone


def plan(world: World, adviser: Person, prospect: steps.Prospect) -> None:
    """Plan the review of a client from the client's own page."""
    adviser.visit(world.url(world.firm.slug, f"pro/clients/?q={prospect.name.split()[-1]}"))
    adviser.press(prospect.name, within="#clients").press("Reviews").sees("No reviews planned")
    adviser.press("Plan a review").sees("Planned")


@shows("B13", by="tenant_apps.reviews.commands.close_review")
def test_a_client_is_asked_changes_an_answer_and_the_review_is_closed_on_paper(world: World):
    adviser, prospect, phone = become_client(world)
    before = len(world.mailbox.all(prospect.email, "email"))
    plan(world, adviser, prospect)
    adviser.press("Ask now").sees("The client was asked.").sees("Not sent yet.")
    review = adviser.page.url
    letter = world.mailbox.newest(prospect.email, "email", than=before)["text"]
    assert "whether what we know about you still holds" in letter
    assert QUESTIONNAIRE in letter

    phone.visit(steps.origin(phone) + "/").press("Fill in").sees("What we know already is filled in")
    phone.press("How we reach you").sees("We have this on file")
    assert phone.page.get_by_label("By telephone").is_checked()
    phone.page.get_by_label("By e-mail").check()
    phone.press(CONTINUE).press(CONTINUE).press(CONTINUE).sees("Check your answers").sees("27 March 1985")
    phone.press("Send to my adviser").sees("Your answers were sent")

    adviser.visit(review).sees("To look at")
    rows = adviser.page.locator("table tbody tr")
    assert [" ".join(text.split()) for text in rows.all_inner_texts()] == [
        "How do you like to hear from us? By telephone By e-mail"
    ]
    adviser.tick("Low").fill("Conclusion", "Only the way to be reached has changed.").press("Close the review")
    adviser.sees("The review is closed.")
    with adviser.page.expect_download() as waiting:
        adviser.page.get_by_role("link", name="Save as PDF").click()
    sheets = pypdfium2.PdfDocument(BytesIO(waiting.value.path().read_bytes()))
    paper = " ".join("\n".join(sheet.get_textpage().get_text_bounded() for sheet in sheets).split())
    assert "By telephone → By e-mail" in paper
    assert "Only the way to be reached has changed." in paper


@shows("X10", by="tenant_apps.reviews.commands.start_review")
def test_a_document_that_expires_is_asked_for_with_the_review_once_and_the_day_is_moved(world: World):
    adviser, prospect, phone = become_client(world)
    expires = timezone.localdate() + timedelta(days=40)
    check = world.url(world.firm.slug, f"pro/diligence/of/{prospect.dossier.rstrip('/').rsplit('/', 1)[-1]}/")
    adviser.visit(check).press("Begin the due diligence").press("Read the document")
    adviser.page.locator("summary", has_text="type it").click()
    adviser.choose("Kind of document", "Passport").fill("Number of the document", "SPECI2014")
    adviser.fill("Surname", prospect.name.split()[-1])
    adviser.find("[name=birth_date]").fill("1985-03-27")
    adviser.find("[name=expires_on]").fill(expires.isoformat())
    adviser.press("Read and compare").sees("SPECI2014")

    plan(world, adviser, prospect)
    review, moved = adviser.page.url, expires - timedelta(days=10)
    adviser.page.locator("summary", has_text="Move it").click()
    adviser.find("[name=due_on]").fill(moved.isoformat())
    adviser.press("Move").sees("Saved")
    adviser.visit(world.url(world.firm.slug, "pro/reviews/"))
    adviser.page.get_by_role("link", name=f", {month_name(moved.month)} {moved.year}").first.click()
    adviser.page.wait_for_load_state()
    adviser.sees(prospect.name)

    before = len(world.mailbox.all(prospect.email, "email"))
    adviser.visit(review).press("Ask now").sees("The client was asked.")
    letter = world.mailbox.newest(prospect.email, "email", than=before)["text"]
    assert all(wanted in letter for wanted in (QUESTIONNAIRE, "Identity document")), letter
    phone.visit(steps.origin(phone) + "/").sees(QUESTIONNAIRE).sees("Identity document")
    assert len(world.mailbox.all(prospect.email, "email")) == before + 1
