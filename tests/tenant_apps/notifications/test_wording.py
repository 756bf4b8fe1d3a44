"""The firm's own texts of what clients are written."""

import pytest

from tenant_apps.activity.models import Entry
from tenant_apps.notifications.choosing import Ways
from tenant_apps.notifications.commands import messages, rules
from tenant_apps.notifications.commands.wording import reset_wording, save_wording
from tenant_apps.notifications.errors import UnknownValue, ValueMissing
from tenant_apps.notifications.models import Message, Wording
from tenant_apps.notifications.wording import TEXTS, VALUES, filled, in_words, standard_of
from tenant_apps.professional_portal.written import gaps
from tests.cast import Cast
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed, NotFound
from vestibule.core.messages import Recipient, send

pytestmark = pytest.mark.django_db
PRODUCT = System("a test")
PAGE = "/pro/messages/texts/"
TOLD = {
    "told_subject": "News",
    "paragraphs": ["Something is new."],
    "items": [],
    "signature": "",
    "url": "http://alpha.localhost/",
}


def words(code: str = "told", language: str = "en", **values: str):
    return in_words(code, language, {"name": "Cleo", "firm": "Alpha", "count": "2", "link": "there"} | values)


def save(cast: Cast, code: str = "told", **columns: str):
    texts: dict[str, dict[str, str]] = {}
    for column, text in columns.items():
        part, language = column.rsplit("_", 1)
        texts.setdefault(part, {})[language] = text
    return save_wording(actor=cast.ada.actor, code=code, texts=texts)


@pytest.mark.parametrize("text", TEXTS.values(), ids=lambda text: text.code)
@pytest.mark.parametrize("language", ["nl", "fr", "en", "de"])
def test_standard_texts_hold_what_is_needed_and_nothing_unknown(text, language):
    for part, standard in standard_of(text, language).items():
        used = {name for name in VALUES if f"{{{name}}}" in standard}
        assert standard.count("{") == sum(standard.count(f"{{{name}}}") for name in VALUES)
        assert used <= set(text.parts[part].values)
        assert set(text.parts[part].needed) <= used


def test_own_text_is_read_in_its_language_and_the_standard_in_the_others(cast):
    save(cast, subject_nl="Nieuws van {firm}", body_nl="Beste {name},\n\nEr is iets.")
    assert words(language="nl").subject == "Nieuws van Alpha"
    assert words(language="nl").paragraphs == ("Beste Cleo,", "Er is iets.")
    assert words(language="en").subject == "Alpha: there are 2 things to do"
    assert words(language="nl").sms != ""


def test_values_are_put_in_once_and_are_never_a_template(cast):
    save(cast, subject_en="{name}!", body_en="<b>{name}</b> {count}")
    found = words(name="{count} {{ firm }}", count="<i>")
    assert found.subject == "{count} {{ firm }}!"
    assert found.paragraphs == ("<b>{count} {{ firm }}</b> <i>",)


@pytest.mark.parametrize(
    "typed", ["{surname}", "{ name }", "{{ name }}", "{}", "{name.first}", "{code}", "{% now 'Y' %}"]
)
def test_unknown_value_is_refused_by_name_at_its_field(cast, typed):
    with pytest.raises(UnknownValue) as refused:
        save(cast, body_en=f"Dear {typed}")
    assert refused.value.field == "body_en"
    assert "{name}, {firm}, {adviser}, {count}" in str(refused.value)
    assert not Wording.objects.exists()


@pytest.mark.parametrize(
    ("code", "needed"), [("passcode", "code"), ("message", "link"), ("appointment_reminder", "when")]
)
def test_text_without_its_compulsory_value_is_refused(cast, code, needed):
    with pytest.raises(ValueMissing) as refused:
        save(cast, code, sms_nl="Beste klant")
    assert refused.value.field == "sms_nl"
    assert f"{{{needed}}}" in str(refused.value)


def test_text_that_is_the_standard_one_is_not_kept(cast):
    standard = standard_of(TEXTS["told"], "en")
    assert save(cast, subject_en=standard["subject"], body_en=standard["body"].replace("\n", "\r\n"), sms_en="") is None
    assert not Wording.objects.exists()


def test_reset_goes_back_to_the_standard_and_both_are_recorded_with_who(cast):
    save(cast, sms_en="Look: {link}")
    assert Wording.objects.get().changed_by == cast.ada.account
    reset_wording(actor=cast.ada.actor, code="told")
    reset_wording(actor=cast.ada.actor, code="told")
    assert words().sms == "Alpha: there is something for you in your portal. there"
    entries = Entry.objects.filter(verb__in=["notifications.save_wording", "notifications.reset_wording"])
    assert [entry.verb.split(".")[1] for entry in entries.order_by("pk")] == ["save_wording", "reset_wording"]
    assert entries.order_by("pk")[0].facts["changed"] == ["sms_en"]


@pytest.mark.parametrize("who", ["ben", "cleo", "dan"])
def test_only_who_sets_notifications_up_writes_them(cast, who):
    actor = getattr(cast, who).actor
    with pytest.raises(NotAllowed):
        save_wording(actor=actor, code="told", texts={"sms": {"en": "x"}})
    with pytest.raises(NotAllowed):
        reset_wording(actor=actor, code="told")
    assert getattr(cast, who).browser().get(f"{PAGE}told/").status_code == 404


