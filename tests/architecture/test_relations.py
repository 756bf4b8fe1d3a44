"""Relations of models: none leaves its schema or goes up a floor, none is generic, and keys stay inside."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.db import models
from django.test.utils import isolate_apps
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.urls.converters import StringConverter, UUIDConverter

from tests.architecture.code import ROOT
from tests.isolation.matrix.routes import HOSTS
from tests.themes import sources

# Django's and the libraries' own tables, whose keys are the libraries'. Nothing of ours points at one.
LIBRARY_KEYS = {
    "contenttypes.ContentType",
    "auth.Permission",
    "auth.Group",
    "auth.Group_permissions",
    "otp_totp.TOTPDevice",
    "two_factor_webauthn.WebauthnDevice",
}
# Django declares it; the table stays empty in every schema.
STORED_CONTENT_TYPES = {"auth.Permission.content_type"}
# A key that is not BIGINT, each for its reason.
OTHER_KEYS = {
    "accounts.Session": "the hash of the cookie, as Django's sessions have it",
    "activity.Head": "the one row of its table",
    "tenants.SchemaVersion": "the schema's name",
}
# A number in an address that is no key.
NUMBERS_IN_ADDRESSES = {
    "page": "a page of a preview",
    "number": "a published version of the firm's looks",
    "line": "a line of an uploaded file",
}
BIG = (models.BigAutoField, models.BigIntegerField)


@cache
def ranks() -> dict[str, int]:
    """How high each room stands, from the contracts that import-linter holds."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    rooms = next(contract for contract in contracts if contract.get("containers") == ["tenant_apps"])["layers"]
    return {
        f"tenant_apps.{name.strip(' ()')}": height
        for height, layer in enumerate(reversed(rooms))
        for name in layer.split("|")
    }


def app_of(model: type[models.Model]) -> str:
    return model._meta.app_config.name


def models_of(app_names: list[str]) -> Iterator[type[models.Model]]:
    for config in apps.get_app_configs():
        if config.name in app_names:
            yield from config.get_models(include_auto_created=True)


def relations_of(model: type[models.Model]) -> Iterator[models.Field]:
    return (field for field in model._meta.get_fields() if field.is_relation and not field.auto_created)


def complaints(model: type[models.Model], app: str) -> list[str]:
    """Return what a model of an organisation's schema relates to and must not."""
    found = []
    for field in (*relations_of(model), *model._meta.private_fields):
        name = f"{model._meta.label}.{field.name}"
        if isinstance(field, GenericForeignKey | GenericRelation):
            found.append(f"{name} is generic")
            continue
        target = field.related_model
        goal = app_of(target)
        if goal not in settings.TENANT_APPS:
            found.append(f"{name} leaves the organisation's schema")
        if goal == "django.contrib.contenttypes" and name not in STORED_CONTENT_TYPES:
            found.append(f"{name} stores the id of a content type")
        if ranks().get(goal, 0) > ranks().get(app, 0):
            found.append(f"{name} points up, from {app} to {goal}")
    return found


def wrong_key(model: type[models.Model]) -> bool:
    label = model._meta.label
    return label not in LIBRARY_KEYS | OTHER_KEYS.keys() and not isinstance(_plain(model._meta.pk), BIG)


def _plain(key: models.Field) -> models.Field:
    return _plain(key.target_field) if key.is_relation else key


def test_no_relation_leaves_its_schema_or_points_up() -> None:
    found = [line for model in models_of(settings.TENANT_APPS) for line in complaints(model, app_of(model))]
    assert found == []


def test_nothing_in_public_points_into_a_schema() -> None:
    found = [
        f"{model._meta.label}.{field.name}"
        for model in models_of(settings.SHARED_APPS)
        for field in relations_of(model)
        if app_of(field.related_model) not in settings.SHARED_APPS
    ]
    assert found == []


def test_keys_are_bigint() -> None:
    ours = [*models_of(settings.TENANT_APPS), *models_of(settings.SHARED_APPS)]
    assert [model._meta.label for model in ours if wrong_key(model)] == []


