"""Flows as files: what goes out comes back, and what cannot come back is listed."""

import json
from contextlib import suppress
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st

from tenant_apps.flows.catalogue.library import sections
from tenant_apps.flows.definitions import InvalidDefinition, check_definition
from tenant_apps.flows.errors import UnreadableFile
from tenant_apps.flows.exchange import MARK, read_file
from tenant_apps.flows.models import Flow, FlowVersion
from tests.cast import Cast
from tests.chance import by_chance
from tests.factories import flows

TEXT = {"en": "Words"}
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=8)
)
anything = st.recursive(
    scalars,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=6), inside, max_size=4),
    max_leaves=12,
)
names = st.sampled_from(
    ("key", "type", "label", "title", "shown_when", "repeat", "settings", "options", "video", "need", "calculation")
)


def packed(definition: Any, **more: Any) -> bytes:
    return json.dumps({MARK: 1, "kind": "mortgage", "name": TEXT, "definition": definition, **more}).encode()


def with_field(**field: Any) -> dict:
    page = {"key": "p", "title": TEXT, "fields": [{"key": "q", "type": "text", "label": TEXT, **field}]}
    return {"sections": [{"key": "s", "title": TEXT, "subsections": [page]}]}


def test_whole_catalogue_comes_back_as_it_went() -> None:
    found = read_file(packed({"sections": list(sections().values())}))
    assert found.left_out == []
    assert found.definition["sections"] == list(sections().values())


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ({"type": "hologram"}, "fields"),
        ({"glow": 3}, "glow"),
        ({"need": "perhaps"}, "need"),
        ({"shown_when": {"eval": ["1"]}}, "shown_when"),
        ({"settings": {"depth": 4}}, "settings"),
        ({"options": [{"value": "a"}]}, "options"),
        ({"prefill": "salary"}, "prefill"),
        ({"label": {"en": "Words", "xx": "?"}}, "label"),
        ({"calculation": {"operation": "run", "of": ["a.b.c"]}}, "calculation"),
    ],
)
def test_what_is_not_known_is_listed(field: dict, what: str) -> None:
    found = read_file(packed(with_field(**field)))
    assert [part["what"] for part in found.left_out] == [what]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b"[NaN]", b'{"vestibule_flow": 2, "definition": {}}']
)
def test_what_is_no_flow_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_file(content)


@by_chance(300, field=st.dictionaries(names, anything), page=st.dictionaries(names, anything), rest=anything)
def test_any_file_is_read_or_refused_and_never_breaks(field: dict, page: dict, rest: Any) -> None:
    whole = {"key": "p", "title": TEXT, **page, "fields": [{"key": "q", "type": "text", "label": TEXT, **field}]}
    definition = {"sections": [{"key": "s", "title": TEXT, "subsections": [whole, rest]}]}
    found = read_file(packed(definition))
    with suppress(InvalidDefinition):  # a draft may be incomplete; what matters is that checking it does not break
        check_definition(found.definition | {"languages": ["en"]})
    assert found.left_out


@pytest.mark.django_db
def test_saved_file_is_taken_over_whole(cast: Cast) -> None:
    flow, ada = flows.flow(flows.MORTGAGE), cast.ada.browser()
    saved = ada.get(f"/pro/flows/{flow.public_id}/file/")
    assert saved["Content-Disposition"].startswith("attachment")
    response = ada.post("/pro/flows/take/", {"file": SimpleUploadedFile("flow.json", saved.content)})
    assert response.status_code == 302
    made = Flow.objects.exclude(pk=flow.pk).get(name_en=flow.name_en)
    draft = FlowVersion.objects.drafts().get(flow=made)
    assert draft.left_out == []
    assert draft.definition["sections"] == FlowVersion.objects.newest_of(flow)[0].definition["sections"]


@pytest.mark.django_db
def test_editor_lists_what_was_left_out(cast: Cast) -> None:
    ada = cast.ada.browser()
    response = ada.post("/pro/flows/take/", {"file": SimpleUploadedFile("f.json", packed(with_field(glow="brightly")))})
    page = ada.get(response.url).content.decode()
    assert "Not taken over from the file" in page
    assert "brightly" in page
    refused = ada.post("/pro/flows/take/", {"file": SimpleUploadedFile("f.json", b"no flow")})
    assert refused.status_code == 422
    assert cast.ben.browser().get("/pro/flows/take/").status_code == 404