def test_text_that_does_not_exist_is_none(cast):
    with pytest.raises(NotFound):
        save(cast, "nonsense", sms_en="x")
    for page in ("nonsense/", "nonsense/letter/", "passcode/letter/"):
        assert cast.ada.browser().get(PAGE + page).status_code == 404


def test_text_message_beside_a_letter_and_the_bundled_letter_are_the_firms(cast):
    save(cast, sms_en="Hello {name}: {link}")
    save(cast, "bundle", subject_en="{count} things, {name}", body_en="Read on, {name}.")
    rules.set_rules(actor=cast.ada.actor, ways={"told": Ways(is_email=True, is_sms=True)})
    rules.set_contact_policy(actor=cast.ada.actor, quiet_from=None, quiet_until=None, weekly_cap=1)
    account = cast.cleo.account
    to = Recipient(account.name, "en", email=account.email, phone="+31612345678", account_id=account.pk)
    for key in ("a", "b"):
        send(template="dossiers.told", to=to, channel="email", context=TOLD, key=key)
    text = Message.objects.filter(channel="sms").order_by("pk")[0]
    assert text.text == f"Hello {account.name}: http://alpha.localhost/"
    bundle = messages.release_held(actor=PRODUCT, message=Message.objects.held_back().order_by("pk")[0])
    assert bundle.subject == f"2 things, {account.name}"
    assert f"Read on, {account.name}." in bundle.html


def test_languages_without_the_own_text_are_listed_as_missing(cast):
    save(cast, sms_nl="Kijk: {link}")
    found = [gap for gap in gaps(cast.ada.actor) if "messages/texts" in gap.url]
    assert {gap.language for gap in found} == {"fr", "en", "de"} & {gap.language for gap in found}
    assert found
    assert all("?shown=" in gap.url and "#id_sms_" in gap.url and gap.instead for gap in found)


def data(**changed: str) -> dict[str, str]:
    columns = {}
    for language in ("nl", "fr", "en", "de"):
        columns |= {f"{part}_{language}": text for part, text in standard_of(TEXTS["told"], language).items()}
    return columns | {"shown_language": "en"} | changed


def test_page_saves_and_keeps_what_was_entered_when_it_refuses(cast):
    browser = cast.ada.browser()
    refused = browser.post(f"{PAGE}told/", data(body_en="Hello {nobody}"))
    assert refused.status_code == 422
    assert "Hello {nobody}" in refused.text
    assert "{nobody} cannot be inserted here" in refused.text
    assert browser.post(f"{PAGE}told/", data(body_en="Hello {name}")).status_code == 302
    assert Wording.objects.get().body_en == "Hello {name}"
    assert not Wording.objects.get().body_nl
    assert "Hello {name}" in browser.get(f"{PAGE}told/").text


def test_preview_shows_what_is_typed_as_a_letter_and_changes_nothing(cast):
    answer = cast.ada.browser().post(f"{PAGE}told/letter/", data(body_en="Hi {name} <script>", subject_en="S"))
    assert "Hi Cleo Example &lt;script&gt;" in answer.text
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert not Wording.objects.exists()


@pytest.mark.parametrize("code", [code for code, text in TEXTS.items() if text.has_letter])
def test_each_letter_can_be_previewed(cast, code):
    assert cast.ada.browser().get(f"{PAGE}{code}/letter/").status_code == 200


def test_text_message_is_counted_and_priced_as_one_types(cast, settings):
    browser = cast.ada.browser()
    one = browser.post(f"{PAGE}told/text-message/", data(sms_en="Hi {name}")).text
    assert "15 characters, 1 text message" in one
    assert "0.09" in one
    two = browser.post(f"{PAGE}told/text-message/", data(sms_en="Ж" * 71)).text
    assert "2 text messages" in two
    assert "0.18" in two
    assert "basic alphabet" in two


def test_reset_button_goes_back(cast):
    save(cast, sms_en="Look: {link}")
    browser = cast.ada.browser()
    assert "Back to the standard text" in browser.get(f"{PAGE}told/").text
    assert browser.post(f"{PAGE}told/reset/").status_code == 302
    assert not Wording.objects.exists()


@pytest.mark.parametrize("count", [1, 12])
def test_list_takes_the_same_queries_however_many_are_written(cast, assert_queries, count):
    for code in list(TEXTS)[:count]:
        text = TEXTS[code]
        part = next(iter(text.parts))
        save(cast, code, **{f"{part}_en": "".join(f"{{{value}}}" for value in text.parts[part].values)})
    browser = cast.ada.browser()
    browser.get(PAGE)
    with assert_queries(3):  # the last says who changed one last
        assert browser.get(PAGE).status_code == 200


def test_html_of_a_value_is_escaped_in_letters(cast):
    assert filled({"body": "{name}"}, {"name": "<b>"}).paragraphs == ("<b>",)
    save(cast, "bundle", body_en="{name}")
    rules.set_contact_policy(actor=cast.ada.actor, quiet_from=None, quiet_until=None, weekly_cap=1)
    account = cast.cleo.account
    to = Recipient("<b>Cleo</b>", "en", email=account.email, account_id=account.pk)
    for key in ("a", "b"):
        send(template="dossiers.told", to=to, channel="email", context=TOLD, key=key)
    bundle = messages.release_held(actor=PRODUCT, message=Message.objects.held_back().order_by("pk")[0])
    assert "&lt;b&gt;Cleo&lt;/b&gt;" in bundle.html