def test_no_relation_of_ours_points_at_a_table_with_another_key() -> None:
    found = [
        f"{model._meta.label}.{field.name}"
        for model in models_of(settings.TENANT_APPS)
        if model._meta.label not in LIBRARY_KEYS
        for field in relations_of(model)
        if field.related_model._meta.label in LIBRARY_KEYS
    ]
    assert found == []


def test_exceptions_are_still_needed() -> None:
    labels = {model._meta.label for model in models_of([*settings.TENANT_APPS, *settings.SHARED_APPS])}
    assert (LIBRARY_KEYS | OTHER_KEYS.keys()) - labels == set()


@isolate_apps("tenant_apps.accounts")
def test_planted_relations_are_seen() -> None:
    class Wrong(models.Model):  # noqa: DJ008 - planted, and never shown
        id = models.AutoField(primary_key=True)
        tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE)
        subject_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.CASCADE)
        subject = GenericForeignKey("subject_type", "subject_id")
        dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE)

        class Meta:
            app_label = "accounts"

    for field, target in (
        ("tenant", "tenants.Tenant"),
        ("subject_type", "contenttypes.ContentType"),
        ("dossier", "dossiers.Dossier"),
    ):
        Wrong._meta.get_field(field).remote_field.model = apps.get_model(target)
        Wrong._meta.get_field(field).__dict__["related_model"] = apps.get_model(target)
    found = complaints(Wrong, "tenant_apps.accounts")
    assert "accounts.Wrong.tenant leaves the organisation's schema" in found
    assert "accounts.Wrong.subject_type stores the id of a content type" in found
    assert "accounts.Wrong.subject is generic" in found
    assert "accounts.Wrong.dossier points up, from tenant_apps.accounts to tenant_apps.dossiers" in found
    assert wrong_key(Wrong)


# What an address may carry


def keys_in(resolver: URLResolver, prefix: str = "") -> list[str]:
    """Return the addresses that carry something other than a random id, a word or a known number."""
    found = []
    for entry in resolver.url_patterns:
        address = f"{prefix}{entry.pattern}"
        if not isinstance(entry, URLPattern):
            found += keys_in(entry, address)
            continue
        for name, converter in entry.pattern.converters.items():
            is_word = isinstance(converter, StringConverter) and not name.endswith(("_id", "pk"))
            if not (isinstance(converter, UUIDConverter) or is_word or name in NUMBERS_IN_ADDRESSES):
                found.append(f"{address} carries {name}")
    return found


@pytest.mark.parametrize("host", HOSTS)
def test_addresses_carry_random_ids_only(host: str) -> None:
    assert keys_in(get_resolver(HOSTS[host])) == []


def test_planted_key_in_an_address_is_seen() -> None:
    class Planted:
        url_patterns = (
            path("<int:dossier>/", print),
            path("<str:file_id>/", print),
            path("<uuid:dossier_id>/<int:page>/", print),
        )

    assert keys_in(Planted()) == ["<int:dossier>/ carries dossier", "<str:file_id>/ carries file_id"]


# The mailbox's letters are files and named by a random id; a question's id is its place in the flow.
_KEY_IN_TEMPLATE = re.compile(
    r"\b(?!item\.letter\b|message\.letter\b|letter\b|row\b|attrs\b)(\w+)\.(?:pk|id)\b|\w+_id\.pk\b"
)


def keys_shown(text: str) -> list[str]:
    """Return the keys of rows that a template writes into a page."""
    code = " ".join(re.findall(r"{{.*?}}|{%.*?%}", text, re.DOTALL))
    return [match[0] for match in _KEY_IN_TEMPLATE.finditer(code)]


def test_pages_show_no_keys() -> None:
    found = {
        (str(template.relative_to(ROOT)), key)
        for template in sources.templates()
        for key in keys_shown(sources.text_of(template))
    }
    assert found == set()


def test_planted_key_in_a_page_is_seen() -> None:
    assert keys_shown("{% url 'x' dossier.pk %} {{ party.id }} {{ dossier.public_id }}") == ["dossier.pk", "party.id"]
