"""Documents for many clients at once, each of whom finds their own and nobody else's."""

from tests.journeys import errands, papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import World


@shows("B11", by="tenant_apps.handouts.commands.start_handout")
def test_each_client_gets_the_document_of_an_archive_that_is_theirs(world: World):
    adviser, first, one = errands.meet(world, documents=())
    _adviser, second, other = errands.meet(world, documents=(), adviser=adviser)
    for prospect in (first, second):
        errands.make_client(world, adviser, prospect)
    title, letters = steps.unique("Statement"), world.mailbox
    before = {prospect: len(letters.all(prospect.email, "email")) for prospect in (first, second)}
    surname = second.name.split()[-1]

    adviser.visit(world.url(world.firm.slug, "pro/clients/")).press("Documents for many clients")
    adviser.press("Give documents").tick("A document of their own")
    adviser.find("[name=title_en]").fill(title)
    adviser.find("[name=files]").set_input_files(
        [papers.archive(f"2026/{first.name}.pdf", f"{surname}.pdf", "general terms.pdf")]
    )
    adviser.press("Look at what goes to whom").sees("Nothing has been sent yet")
    adviser.press("Give everybody theirs").sees("Choose a client, or leave this file out.")
    named = adviser.page.locator(".c-card", has_text=f"{surname}.pdf").locator("select")
    named.select_option(index=1)
    adviser.press("Give everybody theirs").sees("2 of 2 clients have their document")
    assert "general terms" not in adviser.main()

    for client in (one, other):
        client.visit(steps.origin(client) + "/documents-for-you/").sees(title)
        assert client.page.get_by_role("link", name=title).count() == 1
    for prospect, count in before.items():
        assert title in letters.newest(prospect.email, "email", than=count)["text"]
