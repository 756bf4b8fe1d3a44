"""Contracts of a client: added in the file, sent, delivered back signed, approved; or recorded by hand."""

from tests.factories import samples
from tests.journeys import errands, papers, steps
from tests.journeys.marked import shows
from tests.journeys.world import Person, World

TITLE = "Asset management mandate"


def pdf(name: str) -> dict[str, object]:
    return {"name": name, "mimeType": "application/pdf", "buffer": samples.pdf(pages=1)}


def file_of(world: World, adviser: Person, prospect: steps.Prospect) -> str:
    """Find the client in the list, and go to the client's file; returns its address."""
    adviser.visit(world.url(world.firm.slug, f"pro/clients/?q={prospect.name}"))
    adviser.press(prospect.name, within="#clients")
    return adviser.page.url


def add(adviser: Person, title: str) -> None:
    """Add a contract from the client's file, and wait until its file is checked."""
    adviser.sees("No contracts yet").press("Add a contract", within="#contracts")
    adviser.choose("Kind", "Service agreement").fill("Title", title)
    adviser.find("#id_files").set_input_files([pdf("mandate.pdf")])
    adviser.press("Save").sees("The contract was added")
    steps.wait_for(adviser, adviser.page.url, "/pro/documents/files/")


@shows("B14", by="tenant_apps.contracts.commands.send_contract")
def test_a_contract_is_sent_comes_back_signed_and_is_approved(world: World):
    adviser, prospect, client = errands.meet(world)
    errands.make_client(world, adviser, prospect)
    file = file_of(world, adviser, prospect)
    add(adviser, TITLE)
    adviser.press("Send the contract").sees("The contract was sent")
    contract = adviser.page.url

    client.visit(steps.origin(client) + "/documents/")
    client.page.locator(".c-document-row", has_text=TITLE).get_by_role("link", name="Deliver now").click()
    client.page.wait_for_load_state()
    client.sees("The contract to sign")
    with client.page.expect_download() as coming:
        client.find("#contract").get_by_role("link", name="Download").click()
    assert coming.value.path().read_bytes().startswith(b"%PDF")
    client.find("#id_files").set_input_files([pdf("signed.pdf")])
    client.press("Save and deliver").page.wait_for_function(
        "selector => !document.querySelector(selector)", arg=steps.ON_ITS_WAY
    )

    steps.wait_for(adviser, contract, "Signed copy received")
    adviser.visit(contract).sees("signed.pdf").fill("Signed by", prospect.name)
    adviser.press("Approve the signed copy").sees("The signature was recorded").sees("Opened by the client")
    adviser.visit(file).find("#contracts").get_by_text("signed on").wait_for()


@shows("B12", by="tenant_apps.contracts.commands.add_contract")
def test_the_file_shows_people_papers_of_both_sides_dossiers_contracts_and_history(world: World):
    adviser, prospect, client = errands.meet(world)
    steps.deliver(client, "Payslip", papers.payslip())
    errands.make_client(world, adviser, prospect)
    file = file_of(world, adviser, prospect)
    add(adviser, TITLE)
    adviser.find("#record [name=files]").set_input_files([pdf("signed-on-paper.pdf")])
    adviser.press("Record the signature").sees("The signature was recorded")

    adviser.visit(file)
    for part, text in {
        "#parties": prospect.email,
        "#dossiers": "Mortgage",
        "#documents": "payslip.pdf",
        "#publications-1": f"{TITLE}, signed",
        "#contracts": "Service agreement",
        "#activity": "Signature of a contract recorded",
    }.items():
        adviser.find(part).get_by_text(text).first.wait_for()
