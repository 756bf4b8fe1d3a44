"""Columns whose values lie sealed. Code reads and writes them in clear; what goes to the database does not.

A field names its *seal*: an object that says with whose key its rows are sealed, what place each is bound to, and what
in it is secret. A value is opened when it is first asked for, with the key that its client's row brought along, so a
list costs no statement more. Values from before lie in clear, are read as they are, and are sealed when next written.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.functional import cached_property
from django.utils.module_loading import import_string

from tenants.sealing import MARK, data_key, index_of, new_data_key, open_text, seal_text

LYING = json.dumps(MARK)[1:-1]
"""How a sealed part of JSON begins where it lies."""

Path = tuple[str, ...]


class Seal(Protocol):
    """What a sealed column needs to know of its rows."""

    def holder(self, row: Any) -> Any:
        """The row with a ``data_key`` whose client it is."""
        ...

    def place(self, row: Any) -> str:
        """What tells this row from every other, from before it is saved."""
        ...

    def is_secret(self, row: Any, path: Path, whole: Any) -> bool:
        """Whether what lies at this path of the value is sealed; ``whole`` is the value.

        A seal with ``names`` says that nothing is where none of them occurs in the value.
        """
        ...


class Closed:
    """A value as it lies in the database, of which something is sealed."""

    __slots__ = ("stored",)

    def __init__(self, stored: Any) -> None:
        self.stored = stored


class KeyField(models.CharField):  # type: ignore[type-arg]
    """The key of a client, as it may be kept; made when it first seals. Emptying it destroys everything that it sealed.

    Declare it behind the row's own sealed columns: what a new row seals makes the key that is written with it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        given: dict[str, Any] = {"max_length": 100, "default": "", "db_default": "", "editable": False}
        super().__init__(*args, **given | kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


def key_of(holder: Any, *, is_made: bool = False) -> bytes:
    """The client's key. With ``is_made`` a client without one gets one; else ``Unreadable``."""
    if not holder.data_key and is_made:
        _make_key(holder)
    known = holder.__dict__.get("_opened_key")
    if known is None or known[0] != holder.data_key:
        known = holder.__dict__["_opened_key"] = holder.data_key, data_key(holder.data_key, holder.public_id)
    return bytes(known[1])


def seal_rows(rows: Any, *columns: str, after: int = 0, part: int = 500) -> int:
    """Write the next of these rows as they are, and so seal what lies in clear; return the key of the last, or 0.

    For rows from before they were sealed, and for what older code writes beside newer code.
    """
    last = 0
    for row in rows.select_for_update(of=("self",), no_key=True).filter(pk__gt=after).order_by("pk")[:part]:
        row.save(update_fields=columns)
        last = row.pk
    return last


def _make_key(holder: Any) -> None:
    fresh = new_data_key(holder.public_id)
    if holder._state.adding:
        holder.data_key = fresh
        return
    rows = type(holder).objects.filter(pk=holder.pk)
    rows.filter(data_key="").update(data_key=fresh)  # of two at once the first gives it
    holder.data_key = rows.values_list("data_key", flat=True).get()


class _Opening(DeferredAttribute):
    """Opens a value when it is first asked for."""

    field: Any

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Closed):
            value = instance.__dict__[self.field.attname] = self.field.opened(instance, value)
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class _Sealed:
    """What fields of texts and of JSON have in common."""

    descriptor_class: Any = _Opening
    attname: str
    name: str
    model: Any
    _seal_path: str

    @cached_property
    def seal(self) -> Seal:
        return import_string(self._seal_path)  # type: ignore[no-any-return]

    def opened(self, row: Any, value: Closed) -> Any:
        """The value in clear; raises ``Unreadable``."""
        place = self._place(row)
        return _walked(value.stored, lambda sealed, at: json.loads(open_text(sealed, self._key(row), place + at)))

    def stored_of(self, row: Any) -> Any:
        """The value as it is written: what is secret in it is sealed, what was never opened is left as it lies."""
        value = row.__dict__.get(self.attname)
        if isinstance(value, Closed) or value is None or not value or self._is_plain(value):
            return value
        return self._closed(row, value, value, ())

    def _is_plain(self, value: Any) -> bool:
        """Whether a look at the whole shows that nothing in it is secret: faster than to walk through it."""
        names = getattr(self.seal, "names", None)
        if names is None or not isinstance(value, dict | list):
            return False
        text = json.dumps(value, default=str)
        return LYING not in text and not any(f'"{name}"' in text for name in names)

    def pre_save(self, model_instance: Any, add: bool) -> Any:  # noqa: FBT001 - Django's signature
        if self.attname not in model_instance.__dict__ or hasattr(
            model_instance.__dict__[self.attname], "resolve_expression"
        ):
            return getattr(model_instance, self.attname)
        stored = self.stored_of(model_instance)
        return stored.stored if isinstance(stored, Closed) else stored

    def lying_of(self, rows: Sequence[Any]) -> list[Any]:
        """What lies in the database of each of these rows when they are saved."""
        return [self.pre_save(row, add=False) for row in rows]

    def _closed(self, row: Any, value: Any, whole: Any, path: Path) -> Any:
        is_marked = isinstance(value, str) and value.startswith(MARK)
        if is_marked or (value not in (None, "") and self.seal.is_secret(row, path, whole)):
            place = self._place(row) + "/".join(path)
            return seal_text(json.dumps(value), key_of(self.seal.holder(row), is_made=True), place)
        if isinstance(value, dict):
            return {name: self._closed(row, part, whole, (*path, str(name))) for name, part in value.items()}
        if isinstance(value, list):
            return [self._closed(row, part, whole, (*path, str(at))) for at, part in enumerate(value)]
        return value

    def _key(self, row: Any) -> bytes:
        return key_of(self.seal.holder(row))

    def _place(self, row: Any) -> str:
        return f"{self.model._meta.label_lower}|{self.seal.place(row)}|{self.name}|"


