"""Drafts, publishing and going back, as the tenant's own database login."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from shared_apps.branding import commands
from shared_apps.branding.differences import differences
from shared_apps.branding.enums import HeaderStyle, ImageKind
from shared_apps.branding.errors import NotAnImage, NothingToPublish
from shared_apps.branding.looks import Values
from shared_apps.branding.published import current_branding, published_values, versions
from tenants import directory
from tenants.context import use_tenant
from tests.shared_apps.branding.test_images import picture
from vestibule.core.errors import NotAllowed, NotFound

GREEN = Values(accent="#2f6f4e", header=HeaderStyle.LIGHT, texts={"welcome_title": {"nl": "Welkom", "en": "Welcome"}})


def publish(actor, values: Values) -> int:
    commands.save_draft(actor=actor, values=values)
    number = commands.publish(actor=actor)
    directory.forget("")
    return number


def test_draft_is_seen_by_nobody_else(cast) -> None:
    commands.save_draft(actor=cast.ada.actor, values=GREEN)
    assert commands.current_draft().accent == "#2f6f4e"
    assert published_values() == Values()


def test_publish_makes_the_draft_what_everybody_sees(cast) -> None:
    assert publish(cast.ada.actor, GREEN) == 1
    assert published_values().accent == "#2f6f4e"
    assert current_branding().header_hex == "#ffffff"
    assert commands.current_draft() is None
    assert versions().get().published_by == cast.ada.actor.name


def test_publish_twice_says_that_there_is_nothing_new(cast) -> None:
    publish(cast.ada.actor, GREEN)
    with pytest.raises(NothingToPublish):
        commands.publish(actor=cast.ada.actor)


def test_take_up_version_brings_an_earlier_one_back(cast) -> None:
    publish(cast.ada.actor, GREEN)
    publish(cast.ada.actor, replace(GREEN, accent="#7a0019"))
    commands.take_up_version(actor=cast.ada.actor, number=1)
    assert commands.publish(actor=cast.ada.actor) == 3
    assert published_values().accent == "#2f6f4e"


def test_take_up_version_that_is_not_there(cast) -> None:
    with pytest.raises(NotFound):
        commands.take_up_version(actor=cast.ada.actor, number=9)


def test_discard_draft_runs_twice(cast) -> None:
    commands.save_draft(actor=cast.ada.actor, values=GREEN)
    commands.discard_draft(actor=cast.ada.actor)
    commands.discard_draft(actor=cast.ada.actor)
    assert commands.current_draft() is None


def test_set_image_keeps_the_rest_of_the_draft(cast) -> None:
    commands.save_draft(actor=cast.ada.actor, values=GREEN)
    values = commands.set_image(actor=cast.ada.actor, kind=ImageKind.LOGO, file=picture())
    assert values.accent == "#2f6f4e"
    assert len(values.logo) == 64
    again = commands.save_draft(actor=cast.ada.actor, values=replace(GREEN, accent="#7a0019"))
    assert again.logo == values.logo
    assert commands.set_image(actor=cast.ada.actor, kind=ImageKind.LOGO, file=None).logo == ""


def test_set_image_refuses_what_is_no_image(cast) -> None:
    with pytest.raises(NotAnImage):
        commands.set_image(actor=cast.ada.actor, kind=ImageKind.LOGO, file=BytesIO(b"<svg/>"))


@pytest.mark.parametrize("who", ["ben", "cleo"])
def test_commands_refuse_those_without_the_right(cast, who: str) -> None:
    actor = getattr(cast, who).actor
    calls = [
        lambda: commands.save_draft(actor=actor, values=GREEN),
        lambda: commands.set_image(actor=actor, kind=ImageKind.LOGO, file=None),
        lambda: commands.publish(actor=actor),
        lambda: commands.discard_draft(actor=actor),
        lambda: commands.take_up_version(actor=actor, number=1),
        lambda: commands.go_back_to_version(actor=actor, number=1),
    ]
    for call in calls:
        with pytest.raises(NotAllowed):
            call()


def test_texts_come_in_the_language_of_the_reader_or_the_first_that_has_one(cast) -> None:
    publish(cast.ada.actor, GREEN)
    with translation.override("nl"):
        assert current_branding().welcome_title == "Welkom"
    with translation.override("de"):
        assert current_branding().welcome_title in {"Welkom", "Welcome"}


def test_another_firm_sees_nothing_of_it(cast, beta) -> None:
    publish(cast.ada.actor, GREEN)
    with use_tenant(beta):
        assert published_values() == Values()
        assert commands.current_draft() is None


def test_draft_cannot_claim_another_owner(cast, alpha, beta) -> None:
    forged = GREEN.to_columns() | {"tenant_id": beta.id, "number": 77, "id": 1}
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.save_branding_draft(%s::jsonb)", [json.dumps(forged)])
    assert commands.publish(actor=cast.ada.actor) == 1
    assert versions().get().tenant_id == alpha.id


@pytest.mark.parametrize("table", ["branding_brandversion", "branding_branddraft", "branding_brandimage"])
def test_tenant_login_has_no_right_on_the_tables(cast, table: str) -> None:
    for statement in (f"SELECT * FROM public.{table}", f"DELETE FROM public.{table}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_go_back_to_the_version_in_use_is_a_version_of_its_own(cast) -> None:
    publish(cast.ada.actor, GREEN)
    assert commands.go_back_to_version(actor=cast.ada.actor, number=1) == 2
    with pytest.raises(NotFound):
        commands.go_back_to_version(actor=cast.ada.actor, number=9)


def test_differences_name_everything_that_changed() -> None:
    other = replace(
        GREEN, accent="#7a0019", second="#111111", header=HeaderStyle.DEEP, typeface="classic", corners="round",
        logo="a" * 64, sender_name="Alpha", x="https://x.com/a", texts={"footer": {"nl": "Een lange tekst " * 9}},
    )  # fmt: skip
    with translation.override("en"):
        found = {f"{item.label}": item for item in differences(GREEN, other)}
    assert {
        "Colour", "Second colour", "Header and menu", "Letters", "Corners", "Logo", "Sender of e-mails", "X",
        "Welcome", "Text at the foot of pages and e-mails",
    } == set(found)  # fmt: skip
    assert (found["Colour"].kind, found["Logo"].kind) == ("colour", "image")
    assert len(str(found["Text at the foot of pages and e-mails"].after)) < 70
    assert differences(GREEN, GREEN) == []
