"""What components promise to the pages that use them."""

import re
from types import SimpleNamespace

import pytest
from django import forms
from django.template import RequestContext, TemplateSyntaxError, engines
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.html import escape
from django.utils.translation import override
from django_cotton.compiler_regex import CottonCompiler

from themes.base import errors
from themes.base.templatetags.theme import breakable, icon, initials, unbroken


def render(source: str, **context: object) -> str:
    """Render a template's text as a page would be."""
    request = RequestFactory().get("/list/?kind=joint&page=2", HTTP_HOST="localhost")
    template = engines["django"].engine.from_string(CottonCompiler().process(source))
    with_processors = RequestContext(request, context)
    return template.render(with_processors)


class Sample(forms.Form):
    name = forms.CharField(label="Name & title", help_text="As on the card.")
    note = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Agreed")


def test_form_holds_the_token_and_every_field() -> None:
    html = render('<c-form :form="form" submit="Save" />', form=Sample())
    assert "csrfmiddlewaretoken" in html
    assert [name for name in ("name", "note", "kind", "agreed") if f'name="{name}"' not in html] == []


def test_form_that_is_sent_by_get_holds_no_token() -> None:
    assert "csrfmiddlewaretoken" not in render('<c-form method="get" submit="Search">x</c-form>')


def test_form_says_what_is_wrong_and_leads_there() -> None:
    html = render('<c-form :form="form" submit="Save" />', form=Sample({"kind": "z"}))
    assert 'href="#id_name"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert html.index('id="id_name_error"') < html.index('name="name"')


def test_label_is_escaped_once() -> None:
    html = render('<c-field :field="form.name" />', form=Sample())
    assert escape("Name & title") in html
    assert "&amp;amp;" not in html


def test_component_does_not_see_its_surroundings() -> None:
    assert "secret" not in render('<c-card title="Open">body</c-card>', actions="secret", foot="secret")


def test_component_and_fragment_keep_what_processors_give() -> None:
    fragment = engines["django"].engine.from_string("{{ brand.name }} {% csrf_token %}")
    html = render("{% include fragment only %}", fragment=fragment)
    assert html.startswith("Vestibule")
    assert "csrfmiddlewaretoken" in html


def test_fragment_sees_nothing_that_is_not_passed() -> None:
    fragment = engines["django"].engine.from_string("{% if passed %}{{ passed }}{% endif %}")
    assert render("{% include fragment with passed=value only %}", fragment=fragment, value="yes") == "yes"


def test_tab_counts_with_a_number_alone() -> None:
    html = render('<c-tab href="/" label="Messages" count="4" count-label="unread" />')
    assert "c-count" in html
    assert "<svg" not in html


@pytest.mark.parametrize(("language", "shown"), [("en", "66%"), ("nl", "66%"), ("fr", "66\u202f%"), ("de", "66\xa0%")])
def test_percentage_has_its_sign_where_the_language_has_it(language: str, shown: str) -> None:
    with override(language):
        assert f'aria-label="Done: {shown}"' in render('<c-progress-ring value="66" label="Done" />')


def test_photo_is_asked_for_with_a_camera() -> None:
    icons = [render(f'<c-upload title="Add" {how} />').partition("<label")[0] for how in ("", 'capture="environment"')]
    assert icons[0] != icons[1]


def test_page_links_keep_the_filters() -> None:
    from django.core.paginator import Paginator

    html = render('<c-pagination :page="page" />', page=Paginator(range(30), 10).page(2))
    assert "?kind=joint&amp;page=1" in html
    assert "?kind=joint&amp;page=3" in html


def test_unknown_icon_is_an_error() -> None:
    with pytest.raises(Exception, match="does not exist"):
        icon("no-such-icon")


def test_icon_with_a_label_is_read_out() -> None:
    assert 'aria-label="&lt;Done&gt;"' in icon("check", label="<Done>")
    assert 'aria-hidden="true"' in icon("check")


@pytest.mark.parametrize(
    ("name", "expected"), [("Ada Janssen", "AJ"), ("ada", "A"), ("Ada van der Berg", "AB"), ("", "?"), ("- 1", "1")]
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_address_breaks_before_its_sign_and_is_escaped() -> None:
    assert breakable("a&b@mail.example") == "a&amp;b<wbr>@mail.<wbr>example"


def test_numbers_and_compounds_stay_on_one_line():
    assert unbroken("Loan & more · D-2026-0042") == 'Loan &amp; more · <span class="u-nowrap">D-2026-0042</span>'
    assert unbroken("Uw e-mailadres") == 'Uw <span class="u-nowrap">e-mailadres</span>'
    assert unbroken("Ihre E-Mail-Adresse") == 'Ihre <span class="u-nowrap">E-Mail</span>-Adresse'


def test_mistyped_tag_is_an_error() -> None:
    with pytest.raises(TemplateSyntaxError):
        render("{% icno 'check' %}")


PAGES = ["", *(f"layouts/{name}/" for name in ("professional", "client", "public", "door"))]


@pytest.mark.parametrize("page", PAGES)
def test_gallery_shows(page: str) -> None:
    answer = Client(HTTP_HOST="localhost").get(f"/_components/{page}")
    assert answer.status_code == 200


def test_frames_of_the_gallery_hold_pages_without_scripts() -> None:
    browser = Client(HTTP_HOST="localhost")
    frames = re.findall(r'<iframe src="([^"]+)"', browser.get("/_components/").content.decode())
    assert frames != []
    assert [frame for frame in frames if b"<script" in browser.get(frame).content] == []


@pytest.mark.parametrize(("name", "status"), [("404", 404), ("403", 403), ("429", 429), ("maintenance", 503)])
def test_error_pages_show(name: str, status: int) -> None:
    assert Client(HTTP_HOST="localhost").get(f"/_components/errors/{name}/").status_code == status


def test_failure_page_needs_nothing_of_the_request() -> None:
    answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert b"Something went wrong" in answer.content


def test_too_many_says_how_long_to_wait() -> None:
    request = RequestFactory().get("/", HTTP_HOST="localhost")
    request.htmx = False
    answer = errors.too_many(request, 90)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "90")
    assert b"2 minutes" in answer.content


LOGOS = {"header_logo_url": "/white.png", "header_logo_size": (40, 10), "logo_url": "/ink.png", "logo_size": (40, 10)}


@pytest.mark.parametrize(("chosen", "header"), [("dark", "light"), ("", "dark")])
def test_paper_shows_the_logo_for_light_ground(chosen: str, header: str) -> None:
    """Paper is white whatever the header is, and so is the ground where colours are forced."""
    mine = SimpleNamespace(name="Firm", has_light_header=header == "light", **LOGOS)
    html = render_to_string("cotton/brand.html", {"brand": mine, "theme": chosen})
    assert 'src="/white.png"' in html
    assert '<source srcset="/ink.png" media="print, (forced-colors: active)' in html


def test_logo_for_dark_screens_stays_off_paper() -> None:
    mine = SimpleNamespace(name="Firm", has_light_header=True, **LOGOS)
    html = render_to_string("cotton/brand.html", {"brand": mine, "theme": ""})
    assert 'src="/ink.png"' in html
    assert '<source srcset="/white.png" media="screen and (prefers-color-scheme: dark)">' in html


def test_only_logo_for_dark_ground_keeps_its_ground_on_paper() -> None:
    mine = SimpleNamespace(
        name="Firm", has_light_header=False, header_logo_url="/white.png", header_logo_size=(40, 10), logo_url=""
    )
    html = render_to_string("cotton/brand.html", {"brand": mine, "theme": ""})
    assert "c-brand__logo--alone" in html
    assert "<source" not in html
