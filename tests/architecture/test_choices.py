"""Choices among rows carry the random id of each row, never its key: a page tells nobody how many there are."""

from tests.architecture.code import Source, dotted, keyword, literal, product, sample

_FIELDS = {"ModelChoiceField", "ModelMultipleChoiceField"}


def choices_by_key(source: Source) -> list[str]:
    """Return the fields of the source that put keys into the page."""
    return [
        source.at(call)
        for call in source.calls()
        if dotted(call.func).split(".")[-1] in _FIELDS and literal(keyword(call, "to_field_name")) != "public_id"
    ]


def test_no_choice_shows_a_key() -> None:
    assert [line for source in product() for line in choices_by_key(source)] == []


def test_choice_by_key_is_found() -> None:
    text = """
        one = forms.ModelChoiceField(rows)
        two = ModelMultipleChoiceField(queryset=rows, to_field_name="code")
        three = forms.ModelChoiceField(rows, to_field_name="public_id")
    """
    found = choices_by_key(sample("tenant_apps/x/client/forms.py", text))
    assert [line.rsplit(":", 1)[1] for line in found] == ["2", "3"]