def _walked(value: Any, opens: Callable[[str, str], Any], at: str = "") -> Any:
    if isinstance(value, str) and value.startswith(MARK):
        return opens(value, at)
    below = f"{at}/" if at else ""
    if isinstance(value, dict):
        return {name: _walked(part, opens, f"{below}{name}") for name, part in value.items()}
    if isinstance(value, list):
        return [_walked(part, opens, f"{below}{place}") for place, part in enumerate(value)]
    return value


class SealedJSONField(_Sealed, models.JSONField):
    """JSON of which parts are sealed, each a text in the place of what it was."""

    def __init__(self, *args: Any, seal: str = "", **kwargs: Any) -> None:
        self._seal_path = seal
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def written_of(self, rows: Sequence[Any], encode: Callable[[Any], str]) -> list[str]:
        """The JSON that lies in the database of each of these rows; one of which nothing is secret is written once."""
        values = [row.__dict__[self.attname] for row in rows]
        if not any(values) and len({*map(type, values)}) == 1:
            return [encode(values[0])] * len(values)
        names = getattr(self.seal, "names", None)
        marks = None if names is None else (LYING, *(f'"{name}"' for name in names))
        texts = []
        for row, value in zip(rows, values, strict=True):
            text = "" if isinstance(value, Closed) else encode(value)
            if not text or (value and (marks is None or any(mark in text for mark in marks))):
                text = encode(self.pre_save(row, add=False))
            texts.append(text)
        return texts

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        is_sealed = isinstance(value, str) and LYING in value
        clear = super().from_db_value(value, expression, connection)
        return Closed(clear) if is_sealed else clear


class SealedCharField(_Sealed, models.CharField):  # type: ignore[type-arg]
    """A line of text that is sealed where its seal says so. ``max_length`` counts what lies there."""

    def __init__(self, *args: Any, seal: str = "", **kwargs: Any) -> None:
        self._seal_path = seal
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return Closed(value) if isinstance(value, str) and value.startswith(MARK) else value


class SealedBesideField(_Sealed, models.TextField):  # type: ignore[type-arg]
    """Where the value of another column lies sealed: declare it before that one, an ``EmptiedField``."""

    descriptor_class: Any = DeferredAttribute

    def __init__(self, *args: Any, seal: str = "", of: str = "", **kwargs: Any) -> None:
        self._seal_path, self._of = seal, of
        given: dict[str, Any] = {"default": "", "db_default": "", "blank": True, "editable": False}
        super().__init__(*args, **given | kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return Closed(value) if value else ""

    def stored_of(self, row: Any) -> Any:
        clear = row.__dict__.get(self._of)
        if not clear:
            return row.__dict__.get(self.attname, "")
        row.__dict__[f"_{self.name}"] = clear
        return self._closed(row, clear, clear, ())

    def lying_of(self, rows: Sequence[Any]) -> list[Any]:
        """What lies in the database of each of these rows when they are saved."""
        if any(row.__dict__.get(self._of) or row.__dict__.get(self.attname) for row in rows):
            return super().lying_of(rows)
        return [""] * len(rows)


class _Emptied(DeferredAttribute):
    """The value in clear, from wherever it lies."""

    field: Any

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is None or value:
            return value
        sealed = getattr(instance, self.field.beside)
        if isinstance(sealed, Closed):
            column = instance._meta.get_field(self.field.beside)
            value = instance.__dict__[self.field.attname] = column.opened(instance, sealed)
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        if not value and not instance._state.adding:
            instance.__dict__[self.field.beside] = ""
        instance.__dict__[self.field.attname] = value


class EmptiedField(models.CharField):  # type: ignore[type-arg]
    """A line that lay here in clear and lies sealed in another column now, which is written with it.

    Code says its name as before. Where older code writes here, that is what counts until it is sealed.
    """

    descriptor_class: Any = _Emptied

    def get_default(self) -> str:
        """Nothing, which is no expression of the database that would be taken for a value."""
        return ""

    @property
    def beside(self) -> str:
        """The column in which it lies."""
        return f"{self.attname}_sealed"

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def stored_of(self, row: Any) -> Any:
        """Nothing, once the other column has it in the same statement."""
        clear = row.__dict__.get(self.attname, "")
        return "" if clear == row.__dict__.get(f"_{self.beside}") else clear

    def lying_of(self, rows: Sequence[Any]) -> list[Any]:
        """What lies in the database of each of these rows when they are saved."""
        return [self.stored_of(row) for row in rows]

    def pre_save(self, model_instance: Any, add: bool) -> Any:  # noqa: FBT001 - Django's signature
        return self.stored_of(model_instance)


class IndexField(models.CharField):  # type: ignore[type-arg]
    """What a sealed line is found by: see ``index_of``."""

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self._of = of
        given: dict[str, Any] = {"max_length": 64, "default": "", "db_default": "", "blank": True, "editable": False}
        super().__init__(*args, **given | kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def stored_of(self, row: Any) -> str:
        clear = row.__dict__.get(self._of)
        if not clear and isinstance(row.__dict__.get(f"{self._of}_sealed"), Closed):
            return str(row.__dict__[self.attname])
        return index_of(self._of, clear or "")

    def lying_of(self, rows: Sequence[Any]) -> list[Any]:
        """What lies in the database of each of these rows when they are saved."""
        return [self.pre_save(row, add=False) for row in rows]

    def pre_save(self, model_instance: Any, add: bool) -> Any:  # noqa: FBT001 - Django's signature
        stored = self.stored_of(model_instance)
        setattr(model_instance, self.attname, stored)
        return stored
