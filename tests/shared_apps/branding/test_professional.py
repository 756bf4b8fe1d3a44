"""Settings > Branding."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image

from shared_apps.branding import commands
from shared_apps.branding.enums import ImageKind
from shared_apps.branding.looks import Values, derived
from shared_apps.branding.published import current_branding, published_values, versions
from tenants import directory
from tests.shared_apps.branding.test_commands import GREEN, publish
from tests.shared_apps.branding.test_images import picture
from themes.base import pdf

PAGE = "/pro/settings/branding/"
QUERIES = 5  # of which one is for who changed it last
FORM = {
    "accent": "#7A0019", "has_second": "on", "second": "#d9ad62", "header": "strong", "typeface": "classic",
    "corners": "round", "sender_name": "Lindenhof", "welcome_title_en": "Good to see you",
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


PAGES = {
    "login": "Wachtwoord|Password|Mot de passe|Passwort",
    "overview": "Cleo Example",
    "email": "Cleo Example",
    "pdf": "sheet.png",
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_preview_shows_the_draft_in_a_sandbox(cast, page: str, language: str) -> None:
    commands.save_draft(actor=cast.ada.actor, values=GREEN)
    answer = cast.ada.browser().get(f"{PAGE}preview/{page}/{language}/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert re.search(PAGES[page], text)
    assert f'<html lang="{language}"' in text
    if page == "email":
        assert derived("#2f6f4e", "", "light").light.accent in text
    else:
        assert "preview.css?v=" in text
    assert "<script" not in text
    assert "autofocus" not in text
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "sandbox allow-same-origin" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert published_values() == Values()


def test_previews_are_the_real_pages(cast) -> None:
    commands.save_draft(actor=cast.ada.actor, values=GREEN)
    browser = cast.ada.browser()
    names = {page: {one.name for one in browser.get(f"{PAGE}preview/{page}/en/").templates} for page in PAGES}
    assert "accounts/public/log_in.html" in names["login"]
    assert "client_portal/client/overview.html" in names["overview"]
    assert "invites/email/invitation.html" in names["email"]
    overview = browser.get(f"{PAGE}preview/overview/en/").content.decode()
    assert [
        part for part in ("Payslip", "Your income and your household", "Proof of identity") if part not in overview
    ] == []
    assert overview.count("Your turn") == 2, "what was done is nobody's turn"
    sheet = browser.get(f"{PAGE}preview/pdf/en/sheet.png")
    assert "flows/pdf/answers.html" in {one.name for one in sheet.templates}
    assert sheet.content.startswith(b"\x89PNG")


def test_preview_of_the_pdf_has_the_drafts_colour(cast) -> None:
    commands.save_draft(actor=cast.ada.actor, values=replace(GREEN, accent="#7a0019"))
    sheet = Image.open(BytesIO(cast.ada.browser().get(f"{PAGE}preview/pdf/en/sheet.png").content)).convert("RGB")
    assert (0x7A, 0, 0x19) in {colour for _count, colour in sheet.getcolors(1 << 20)}


@pytest.mark.parametrize(("scheme", "theme"), [("dark", "dark"), ("light", "light"), ("neon", "light")])
def test_preview_is_light_or_dark_as_asked(cast, scheme: str, theme: str) -> None:
    answer = cast.ada.browser().get(f"{PAGE}preview/login/en/?scheme={scheme}")
    assert f'data-theme="{theme}"' in answer.content.decode()


def test_no_other_page_may_be_framed(cast) -> None:
    for page in (PAGE, "/login/", "/pro/"):
        answer = cast.ada.browser().get(page)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"


def test_preview_is_not_there_for_what_we_do_not_have(cast) -> None:
    browser = cast.ada.browser()
    for path in ("preview/other/en/", "preview/login/xx/", "preview/pdf/xx/sheet.png"):
        assert browser.get(PAGE + path).status_code == 404


def test_typing_changes_what_is_shown_and_keeps_the_choice_of_page(cast) -> None:
    chosen = {"preview-page": "email", "preview-scheme": "dark", "preview-size": "phone", "preview-language": "nl"}
    answer = cast.ada.browser().post(PAGE, FORM | chosen, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert "preview/email/nl/?scheme=dark" in text
    assert 'data-preview-size="phone"' in text
    assert "Not yet published" in text


def test_typing_something_wrong_says_so_and_changes_nothing(cast) -> None:
    answer = cast.ada.browser().post(PAGE, FORM | {"accent": "red"}, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "Please choose a colour" in answer.content.decode()
    assert commands.current_draft() is None


def test_preview_button_works_without_modules(cast) -> None:
    browser = cast.ada.browser()
    chosen = {"action": "preview", "preview-page": "overview", "preview-size": "phone", "preview-language": "en"}
    answer = browser.post(PAGE, FORM | chosen)
    assert answer.status_code == 302
    page = browser.get(answer.url).content.decode()
    assert "preview/overview/en/?scheme=light" in page
    assert "c-page-preview--phone" in page
    assert published_values() == Values()


def test_page_without_pango_says_so(cast, monkeypatch) -> None:
    def refuse() -> None:
        raise pdf.PdfUnavailable

    monkeypatch.setattr(pdf, "_library", refuse)
    browser = cast.ada.browser()
    assert "Pango is missing" in browser.get(f"{PAGE}?preview-page=pdf").content.decode()
    assert browser.get(f"{PAGE}preview/pdf/en/sheet.png").status_code == 404


@pytest.mark.parametrize(
    ("link", "is_right"),
    [
        ("https://www.linkedin.com/company/lindenhof/", True),
        ("https://linkedin.com/company/lindenhof?trk=a&b=1", True),
        ("http://www.linkedin.com/company/lindenhof", False),
        ("https://linkedin.com.evil.example/", False),
        ("https://evil.example/linkedin.com/", False),
        ("https://linkedin.com@evil.example/", False),
        ("https://notlinkedin.com/a", False),
        ("javascript:alert(1)//linkedin.com/", False),
        ('https://linkedin.com/"onmouseover="x', False),
    ],
)
def test_links_are_to_the_networks_own_hosts(cast, client, link: str, *, is_right: bool) -> None:
    answer = cast.ada.browser().post(PAGE, FORM | {"linkedin": link, "action": "publish"})
    assert answer.status_code == (302 if is_right else 422)
    directory.forget("")
    assert (published_values().linkedin == link) is is_right
    assert (">LinkedIn</a>" in client.get("/login/").content.decode()) is is_right


def test_forged_link_is_refused_by_the_database(cast) -> None:
    forged = Values(x="javascript:alert(1)")
    commands.save_draft(actor=cast.ada.actor, values=forged)
    with pytest.raises(IntegrityError), transaction.atomic():
        commands.publish(actor=cast.ada.actor)


def test_history_tells_who_when_and_what_differed(cast) -> None:
    publish(cast.ada.actor, GREEN)
    publish(cast.ada.actor, replace(GREEN, accent="#7a0019", corners="round", texts={"welcome_title": {"en": "Hello"}}))
    text = cast.ada.browser().get(PAGE).content.decode()
    history = text[text.index('id="history"') :]
    assert history.index("Version 2") < history.index("Version 1")
    assert cast.ada.account.name in history
    for part in ('fill="#2f6f4e"', 'fill="#7a0019"', "Soft", "Round", "Hello", "In use"):
        assert part in history


def test_going_back_publishes_the_earlier_version_as_a_new_one(cast) -> None:
    publish(cast.ada.actor, GREEN)
    publish(cast.ada.actor, replace(GREEN, accent="#7a0019"))
    browser = cast.ada.browser()
    assert browser.post(f"{PAGE}versions/1/again/").status_code == 302
    directory.forget("")
    assert (published_values().accent, versions().first().number) == ("#2f6f4e", 3)
    assert browser.post(f"{PAGE}versions/9/again/").status_code == 404


@pytest.mark.parametrize("who", ["ben", "cleo", "eve"])
def test_going_back_and_previews_are_not_there_for_others(cast, who: str) -> None:
    publish(cast.ada.actor, GREEN)
    browser = getattr(cast, who).browser(host="alpha.localhost")
    assert browser.post(f"{PAGE}versions/1/again/").status_code in {302, 403, 404}
    assert versions().first().number == 1
    assert browser.get(f"{PAGE}preview/login/en/").status_code in {302, 404}


def test_stylesheet_is_kept_for_ever_by_its_own_name_only(cast, client) -> None:
    publish(cast.ada.actor, GREEN)
    current = client.get(current_branding().css_url)
    assert "immutable" in current.headers["Cache-Control"]
    former = current_branding().css_url
    publish(cast.ada.actor, replace(GREEN, accent="#7a0019"))
    assert current_branding().css_url != former
    assert client.get(former).headers["Cache-Control"] == "no-cache"


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


def test_firms_icon_is_in_the_tab_of_every_page(cast, client) -> None:
    """Logged out, in both portals, and where a browser looks for it by itself; a firm without one shows ours."""
    browser = cast.ada.browser()
    assert browser.post(f"{PAGE}images/favicon/", {"image": picture(size=(512, 512))}).status_code == 302
    assert browser.post(PAGE, FORM | {"action": "publish"}).status_code == 302
    url = current_branding().favicon_url
    icon = Image.open(BytesIO(client.get(url).content))
    assert (icon.format, icon.width, icon.height) == ("PNG", 64, 64)
    pages = [(client, "/login/"), (client, "/reset/"), (browser, "/pro/"), (cast.cleo.browser(), "/")]
    shown = {path: re.findall(r'<link rel="icon" href="([^"]+)"', page_of(who, path)) for who, path in pages}
    assert shown == {path: [url] for _who, path in pages}
    assert client.get("/favicon.ico")["Location"] == url
    beta = client.get("/login/", headers={"Host": "beta.localhost"}).content.decode()
    assert url not in beta
    assert "theme/favicon" in re.search(r'<link rel="icon" href="([^"]+)"', beta)[1]


def page_of(browser, path: str) -> str:
    """The page to which the address leads."""
    answer = browser.get(path, follow=True)
    assert answer.status_code == 200, path
    return answer.content.decode()
