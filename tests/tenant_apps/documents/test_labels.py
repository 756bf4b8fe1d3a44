"""What papers are called, and the firm's own templates for them."""

import pytest
from django.urls import reverse

from tenant_apps.activity.models import Entry
from tenant_apps.documents.commands.labels import add_label, edit_label, label_file
from tenant_apps.documents.errors import LabelNameMissing, TemplateMissing
from tenant_apps.documents.models import Label
from tenant_apps.documents.printing import Block, blocks, label_paper
from tests.factories import dossiers
from tests.factories.labels import label
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
A_TEST = System("a test")
VALUES = {"client": "Cleo", "firm": "Oak"}


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:documents:{name}", urlconf="vestibule.config.urls_tenant", args=arguments)


def words(**texts: str) -> dict[str, str]:
    return {"en": "", "nl": "", "fr": "", "de": ""} | texts


def test_a_label_is_added_changed_and_on_record(cast):
    made = add_label(actor=cast.ada.actor, names=words(nl="Gids", en="Guide"), texts=words(nl="Beste {client}"))
    again = edit_label(
        actor=cast.ada.actor, label=made, names=words(en="Pathfinder"), texts=words(), is_required=True, is_active=False
    )

    assert (again.name_nl, again.name_en, again.text_nl, again.is_required) == ("", "Pathfinder", "", True)
    assert list(Label.objects.required()) == []
    verbs = Entry.objects.filter(verb__startswith="documents.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["documents.add_label", "documents.edit_label"]


def test_a_label_without_a_name_is_refused(cast):
    with pytest.raises(LabelNameMissing):
        add_label(actor=cast.ada.actor, names=words(), texts=words())
    with pytest.raises(LabelNameMissing):
        edit_label(actor=cast.ada.actor, label=label(), names=words(), texts=words(), is_required=True)


def test_only_who_sets_up_documents_sets_up_labels(cast):
    with pytest.raises(NotAllowed):
        add_label(actor=cast.ben.actor, names=words(nl="Gids"), texts=words())
    with pytest.raises(NotAllowed):
        edit_label(actor=cast.cleo.actor, label=label(), names=words(nl="x"), texts=words(), is_required=False)


def test_a_paper_has_exactly_the_labels_that_are_chosen(cast):
    guide, privacy = label(), label("privacy", "Privacy")
    file = dossiers.publication(dossiers.dossier(), labels=[guide]).file
    before = Entry.objects.count()

    label_file(actor=cast.ben.actor, file=file, labels=[guide])
    assert Entry.objects.count() == before
    label_file(actor=cast.ben.actor, file=file, labels=[privacy])

    assert list(file.labels.all()) == [privacy]
    assert Entry.objects.latest("pk").verb == "documents.label"


def test_a_label_out_of_use_stays_where_it_is(cast):
    old = label(is_active=False)
    file = dossiers.publication(dossiers.dossier()).file
    file.labels.add(old)

    label_file(actor=cast.ben.actor, file=file, labels=[])

    assert list(file.labels.all()) == [old]


def test_a_client_labels_nothing(cast):
    with pytest.raises(NotAllowed):
        label_file(actor=cast.cleo.actor, file=dossiers.publication(dossiers.dossier()).file, labels=[])


def test_a_template_becomes_headings_paragraphs_and_items():
    text = "# About {firm}\nDear {client},\nwelcome.\n- one\n- two {other}\nThe end."
    assert list(blocks(text, VALUES)) == [
        Block(heading="About Oak"),
        Block(text="Dear Cleo,\nwelcome."),
        Block(items=("one", "two {other}")),
        Block(text="The end."),
    ]
    assert list(blocks("- last", VALUES)) == [Block(items=("last",))]
    assert list(blocks("", VALUES)) == []


def test_what_a_value_says_is_no_markup():
    assert list(blocks("{client}", {"client": "- Cleo"})) == [Block(text="- Cleo")]


def test_the_paper_is_a_pdf_named_for_the_label():
    made = label_paper(label(), language="en", client="Cleo", adviser="")
    assert (made.name, made.read(5)) == ("credit-guide.pdf", b"%PDF-")


def test_without_a_template_there_is_no_paper():
    with pytest.raises(TemplateMissing):
        label_paper(label(text=""), language="en", client="Cleo", adviser="")


def test_the_settings_list_add_and_change_labels(cast):
    browser = cast.ada.browser()
    assert "No labels yet" in browser.get(path("labels")).content.decode()

    sent = {"name_nl": "Gids", "name_en": "Guide", "text_nl": "Beste {client}", "is_required": "on"}
    assert browser.post(path("label_add"), sent)["Location"] == path("labels")
    made = Label.objects.get()
    assert browser.post(path("label", made.public_id), {"name_nl": ""}).status_code == 422
    assert browser.post(path("label", made.public_id), sent | {"name_en": "Our guide", "is_active": "on"})
    made.refresh_from_db()
    assert (made.name_en, made.is_required) == ("Our guide", True)
    assert "Our guide" in browser.get(path("labels")).content.decode()


def test_the_settings_give_an_example(cast):
    browser = cast.ada.browser()
    answer = browser.get(path("label_example", label().public_id))
    assert answer.content.startswith(b"%PDF-")
    without = browser.get(path("label_example", label("none", "None", text="").public_id), follow=True)
    assert "no template" in without.content.decode()


def test_template_names_the_address(monkeypatch):
    told = {}
    drawn = "tenant_apps.documents.printing.branded_pdf"
    monkeypatch.setattr(drawn, lambda _template, context: told.update(context) or b"%PDF-")
    made = label(text="{client}\n{address}")
    label_paper(made, language="en", client="Cleo", adviser="", address=("Kade 7", "1011 AB Amsterdam"))
    assert told["blocks"] == [Block(text="Cleo\nKade 7\n1011 AB Amsterdam")]
    assert told["address"] == ("Kade 7", "1011 AB Amsterdam")
