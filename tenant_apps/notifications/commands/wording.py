"""The firm's own texts for what clients are written."""

from collections.abc import Iterator, Mapping

from django.utils import timezone

from tenant_apps.notifications.errors import UnknownValue, ValueMissing
from tenant_apps.notifications.models import Wording
from tenant_apps.notifications.policies import CONFIGURE
from tenant_apps.notifications.wording import PARTS, TEXTS, VALUE, Text, standard_of
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def save_wording(*, actor: Actor, code: str, texts: Mapping[str, Mapping[str, str]]) -> Wording | None:
    """Keep the firm's texts, by part and language; one that is empty or the product's own is the product's.

    A language that is not named keeps what it has. Raises ``UnknownValue`` and ``ValueMissing``.
    """
    require(actor, CONFIGURE)
    text = _text(code)
    columns = dict(_columns(text, texts))
    row = Wording.objects.select_for_update(of=("self",), no_key=True).filter(code=code).first()
    changed = sorted(name for name, value in columns.items() if (getattr(row, name, "") or "") != value)
    if not changed:
        return row
    if row is None:
        row, _is_new = Wording.objects.get_or_create(code=code, defaults={"changed_at": timezone.now()})
    for name in changed:
        setattr(row, name, columns[name])
    row.changed_at, row.changed_by_id = timezone.now(), actor.account_id
    row.save(update_fields=[*changed, "changed_at", "changed_by"])
    record("notifications.save_wording", row, actor=actor, text=code, changed=changed)
    return row


@command
def reset_wording(*, actor: Actor, code: str) -> None:
    """Go back to the product's text in every language. Twice is once."""
    require(actor, CONFIGURE)
    row = Wording.objects.select_for_update(of=("self",)).filter(code=_text(code).code).first()
    if row is not None:
        record("notifications.reset_wording", row, actor=actor, text=code)
        row.delete()


def check_values(text: Text, part: str, written: str, *, field: str) -> None:
    """Refuse a value that this text does not have, and a text without a value that it needs."""
    allowed = text.parts[part].values
    used = VALUE.findall(written)
    for name in used:
        if name not in allowed:
            raise UnknownValue(name, allowed, field=field)
    for name in text.parts[part].needed:
        if name not in used:
            raise ValueMissing(name, field=field)


def _columns(text: Text, texts: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    languages = {language for part in texts.values() for language in part}
    standards = {language: standard_of(text, language) for language in languages}
    for part in (part for part in PARTS if part in text.parts):
        for language, typed in texts.get(part, {}).items():
            written = typed.replace("\r\n", "\n").strip()
            if written == standards[language][part].strip():
                written = ""
            if written:
                check_values(text, part, written, field=f"{part}_{language}")
            yield f"{part}_{language}", written


def _text(code: str) -> Text:
    if code not in TEXTS:
        raise NotFound
    return TEXTS[code]
