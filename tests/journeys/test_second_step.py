"""A firm protects its log-in with a second step."""

import base64
import re

from django_otp.oath import totp

from tests.journeys import errands, steps
from tests.journeys.marked import shows
from tests.journeys.world import World


@shows("D8", by="tenant_apps.accounts.commands.two_factor.add_app")
def test_two_factor_is_set_up_and_asked_for(world: World):
    founder = world.person()
    slug = errands.sign_up(world, founder, "Birch Insurance")

    founder.visit(world.url(slug, "pro/profile/two-factor/app/"))
    secret = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", founder.main())[0]
    founder.fill("Code", _code(secret)).press("Turn on")

    later = world.person()
    later.visit(world.url(slug, "login/"))
    later.find("[name=email]").fill(steps.founder_of(slug))
    later.find("[name=password]").fill(steps.PASSWORD)
    later.send().arrives("**/two-factor/**")
    later.look()


def _code(secret: str) -> str:
    return f"{totp(base64.b32decode(secret.replace(' ', ''))):06d}"
