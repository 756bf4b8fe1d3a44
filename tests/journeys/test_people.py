"""Who works at a firm: where they log in, and in which language they read."""

from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.world import World

HEADINGS = {"nl": "Instellingen", "fr": "Paramètres", "de": "Einstellungen"}


@shows("B1", by="tenant_apps.accounts.commands.people.invite_professional")
def test_a_colleague_logs_in_at_the_firm_and_nowhere_else(world: World):
    founder, colleague, elsewhere = world.person(), world.person(), world.person()
    slug = errands.sign_up(world, founder, "Maple Advice")
    email = f"colleague@{slug}.example"
    founder.visit(world.url(slug, "pro/settings/users/invite/"))
    founder.fill("Name", "Coen Colleague").fill("E-mail address", email).tick("Adviser")
    founder.press("Send the invitation").sees("Coen Colleague")

    colleague.visit(world.mailbox.link(email))
    colleague.find("[name=password]").fill(steps.PASSWORD)
    colleague.find("[name=password_again]").fill(steps.PASSWORD)
    colleague.send()
    colleague.context.clear_cookies()
    world.log_in(colleague, slug, email, steps.PASSWORD)
    colleague.sees("Welcome,").look()
    assert "Maple Advice" in colleague.page.title()

    elsewhere.visit(world.url(world.firm.slug, "login/"))
    elsewhere.find("[name=email]").fill(email)
    elsewhere.find("[name=password]").fill(steps.PASSWORD)
    elsewhere.send().find("[name=password]").wait_for()
    elsewhere.visit(world.url(world.firm.slug, "pro/")).arrives("**/login/**")


@shows("B18", by="tenant_apps.accounts.commands.people.edit_account")
def test_somebody_reads_in_the_chosen_language_wherever_they_log_in(world: World):
    founder = world.person()
    slug = errands.sign_up(world, founder, "Linden Advice")
    for language, heading in HEADINGS.items():
        founder.visit(world.url(slug, "pro/profile/"))
        founder.find("main [name=language]").select_option(language)
        founder.send().find(f"html[lang={language}]").wait_for(state="attached")

        elsewhere = world.person()
        world.log_in(elsewhere, slug, steps.founder_of(slug), steps.PASSWORD)
        elsewhere.visit(world.url(slug, "pro/settings/")).sees(heading)
        assert elsewhere.find("html").get_attribute("lang") == language
