"""What a firm and its people set up for themselves: the settings as a file, and a signature."""

from tests.journeys import errands
from tests.journeys.marked import shows
from tests.journeys.world import World


@shows("B17", by="tenant_apps.professional_portal.commands.take_over_configuration")
def test_a_firm_takes_over_the_settings_of_another_from_a_file(world: World):
    first, second = world.person(), world.person()
    page = "pro/settings/configuration/"
    there = errands.sign_up(world, first, "Rowan Advice")
    first.visit(world.url(there, "pro/settings/users/roles/add/"))
    first.fill("Name of the role", "Trainee").tick("See dossiers").press("Save")
    first.visit(world.url(there, page))
    with first.page.expect_download() as saving:
        first.find("main").get_by_role("link", name="Save as a file").click()
    file = saving.value.path()

    here = errands.sign_up(world, second, "Hazel Advice")
    second.visit(world.url(here, page))
    second.find("[name=file]").set_input_files(file)
    second.press("Look at the difference").sees("Trainee")
    second.press("Take over").sees("taken over.")
    second.find("[name=file]").set_input_files(file)
    second.press("Look at the difference").sees("There is nothing to take over")
    second.visit(world.url(here, "pro/settings/users/roles/")).sees("Trainee")


@shows("B19", by="tenant_apps.accounts.commands.presence.set_signature")
def test_somebody_signs_what_clients_get(world: World):
    adviser = world.adviser()
    page = world.url(world.firm.slug, "pro/profile/signature/")
    adviser.visit(page)
    adviser.fill("Signature", "Kind regards,\nSara\nwith two lines").press("Preview").sees("with two lines")
    adviser.press("Save").sees("Saved")
    prospect = errands.add_prospect(world, adviser)
    errands.invite(world, adviser, prospect)
    letter = world.mailbox.newest(prospect.email, "email")
    assert "Kind regards,\nSara\nwith two lines" in letter["text"].replace("\r\n", "\n")
    adviser.visit(page)
    adviser.fill("Signature", "").press("Save").sees("You have no signature.")
