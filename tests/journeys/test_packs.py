"""Country packs: what an administrator installs, and the papers without which a portal is not shared."""

import re
from dataclasses import replace

from tests.journeys import errands, papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import Firm, Person, World


@shows("X14", by="tenant_apps.packs.commands.installing.install_pack")
def test_an_administrator_installs_a_pack_and_finds_its_flow_stages_and_documents(world: World):
    own, founder = _own_firm(world)

    founder.visit(own.url(own.firm.slug, "pro/settings/packs/")).press("New Zealand: mortgage adviser")
    founder.sees("Needed before you share the client portal")
    founder.press("Install").sees("is installed")

    founder.visit(own.url(own.firm.slug, "pro/flows/")).sees("Home loan fact find (NZ)")
    founder.visit(own.url(own.firm.slug, "pro/documents/types/")).sees("KiwiSaver statement")
    founder.visit(own.url(own.firm.slug, "pro/dossiers/workflows/")).press("Home loan (NZ)")
    founder.sees("Lodged with the lender").sees("Unconditional approval")


@shows("S11", by="tenant_apps.packs.commands.installing.install_pack")
def test_sharing_names_the_missing_labels_of_the_country_and_takes_them_there_and_then(world: World):
    own, founder = _own_firm(world)
    errands.launch(own, founder)
    _install(own, founder, "nz_broker")
    prospect = errands.add_prospect(own, founder)
    _open_form(founder, prospect)

    founder.find("[name=message]").fill("Kia ora")
    founder.press("Send invitation").sees("A document with the label “ROMA” is missing.")
    for label in ("Acknowledgement and declaration", "Adviser guide", "ROMA"):
        assert f"“{label}” is missing" in founder.main()
    founder.page.get_by_label("File for “Adviser guide”").set_input_files([papers.payslip()])
    founder.sees("“Adviser guide” was put in the dossier")
    for label in ("Acknowledgement and declaration", "ROMA"):
        _row(founder, label).get_by_role("button", name="Make it from your template").click()
        founder.sees(f"“{label}” was put in the dossier")
    assert founder.find("[name=message]").input_value() == "Kia ora"
    for label in ("Acknowledgement and declaration", "Adviser guide", "ROMA"):
        _row(founder, label).get_by_text("There", exact=True).wait_for()
    founder.press("Send invitation").sees("is on its way")

    client = own.person(phone=True)
    steps.enter(own, client, prospect)
    client.visit(steps.origin(client) + "/documents-for-you/").sees("ROMA").sees("Adviser guide")


@shows("S4", by="tenant_apps.documents.commands.labels.label_file")
def test_one_labelled_document_is_credit_guide_and_privacy_disclosure(world: World):
    own, founder = _own_firm(world)
    errands.launch(own, founder)
    _install(own, founder, "au_broker")
    prospect = errands.add_prospect(own, founder)
    _open_form(founder, prospect)
    founder.press("Send invitation").sees("A document with the label “Credit guide” is missing.")

    founder.visit(prospect.dossier).press("Make a document available")
    founder.find("[name=title_en]").fill("Who we are, and your privacy")
    founder.find("[name=files]").set_input_files([papers.payslip()])
    founder.tick("Credit guide").tick("Privacy disclosure")
    founder.press("Make available").sees("as soon as it has been checked")
    _open_form(founder, prospect)
    for label in ("Credit guide", "Privacy disclosure"):
        _row(founder, label).get_by_text("There", exact=True).wait_for()
    founder.press("Send invitation").sees("is on its way")


def _own_firm(world: World) -> tuple[World, Person]:
    """A firm of this journey alone, so that nobody else's sharing waits for its labels; and whoever signed it up."""
    founder = world.person()
    slug = errands.sign_up(world, founder, "Kauri Home Loans")
    return replace(world, firm=Firm(slug, steps.founder_of(slug), steps.PASSWORD)), founder


def _install(own: World, founder: Person, pack: str) -> None:
    founder.visit(own.url(own.firm.slug, f"pro/settings/packs/{pack}/")).press("Install").sees("is installed")


def _open_form(founder: Person, prospect: steps.Prospect) -> None:
    founder.visit(prospect.dossier).press("Invite")
    founder.page.get_by_role("heading", name=re.compile("^Invite ")).wait_for()


def _row(founder: Person, label: str):
    return founder.page.locator("#papers .c-document-row", has_text=label)
