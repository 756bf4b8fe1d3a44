"""Settings > Branding."""

import pytest
from django.urls import reverse

from shared_apps.branding import commands
from shared_apps.branding.enums import ImageKind
from shared_apps.branding.published import current_branding, published_values
from tenants import directory
from tests.shared_apps.branding.test_commands import GREEN, publish
from tests.shared_apps.branding.test_images import picture

PAGE = "/pro/settings/branding/"
QUERIES = 4
FORM = {
    "accent": "#7A0019", "has_second": "on", "second": "#d9ad62", "header": "strong", "typeface": "classic",
    "corners": "round", "sender_name": "Lindenhof", "preview_language": "", "welcome_title_en": "Good to see you",
}  # fmt: skip


def test_page_shows_the_form_and_the_preview(cast) -> None:
    page = cast.ada.browser().get(PAGE)
    assert page.status_code == 200
    assert b"branding-preview" in page.content
    assert b"<c-" not in page.content


@pytest.mark.parametrize("who", ["ben", "cleo", "eve"])
def test_page_is_not_there_for_others(cast, who: str) -> None:
    browser = getattr(cast, who).browser(host="alpha.localhost")
    assert browser.get(PAGE).status_code in {302, 404}
    assert browser.post(PAGE, FORM).status_code in {302, 403, 404}


def test_publish_stores_and_serves_the_looks(cast, client) -> None:
    answer = cast.ada.browser().post(PAGE, FORM | {"action": "publish"})
    assert (answer.status_code, answer.url) == (302, PAGE)
    values = published_values()
    assert (values.accent, values.second, values.header, values.sender_name) == (
        "#7a0019",
        "#d9ad62",
        "strong",
        "Lindenhof",
    )
    style = client.get("/brand/any.css")
    assert b"--color-header:light-dark(#" in style.content
    assert style.headers["Cache-Control"] == "no-cache"


def test_change_is_kept_in_the_draft_and_answered_with_the_preview(cast) -> None:
    answer = cast.ada.browser().post(PAGE, FORM, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert b"<html" not in answer.content
    assert commands.current_draft().accent == "#7a0019"


def test_wrong_colour_is_said_beside_the_field(cast) -> None:
    answer = cast.ada.browser().post(PAGE, FORM | {"accent": "red;}"})
    assert answer.status_code == 422
    assert b"Please choose a colour" in answer.content
    assert b"Good to see you" in answer.content


def test_logo_is_served_for_ever_and_to_this_firm_only(cast, client) -> None:
    browser = cast.ada.browser()
    assert browser.post(f"{PAGE}images/logo/", {"image": picture()}).status_code == 302
    url = f"/brand/image/{commands.current_draft().logo}"
    served = client.get(url)
    assert (served.headers["Content-Type"], "immutable" in served.headers["Cache-Control"]) == ("image/png", True)
    assert client.get(url, headers={"Host": "beta.localhost"}).status_code == 404


def test_logo_in_an_email_has_the_host(cast) -> None:
    values = commands.set_image(actor=cast.ada.actor, kind=ImageKind.HEADER_LOGO, file=picture())
    commands.publish(actor=cast.ada.actor)
    directory.forget("")
    assert current_branding().email_logo_url == f"http://alpha.localhost:8000/brand/image/{values.header_logo}"


def test_wrong_image_is_said_beside_the_field(cast) -> None:
    file = picture()
    file.seek(0)
    file.write(b"broken")
    file.seek(0)
    answer = cast.ada.browser().post(f"{PAGE}images/logo/", {"image": file})
    assert answer.status_code == 422
    assert b"cannot be read as an image" in answer.content


@pytest.mark.parametrize("page", ["login", "overview"])
def test_preview_shows_the_draft(cast, page: str) -> None:
    commands.save_draft(actor=cast.ada.actor, values=GREEN)
    answer = cast.ada.browser().get(f"{PAGE}preview/{page}/nl/")
    assert answer.status_code == 200
    assert b"preview.css?v=" in answer.content
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_preview_style_is_the_drafts(cast) -> None:
    commands.save_draft(actor=cast.ada.actor, values=GREEN)
    answer = cast.ada.browser().get(f"{PAGE}preview.css")
    assert b"#2f6f4e" in answer.content
    assert answer.headers["Cache-Control"] == "no-store"


def test_versions_can_be_taken_up_and_the_draft_be_discarded(cast) -> None:
    publish(cast.ada.actor, GREEN)
    browser = cast.ada.browser()
    assert browser.post(f"{PAGE}versions/1/").status_code == 302
    assert commands.current_draft() == published_values()
    assert browser.post(f"{PAGE}discard/").status_code == 302
    assert commands.current_draft() is None
    assert browser.post(f"{PAGE}versions/9/").status_code == 404


def test_history_costs_the_same_with_one_and_with_eight_versions(cast, assert_queries) -> None:
    publish(cast.ada.actor, GREEN)
    browser = cast.ada.browser()
    browser.get(PAGE)
    with assert_queries(QUERIES):
        browser.get(PAGE)
    for _ in range(7):
        publish(cast.ada.actor, GREEN)
    browser.get(PAGE)
    with assert_queries(QUERIES):
        browser.get(PAGE)


def test_address_of_the_page() -> None:
    assert reverse("professional:branding:edit", urlconf="vestibule.config.urls_tenant") == PAGE
