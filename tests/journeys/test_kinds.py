"""What was found whole elsewhere hides no fault: whatever a rule depends on makes an element one of a new kind."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.looking import faults_once

STYLE = (
    "<style>a, button, input, select, [tabindex] { display: inline-block; inline-size: 60px; block-size: 30px }"
    " a, button, [tabindex] { margin: 4px } .small { inline-size: 9px; block-size: 9px; margin: 0 }</style>"
)
WHOLE = """
  <main><h1>Whole</h1><p id="said">Words</p>
    <ul><li><a href="/">One</a></li><li><a href="/"><img src="data:," alt="Two"></a></li></ul>
    <dl><div><dt>Name</dt><dd>Robin</dd></div></dl>
    <label for="name">Name</label><input id="name"> <label>Town <input autocomplete="address-level2"></label>
    <label for="kind">Kind</label><select id="kind"><option>One</option></select>
    <button>Press</button> <button aria-label="Close"><span aria-hidden="true">x</span></button>
    <div role="radiogroup" aria-labelledby="said"><span role="radio" aria-checked="true" tabindex="0">Yes</span></div>
    <p lang="nl">Dag</p> <div aria-hidden="true"><b>x</b></div>
    <table><thead><tr><th>Name</th></tr></thead><tbody><tr><td>Robin</td></tr></tbody></table>
    <iframe title="Letter" srcdoc="x"></iframe> <button aria-expanded="true">More</button>
    <p><button class="small">-</button></p><p><b></b></p>
  </main>"""
PLANTED = {
    "label": ('<label for="name">Name</label>', ""),
    "select-name": ('<label for="kind">Kind</label>', '<label for="kind"></label>'),
    "button-name": ('aria-label="Close"', 'aria-label=""'),
    "link-name": ('alt="Two"', 'alt=""'),
    "image-alt": ('alt="Two"', ""),
    "list": ("</li></ul>", "</li><div>Three</div></ul>"),
    "definition-list": ("<dd>Robin</dd></div>", "<dd>Robin</dd></div><p>Robin</p>"),
    "listitem": ("<ul><li>", "<li>Alone</li><ul><li>"),
    "autocomplete-valid": ("address-level2", "address-level"),
    "aria-hidden-focus": ("<b>x</b>", "<button>Press</button>"),
    "aria-required-parent": ("<h1>", '<div role="option">Alone</div><h1>'),
    "aria-required-attr": (' aria-checked="true"', ""),
    "aria-valid-attr-value": ('aria-expanded="true"', 'aria-expanded="perhaps"'),
    "aria-roles": ('role="radiogroup"', 'role="radios"'),
    "nested-interactive": ("<p><b></b></p>", '<p role="button" tabindex="0">Press <a href="/">me</a></p>'),
    "target-size": ("</button></p>", '</button><button class="small">+</button></p>'),
    "valid-lang": ('lang="nl"', 'lang="dutchish"'),
    "frame-title": ('title="Letter"', 'title=""'),
    "document-title": ("<title>Whole</title>", ""),
    "html-has-lang": ('<html lang="en">', "<html>"),
    "html-lang-valid": ('<html lang="en">', '<html lang="english">'),
    "meta-viewport": ("<style>", '<meta name="viewport" content="user-scalable=no"><style>'),
}


def test_what_was_found_whole_elsewhere_hides_no_fault(chromium: Browser) -> None:
    page = chromium.new_page()
    whole = f'<!doctype html><html lang="en"><head><title>Whole</title>{STYLE}</head><body>{WHOLE}</body></html>'
    page.set_content(whole)
    assert faults_once(page) == []
    missed = {}
    for rule, (what, instead) in PLANTED.items():
        assert what in whole, rule
        page.set_content(whole.replace(what, instead, 1))
        found = faults_once(page)
        if not any(text.startswith(f"{rule}:") for text in found):
            missed[rule] = found
    page.close()
    assert missed == {}


@pytest.mark.parametrize("more", ["<p>Other words</p>", "<ul><li><a href='/'>Three</a></li></ul>"])
def test_what_is_of_a_known_kind_is_not_checked_again(chromium: Browser, more: str) -> None:
    page = chromium.new_page()
    whole = "<!doctype html><html lang='en'><title>Whole</title><main><h1>Whole</h1>{}</main>"
    for words in ("<p>Words</p><ul><li><a href='/'>One</a></li></ul>", f"<p>Words</p>{more}"):
        page.set_content(whole.format(words))
        page.evaluate("delete window.axe")
        assert faults_once(page) == []
    assert not page.evaluate("'axe' in window")
    page.close()
